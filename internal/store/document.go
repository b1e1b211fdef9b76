package store

import (
	"context"
	"database/sql"

	"github.com/apisteward/steward/internal/fault"
)

// Original implements catalog.Store.
func (s *Store) Original(ctx context.Context, sum string) ([]byte, error) {
	var packed []byte
	row := s.read.row(ctx, `SELECT data FROM documents WHERE original = $1`, sum)
	if err := row.Scan(&packed); err != nil {
		return nil, found(err, "document", "reading a document")
	}
	data, err := s.packer.unpack(packed)
	return data, fault.Wrap(err, "unpacking a document")
}

// removeDocument removes a document that no version refers to any more. The
// update changes nothing: it makes transactions that take away the last
// versions of one document wait for each other, since neither would see what
// the other took away, and both would leave the document behind.
func (s *Store) removeDocument(ctx context.Context, tx *sql.Tx, original string) error {
	if _, err := execute(ctx, tx, `UPDATE documents SET original = original WHERE original = $1`, original); err != nil {
		return err
	}
	_, err := execute(ctx, tx, `DELETE FROM documents WHERE original = $1
		AND NOT EXISTS (SELECT 1 FROM versions WHERE versions.original = $1)`, original)
	if s.engine.classify(err) == missing {
		return errAgain // a version that refers to it was just committed
	}
	return err
}

// originalsOf returns the documents of all versions of an API, in the order in
// which everybody locks them.
func originalsOf(ctx context.Context, tx *sql.Tx, slug string) ([]string, error) {
	rows, err := tx.QueryContext(ctx, `SELECT DISTINCT original FROM versions WHERE api = $1 ORDER BY original`, slug)
	if err != nil {
		return nil, err
	}
	var originals []string
	return originals, each(rows, func(row scanner) error {
		originals = append(originals, "")
		return row.Scan(&originals[len(originals)-1])
	})
}
