package store

import (
	"context"
	"database/sql"
	"errors"

	"github.com/apisteward/steward/internal/fault"
)

// tries bounds how often a transaction that lost against others is repeated.
const tries = 5

// errAgain makes a transaction be tried again.
var errAgain = errors.New("another transaction was faster")

// change runs a transaction, again where it lost against another one, and
// commits it when do returns nil. Other errors than *fault.Error become
// Internal ones that say what was being done.
func (s *Store) change(ctx context.Context, doing string, do func(tx *sql.Tx) error) error {
	var err error
	for range tries {
		err = s.attempt(ctx, do)
		if err == nil || !errors.Is(err, errAgain) && s.engine.classify(err) != again {
			break
		}
	}
	return fault.Wrap(err, doing)
}

func (s *Store) attempt(ctx context.Context, do func(tx *sql.Tx) error) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // without effect once it is committed
	if err := do(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// execute runs a statement and returns the number of rows it changed.
func execute(ctx context.Context, tx *sql.Tx, text string, args ...any) (int64, error) {
	result, err := tx.ExecContext(ctx, text, args...)
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}

// found makes the absence of a row a NotFound error, and any other error an
// Internal one that says what was being done.
func found(err error, what, doing string) error {
	if errors.Is(err, sql.ErrNoRows) {
		return fault.New(fault.NotFound, "There is no such %s.", what)
	}
	return fault.Wrap(err, doing)
}
