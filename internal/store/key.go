package store

import (
	"context"
	"database/sql"
	"time"

	"github.com/apisteward/steward/internal/access"
	"github.com/apisteward/steward/internal/fault"
)

const keyColumns = `id, name, hint, hash, scope, apis, created_at, created_by, expires_at, last_used_at, revoked_at`

func scanKey(row scanner, k *access.Key) error {
	return row.Scan(&k.ID, &k.Name, &k.Hint, &k.Hash, &k.Scope, text{&k.APIs}, moment{&k.CreatedAt}, &k.CreatedBy,
		moment{&k.ExpiresAt}, moment{&k.LastUsedAt}, moment{&k.RevokedAt})
}

// InsertKey implements access.Store.
func (s *Store) InsertKey(ctx context.Context, key *access.Key) error {
	return s.change(ctx, "storing a key", func(tx *sql.Tx) error { return s.insertKey(ctx, tx, key) })
}

func (s *Store) insertKey(ctx context.Context, tx *sql.Tx, k *access.Key) error {
	_, err := execute(ctx, tx,
		`INSERT INTO keys (`+keyColumns+`) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
		k.ID, k.Name, k.Hint, k.Hash, string(k.Scope), inText(k.APIs), at(k.CreatedAt), k.CreatedBy,
		at(k.ExpiresAt), at(k.LastUsedAt), at(k.RevokedAt))
	if s.engine.classify(err) == taken {
		return fault.New(fault.Conflict, "There is such a key already.")
	}
	return err
}

// InsertFirstKey implements access.Store.
func (s *Store) InsertFirstKey(ctx context.Context, key *access.Key) (made bool, err error) {
	err = s.change(ctx, "storing the first key", func(tx *sql.Tx) error {
		made = false
		if err := s.engine.lockKeys(ctx, tx); err != nil {
			return err
		}
		admins, err := count(ctx, tx, `SELECT COUNT(*) FROM keys WHERE scope = 'admin' AND apis IN ('null', '[]')
			AND revoked_at = 0 AND (expires_at = 0 OR expires_at > $1)`, at(key.CreatedAt))
		if err != nil || admins > 0 {
			return err
		}
		made = true
		return s.insertKey(ctx, tx, key)
	})
	return made && err == nil, err
}

func count(ctx context.Context, tx *sql.Tx, query string, args ...any) (n int64, err error) {
	err = tx.QueryRowContext(ctx, query, args...).Scan(&n)
	return n, err
}

// KeyByHash implements access.Store.
func (s *Store) KeyByHash(ctx context.Context, hash []byte) (*access.Key, error) {
	k := new(access.Key)
	if err := scanKey(s.read.row(ctx, `SELECT `+keyColumns+` FROM keys WHERE hash = $1`, hash), k); err != nil {
		return nil, found(err, "key", "reading a key")
	}
	return k, nil
}

// Keys implements access.Store.
func (s *Store) Keys(ctx context.Context, before string, limit int) ([]access.Key, error) {
	var keys []access.Key
	err := s.read.rows(ctx, func(row scanner) error {
		keys = append(keys, access.Key{})
		return scanKey(row, &keys[len(keys)-1])
	}, `SELECT `+keyColumns+` FROM keys WHERE $1 = '' OR id < $1 ORDER BY id DESC LIMIT $2`, before, limit)
	return keys, fault.Wrap(err, "listing keys")
}

// RevokeKey implements access.Store.
func (s *Store) RevokeKey(ctx context.Context, id string, now time.Time) (*access.Key, error) {
	k := new(access.Key)
	err := s.change(ctx, "revoking a key", func(tx *sql.Tx) error {
		if err := s.engine.lockKeys(ctx, tx); err != nil {
			return err
		}
		row := tx.QueryRowContext(ctx, `SELECT `+keyColumns+` FROM keys WHERE id = $1`, id)
		if err := scanKey(row, k); err != nil {
			return found(err, "key", "reading a key")
		}
		if !k.RevokedAt.IsZero() {
			return nil
		}
		if err := spare(ctx, tx, k); err != nil {
			return err
		}
		_, err := execute(ctx, tx, `UPDATE keys SET revoked_at = $1 WHERE id = $2`, at(now), id)
		k.RevokedAt = time.UnixMilli(at(now)).UTC()
		return err
	})
	if err != nil {
		return nil, err
	}
	return k, nil
}

// spare returns Conflict when the key is the last one of its kind.
func spare(ctx context.Context, tx *sql.Tx, k *access.Key) error {
	if !k.Lasting() {
		return nil
	}
	others, err := count(ctx, tx, `SELECT COUNT(*) FROM keys WHERE id <> $1
		AND scope = 'admin' AND apis IN ('null', '[]') AND revoked_at = 0 AND expires_at = 0`, k.ID)
	if err == nil && others == 0 {
		return fault.New(fault.Conflict,
			"This is the last admin key that never expires, and without one nobody could make another. Make one first.")
	}
	return err
}

// UsedKey implements access.Store.
func (s *Store) UsedKey(ctx context.Context, id string, now time.Time) error {
	return s.change(ctx, "noting the use of a key", func(tx *sql.Tx) error {
		_, err := execute(ctx, tx, `UPDATE keys SET last_used_at = $1 WHERE id = $2 AND last_used_at < $1`, at(now), id)
		return err
	})
}
