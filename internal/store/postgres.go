package store

import (
	"context"
	"database/sql"
	"errors"

	"github.com/jackc/pgx/v5/pgconn"
	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
	"github.com/pressly/goose/v3"
)

// postgres is a database on a server, version 14 or later.
type postgres struct{ url string }

// The keys of advisory locks, any numbers that other programs will not use in
// the same database.
const (
	lockMigration = 0x73746577_0001
	lockKeyTable  = 0x73746577_0002
)

func (p *postgres) prepare() error { return nil }

func (p *postgres) open(ctx context.Context) (read, write *sql.DB, err error) {
	db, err := sql.Open("pgx", p.url)
	if err != nil {
		return nil, nil, err
	}
	db.SetMaxOpenConns(20)
	db.SetMaxIdleConns(20)
	if err := db.PingContext(ctx); err != nil {
		db.Close()
		return nil, nil, err
	}
	return db, db, nil
}

// lock takes an advisory lock, which ends with the connection at the latest,
// and sees to it that there is the collation that the tables need: text
// compares by bytes, as in SQLite, whatever the database's language.
func (p *postgres) lock(ctx context.Context, write *sql.DB) (unlock func(), err error) {
	conn, err := write.Conn(ctx)
	if err != nil {
		return nil, err
	}
	unlock = func() {
		conn.ExecContext(context.WithoutCancel(ctx), `SELECT pg_advisory_unlock($1)`, int64(lockMigration))
		conn.Close()
	}
	_, err = conn.ExecContext(ctx, `SELECT pg_advisory_lock($1)`, int64(lockMigration))
	if err == nil {
		_, err = conn.ExecContext(ctx, `CREATE COLLATION IF NOT EXISTS "binary" FROM "C"`)
	}
	if err != nil {
		unlock()
		return nil, err
	}
	return unlock, nil
}

func (p *postgres) dialect() goose.Dialect { return goose.DialectPostgres }

func (p *postgres) lockKeys(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, `SELECT pg_advisory_xact_lock($1)`, int64(lockKeyTable))
	return err
}

// classify reads SQLSTATE codes (PostgreSQL, appendix A).
func (p *postgres) classify(err error) trouble {
	var e *pgconn.PgError
	if !errors.As(err, &e) {
		return other
	}
	switch e.Code {
	case "23505": // unique_violation
		return taken
	case "23503": // foreign_key_violation
		return missing
	case "40001", "40P01": // serialization_failure, deadlock_detected
		return again
	}
	return other
}
