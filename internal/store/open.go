// Package store keeps everything in SQLite or PostgreSQL. It implements the
// interfaces that other packages declare. SQL is written by hand in what both
// engines share.
package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"time"

	"github.com/pressly/goose/v3"

	"github.com/apisteward/steward/internal/fault"
)

// Options say where and how to open a store.
type Options struct {
	// URL is "sqlite://NAME" (a file in Folder, or a path when it begins with
	// a slash), "postgres://..." or "" for steward.db in Folder.
	URL    string
	Folder string // where SQLite's files are; made when it is not there
	Now    func() time.Time

	// ReplyLease is how long a request with an Idempotency-Key may be worked
	// on before another with that key may begin, as the process may have died.
	ReplyLease time.Duration
}

// Store is an open database. It is safe for concurrent use.
type Store struct {
	read   *statements // of a pool that sees what is committed
	write  *sql.DB     // one connection in SQLite, a pool in PostgreSQL
	engine engine
	now    func() time.Time
	packer *packer

	replyLease time.Duration
}

// engine is what the two databases do differently.
type engine interface {
	// open returns the pools to read and to write with, which may be one.
	open(ctx context.Context) (read, write *sql.DB, err error)
	// lock makes other processes that open the same database wait.
	lock(ctx context.Context, write *sql.DB) (unlock func(), err error)
	// prepare makes what has to be there before the database is opened.
	prepare() error
	dialect() goose.Dialect
	// lockKeys makes transactions that decide by all keys wait for each other.
	lockKeys(ctx context.Context, tx *sql.Tx) error
	// classify says what an error of the driver means.
	classify(err error) trouble
}

// trouble is what went wrong in a statement, as far as anyone acts on it.
type trouble uint8

const (
	other   trouble = iota
	taken           // a unique value is taken
	missing         // a row refers to one that is not there, or is referred to
	again           // the transaction lost against another one; it may be tried again
)

// Open opens the database, made if need be, and brings its tables up to date.
// Any number of processes may open one database at the same time.
func Open(ctx context.Context, opts Options) (*Store, error) {
	e, err := engineOf(opts)
	if err != nil {
		return nil, err
	}
	if err := e.prepare(); err != nil {
		return nil, fault.Wrap(err, "preparing the data folder")
	}
	read, write, err := openMigrated(ctx, e)
	if err != nil {
		return nil, fault.Wrap(err, "opening the database")
	}
	packer, err := newPacker()
	if err != nil {
		return nil, fault.Wrap(err, "opening the database")
	}
	return &Store{
		read: newStatements(read), write: write,
		engine: e, now: opts.Now, packer: packer, replyLease: opts.ReplyLease,
	}, nil
}

// engineOf returns the engine that a URL names.
func engineOf(opts Options) (engine, error) {
	scheme, rest, _ := strings.Cut(opts.URL, "://")
	switch {
	case opts.URL == "":
		return newSQLite(opts.Folder, "steward.db"), nil
	case scheme == "sqlite" && rest != "":
		return newSQLite(opts.Folder, rest), nil
	case scheme == "postgres" || scheme == "postgresql":
		return &postgres{url: opts.URL}, nil
	}
	return nil, fault.New(fault.Invalid, "A database is given as sqlite://FILE or postgres://USER:PASSWORD@HOST/NAME.")
}

// openMigrated opens the pools and migrates, all under the lock.
func openMigrated(ctx context.Context, e engine) (read, write *sql.DB, err error) {
	if read, write, err = e.open(ctx); err != nil {
		return nil, nil, err
	}
	unlock, err := e.lock(ctx, write)
	if err == nil {
		err = migrate(ctx, e, write)
		unlock()
	}
	if err != nil {
		read.Close()
		write.Close()
		return nil, nil, err
	}
	return read, write, nil
}

// Ping reports whether the database answers.
func (s *Store) Ping(ctx context.Context) error {
	var slug string
	err := s.read.row(ctx, `SELECT slug FROM apis LIMIT 1`).Scan(&slug)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return &fault.Error{Kind: fault.Unavailable, Detail: "The database does not answer.", Err: err}
	}
	return nil
}

// Close closes the database once the statements that run have ended.
func (s *Store) Close() error { return errors.Join(s.read.close(), s.write.Close()) }
