package store

import (
	"context"
	"database/sql"
	"errors"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/fault"
)

// Publish implements catalog.Store.
func (s *Store) Publish(ctx context.Context, p *catalog.Publication) error {
	packed := packedPublication{
		Publication: p,
		document:    s.packer.pack(p.Document),
		findings:    s.packer.pack(p.Record.Findings),
		changes:     s.packer.pack(p.Record.Changes),
	}
	return s.change(ctx, "storing a version", func(tx *sql.Tx) error { return s.publish(ctx, tx, &packed) })
}

type packedPublication struct {
	*catalog.Publication
	document, findings, changes []byte
}

func (s *Store) publish(ctx context.Context, tx *sql.Tx, p *packedPublication) error {
	if err := advance(ctx, tx, p.API); err != nil {
		return err
	}
	if _, err := execute(ctx, tx, `UPDATE apis SET latest = $1, updated_at = $2 WHERE slug = $3`,
		p.API.Latest, at(p.API.UpdatedAt), p.API.Slug); err != nil {
		return err
	}
	replaced, err := originalOf(ctx, tx, p.Version)
	if err != nil {
		return err
	}
	if _, err := execute(ctx, tx, `INSERT INTO documents (original, data) VALUES ($1, $2)
		ON CONFLICT (original) DO NOTHING`, p.Version.Original, p.document); err != nil {
		return err
	}
	if err := s.storeVersion(ctx, tx, p); err != nil {
		return err
	}
	if err := storeJudgement(ctx, tx, p); err != nil {
		return err
	}
	if replaced == "" || replaced == p.Version.Original {
		return nil
	}
	return s.removeDocument(ctx, tx, replaced)
}

// originalOf returns the document that a version has now, "" when there is no
// such version.
func originalOf(ctx context.Context, tx *sql.Tx, v *catalog.Version) (original string, err error) {
	row := tx.QueryRowContext(ctx, `SELECT original FROM versions WHERE api = $1 AND version = $2`, v.API, v.Version)
	if err = row.Scan(&original); errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return original, err
}

// storeVersion inserts a version or replaces a draft.
func (s *Store) storeVersion(ctx context.Context, tx *sql.Tx, p *packedPublication) error {
	v := p.Version
	n, err := execute(ctx, tx, `INSERT INTO versions (`+versionColumns+`, precedence)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
		ON CONFLICT (api, version) DO UPDATE SET state = $3, digest = $4, original = $5, format = $6,
			spec_version = $7, title = $8, operations = $9, size = $10, base = $11, verdict = $12,
			required_bump = $13, findings = $14, changes = $15, waived = $16, revision = $17, created_at = $18,
			published_at = $19, published_by = $20
		WHERE versions.state = 'draft'`,
		v.API, v.Version, string(v.State), v.Digest, v.Original, v.Format.String(), v.SpecVersion, v.Title,
		v.Operations, v.Size, v.Base, v.Verdict, v.RequiredBump, inText(v.Findings), inText(v.Changes), v.Waived,
		v.Revision, at(v.CreatedAt), at(v.PublishedAt), v.PublishedBy, p.Key)
	switch {
	case s.engine.classify(err) == missing:
		return errAgain // the document was removed with its last version a moment ago
	case err == nil && n == 0:
		return fault.New(fault.Conflict, "Version %s is published already.", v.Version)
	}
	return err
}

func storeJudgement(ctx context.Context, tx *sql.Tx, p *packedPublication) error {
	_, err := execute(ctx, tx, `INSERT INTO judgements (api, version, findings, changes) VALUES ($1, $2, $3, $4)
		ON CONFLICT (api, version) DO UPDATE SET findings = $3, changes = $4`,
		p.Version.API, p.Version.Version, p.findings, p.changes)
	return err
}
