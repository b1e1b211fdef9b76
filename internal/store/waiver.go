package store

import (
	"context"
	"database/sql"
	"time"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/fault"
)

const waiverColumns = `id, api, fingerprint, reason, approved_by, created_at, expires_at`

func (s *Store) waivers(ctx context.Context, query string, args ...any) ([]catalog.Waiver, error) {
	var waivers []catalog.Waiver
	err := s.read.rows(ctx, func(row scanner) error {
		var w catalog.Waiver
		err := row.Scan(&w.ID, &w.API, &w.Fingerprint, &w.Reason, &w.ApprovedBy, moment{&w.CreatedAt}, moment{&w.ExpiresAt})
		waivers = append(waivers, w)
		return err
	}, query, args...)
	return waivers, fault.Wrap(err, "listing waivers")
}

// Waivers implements catalog.Store.
func (s *Store) Waivers(ctx context.Context, slug, before string, limit int) ([]catalog.Waiver, error) {
	return s.waivers(ctx, `SELECT `+waiverColumns+` FROM waivers
		WHERE api = $1 AND ($2 = '' OR id < $2) ORDER BY id DESC LIMIT $3`, slug, before, limit)
}

// WaiversHolding implements catalog.Store.
func (s *Store) WaiversHolding(ctx context.Context, slug string, now time.Time) ([]catalog.Waiver, error) {
	return s.waivers(ctx, `SELECT `+waiverColumns+` FROM waivers
		WHERE api = $1 AND expires_at > $2 ORDER BY id`, slug, at(now))
}

// InsertWaiver implements catalog.Store.
func (s *Store) InsertWaiver(ctx context.Context, w *catalog.Waiver) error {
	return s.change(ctx, "storing a waiver", func(tx *sql.Tx) error {
		if err := touch(ctx, tx, w.API); err != nil {
			return err
		}
		_, err := execute(ctx, tx, `INSERT INTO waivers (`+waiverColumns+`) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
			w.ID, w.API, w.Fingerprint, w.Reason, w.ApprovedBy, at(w.CreatedAt), at(w.ExpiresAt))
		return err
	})
}

// DeleteWaiver implements catalog.Store.
func (s *Store) DeleteWaiver(ctx context.Context, slug, id string) error {
	return s.change(ctx, "deleting a waiver", func(tx *sql.Tx) error {
		if err := touch(ctx, tx, slug); err != nil {
			return err
		}
		n, err := execute(ctx, tx, `DELETE FROM waivers WHERE api = $1 AND id = $2`, slug, id)
		if err == nil && n == 0 {
			return fault.New(fault.NotFound, "There is no such waiver.")
		}
		return err
	})
}

// touch moves an API to its next revision, whichever it is at, so that
// judgements being made are made again.
func touch(ctx context.Context, tx *sql.Tx, slug string) error {
	n, err := execute(ctx, tx, `UPDATE apis SET revision = revision + 1 WHERE slug = $1`, slug)
	if err == nil && n == 0 {
		return fault.New(fault.NotFound, "There is no such API.")
	}
	return err
}
