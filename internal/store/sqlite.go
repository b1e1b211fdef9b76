package store

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"runtime"

	"github.com/pressly/goose/v3"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// sqliteFile is a database in one file.
type sqliteFile struct{ path string }

func newSQLite(folder, name string) *sqliteFile {
	if filepath.IsAbs(name) {
		return &sqliteFile{path: name}
	}
	return &sqliteFile{path: filepath.Join(folder, name)}
}

// prepare makes the folder (0700) and the file (0600). SQLite gives the files
// that it puts beside it (-wal, -shm) the same permissions.
func (s *sqliteFile) prepare() error {
	if err := os.MkdirAll(filepath.Dir(s.path), 0o700); err != nil {
		return err
	}
	for _, path := range []string{s.path, s.lockPath()} {
		file, err := os.OpenFile(path, os.O_RDONLY|os.O_CREATE, 0o600)
		if err != nil {
			return err
		}
		if err := errors.Join(file.Chmod(0o600), file.Close()); err != nil {
			return err
		}
	}
	return nil
}

func (s *sqliteFile) lockPath() string { return s.path + ".lock" }

// open opens one connection that writes, since SQLite has one writer at a
// time and waiting in Go is fair, and a pool that reads beside it (WAL).
func (s *sqliteFile) open(context.Context) (read, write *sql.DB, err error) {
	if write, err = sql.Open("sqlite", dsn(s.path, url.Values{"_txlock": {"immediate"}})); err != nil {
		return nil, nil, err
	}
	write.SetMaxOpenConns(1)
	if read, err = sql.Open("sqlite", dsn(s.path, url.Values{"_pragma": {"query_only(1)"}})); err != nil {
		write.Close()
		return nil, nil, err
	}
	readers := max(4, 2*runtime.GOMAXPROCS(0))
	read.SetMaxOpenConns(readers)
	read.SetMaxIdleConns(readers)
	return read, write, nil
}

// dsn returns the address of a database. With synchronous(NORMAL) in WAL mode
// a commit is a write to the WAL: it survives the death of the process in any
// way, kill -9 included, because the operating system holds it. Only when the
// machine itself fails may the last commits be gone, and never half of one.
func dsn(path string, values url.Values) string {
	values["_pragma"] = append(values["_pragma"],
		"journal_mode(WAL)", "busy_timeout(5000)", "synchronous(NORMAL)", "foreign_keys(1)")
	return fileURI(path, values)
}

// fileURI writes a path as SQLite reads it (https://sqlite.org/uri.html).
func fileURI(path string, values url.Values) string {
	uri := url.URL{Scheme: "file", OmitHost: true, Path: filepath.ToSlash(path), RawQuery: values.Encode()}
	if !filepath.IsAbs(path) {
		uri.Path, uri.Opaque = "", (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath()
	}
	return uri.String()
}

// lock takes a lock on a file beside the database, and so works before the
// database has its mode: switching a fresh file to WAL is what two starts
// collide in. The lock ends with the process, however that ends.
func (s *sqliteFile) lock(ctx context.Context, _ *sql.DB) (unlock func(), err error) {
	values := url.Values{"_pragma": {"busy_timeout(60000)"}, "_txlock": {"exclusive"}}
	db, err := sql.Open("sqlite", fileURI(s.lockPath(), values))
	if err != nil {
		return nil, err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		db.Close()
		return nil, err
	}
	return func() { tx.Rollback(); db.Close() }, nil
}

func (s *sqliteFile) dialect() goose.Dialect { return goose.DialectSQLite3 }

// lockKeys has nothing to do: there is one writer.
func (s *sqliteFile) lockKeys(context.Context, *sql.Tx) error { return nil }

func (s *sqliteFile) classify(err error) trouble {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return other
	}
	switch e.Code() {
	case sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY, sqlite3.SQLITE_CONSTRAINT_UNIQUE:
		return taken
	case sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
		return missing
	}
	if e.Code()&0xff == sqlite3.SQLITE_BUSY { // whatever its reason is
		return again
	}
	return other
}
