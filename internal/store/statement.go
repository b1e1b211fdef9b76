package store

import (
	"context"
	"database/sql"
	"strconv"
	"sync"
)

// statements prepares each statement once and keeps it. Texts must come from
// a small, fixed set.
type statements struct {
	db *sql.DB

	mu       sync.RWMutex
	prepared map[string]*sql.Stmt
}

func newStatements(db *sql.DB) *statements {
	return &statements{db: db, prepared: make(map[string]*sql.Stmt)}
}

// get returns the prepared statement of a text.
func (s *statements) get(ctx context.Context, text string) (*sql.Stmt, error) {
	s.mu.RLock()
	stmt, ok := s.prepared[text]
	s.mu.RUnlock()
	if ok {
		return stmt, nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if stmt, ok := s.prepared[text]; ok {
		return stmt, nil
	}
	stmt, err := s.db.PrepareContext(ctx, text)
	if err != nil {
		return nil, err
	}
	s.prepared[text] = stmt
	return stmt, nil
}

// scanner is a row, or the error that there is none.
type scanner interface{ Scan(to ...any) error }

type failedRow struct{ err error }

func (r failedRow) Scan(...any) error { return r.err }

// row returns the first row of a query.
func (s *statements) row(ctx context.Context, text string, args ...any) scanner {
	stmt, err := s.get(ctx, text)
	if err != nil {
		return failedRow{err}
	}
	return stmt.QueryRowContext(ctx, args...)
}

// rows calls scan for each row of a query.
func (s *statements) rows(ctx context.Context, scan func(scanner) error, text string, args ...any) error {
	stmt, err := s.get(ctx, text)
	if err != nil {
		return err
	}
	rows, err := stmt.QueryContext(ctx, args...)
	if err != nil {
		return err
	}
	return each(rows, scan)
}

// each calls scan for each row and closes them.
func each(rows *sql.Rows, scan func(scanner) error) error {
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

func (s *statements) close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, stmt := range s.prepared {
		stmt.Close()
	}
	clear(s.prepared)
	return s.db.Close()
}

// query calls scan for each row of a query whose text varies.
func (s *Store) query(ctx context.Context, scan func(scanner) error, text string, args ...any) error {
	rows, err := s.read.db.QueryContext(ctx, text, args...)
	if err != nil {
		return err
	}
	return each(rows, scan)
}

// place returns the placeholder of the n-th argument.
func place(n int) string { return "$" + strconv.Itoa(n) }
