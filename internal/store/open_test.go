package store_test

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/store"
)

func TestManyOpenOneFreshDatabase(t *testing.T) {
	eachEngine(t, func(t *testing.T, b *bundle) {
		if b.options.URL == "" {
			b.options.Folder = filepath.Join(t.TempDir(), "data")
		} else {
			b.options.URL = schema(t)
		}
		var wg sync.WaitGroup
		for range 6 {
			wg.Go(func() {
				s, err := store.Open(t.Context(), b.options)
				if err != nil {
					t.Error(err)
					return
				}
				if err := s.Ping(t.Context()); err != nil {
					t.Error(err)
				}
				if err := s.Close(); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
	})
}

func TestPingOfAClosedStore(t *testing.T) {
	eachEngine(t, func(t *testing.T, b *bundle) {
		s, err := store.Open(t.Context(), b.options)
		if err != nil {
			t.Fatal(err)
		}
		s.Close()
		if err := s.Ping(t.Context()); !fault.Is(err, fault.Unavailable) {
			t.Errorf("Ping = %v, want unavailable", err)
		}
	})
}

func TestWhatIsCancelledIsNotStored(t *testing.T) {
	eachEngine(t, func(t *testing.T, b *bundle) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if err := b.InsertAPI(ctx, newAPI("payments")); err == nil {
			t.Error("no error")
		}
		if _, err := b.API(t.Context(), "payments"); !fault.Is(err, fault.NotFound) {
			t.Errorf("%v, want not found", err)
		}
	})
}

func TestSQLiteFilesAreForTheirOwnerOnly(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "a folder", "100% #data?")
	b := &bundle{options: store.Options{Folder: folder, Now: start}}
	b.Store = b.open(t)
	insertAPI(t, b, "payments", nil)
	info, err := os.Stat(folder)
	if err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("the folder: %v, %v; want 0700", info.Mode(), err)
	}
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) < 3 {
		t.Fatalf("the folder holds %v, %v", entries, err)
	}
	for _, entry := range entries {
		info, err := entry.Info()
		if err != nil || info.Mode() != fs.FileMode(0o600) {
			t.Errorf("%s: %v, %v; want 0600", entry.Name(), info.Mode(), err)
		}
	}
}

func TestWhereSQLiteIs(t *testing.T) {
	t.Parallel()
	folder, elsewhere := t.TempDir(), t.TempDir()
	for url, want := range map[string]string{
		"":                                     filepath.Join(folder, "steward.db"),
		"sqlite://other.db":                    filepath.Join(folder, "other.db"),
		"sqlite://" + elsewhere + "/there.db":  filepath.Join(elsewhere, "there.db"),
		"sqlite://below/a folder/steward.file": filepath.Join(folder, "below", "a folder", "steward.file"),
	} {
		b := &bundle{options: store.Options{URL: url, Folder: folder, Now: start}}
		b.open(t)
		if _, err := os.Stat(want); err != nil {
			t.Errorf("%q: %v", url, err)
		}
	}
}

func TestURLsThatNameNoDatabase(t *testing.T) {
	t.Parallel()
	for _, url := range []string{"mysql://localhost/steward", "steward.db", "sqlite://", "://"} {
		_, err := store.Open(t.Context(), store.Options{URL: url, Folder: t.TempDir(), Now: start})
		if !fault.Is(err, fault.Invalid) {
			t.Errorf("%q: %v, want invalid", url, err)
		}
	}
}
