package store_test

import (
	"crypto/rand"
	"database/sql"
	"encoding/hex"
	"net/url"
	"os"
	"testing"
	"time"

	"github.com/apisteward/steward/internal/store"
)

// start is when everything in these tests happens, unless said otherwise.
func start() time.Time { return time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC) }

// bundle is an empty database of one engine.
type bundle struct {
	*store.Store
	options store.Options
}

// open opens the same database once more, as another process would.
func (b *bundle) open(t *testing.T) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), b.options)
	if err != nil {
		t.Fatalf("opening the store: %v", err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("closing the store: %v", err)
		}
	})
	return s
}

// eachEngine runs one test against every engine.
func eachEngine(t *testing.T, test func(t *testing.T, b *bundle)) {
	t.Run("sqlite", func(t *testing.T) {
		run(t, store.Options{Folder: t.TempDir(), Now: start, ReplyLease: time.Minute}, test)
	})
	t.Run("postgres", func(t *testing.T) {
		run(t, store.Options{URL: schema(t), Now: start, ReplyLease: time.Minute}, test)
	})
}

func run(t *testing.T, options store.Options, test func(t *testing.T, b *bundle)) {
	t.Parallel()
	b := &bundle{options: options}
	b.Store = b.open(t)
	test(t, b)
}

// schema returns the address of a new, empty schema of a PostgreSQL database.
func schema(t *testing.T) string {
	t.Helper()
	address := os.Getenv("STEWARD_TEST_POSTGRES")
	if address == "" {
		t.Skip("set STEWARD_TEST_POSTGRES=postgres://... to run the store's tests against PostgreSQL")
	}
	u, err := url.Parse(address)
	if err != nil {
		t.Fatalf("STEWARD_TEST_POSTGRES: %v", err)
	}
	var random [8]byte
	rand.Read(random[:])
	name := "steward_test_" + hex.EncodeToString(random[:])
	db, err := sql.Open("pgx", address)
	if err != nil {
		t.Fatalf("STEWARD_TEST_POSTGRES: %v", err)
	}
	t.Cleanup(func() {
		if _, err := db.Exec(`DROP SCHEMA ` + name + ` CASCADE`); err != nil {
			t.Errorf("removing the schema of a test: %v", err)
		}
		db.Close()
	})
	if _, err := db.Exec(`CREATE SCHEMA ` + name); err != nil {
		t.Fatalf("making a schema for a test: %v", err)
	}
	query := u.Query()
	query.Set("search_path", name)
	u.RawQuery = query.Encode()
	return u.String()
}
