package access_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/apisteward/steward/internal/access"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/store"
)

// testBundle is a service on an empty store, with a clock and a count of how
// often keys were read from the store.
type testBundle struct {
	*access.Service
	store  *countingStore
	folder string

	mu  sync.Mutex
	now time.Time
}

func (b *testBundle) Now() time.Time {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.now
}

func (b *testBundle) forward(d time.Duration) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.now = b.now.Add(d)
}

// countingStore counts reads of keys, and does something in the middle of one.
type countingStore struct {
	access.Store
	reads int
	amid  func()
}

func (s *countingStore) KeyByHash(ctx context.Context, hash []byte) (*access.Key, error) {
	s.reads++
	key, err := s.Store.KeyByHash(ctx, hash)
	if s.amid != nil {
		s.amid()
	}
	return key, err
}

func setup(t *testing.T) *testBundle {
	t.Helper()
	b := &testBundle{folder: t.TempDir(), now: time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)}
	s, err := store.Open(t.Context(), store.Options{Folder: b.folder, Now: b.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	b.store = &countingStore{Store: s}
	b.Service = b.serve(b.store)
	return b
}

// serve returns a service as another replica would have it.
func (b *testBundle) serve(s access.Store) *access.Service {
	return access.New(s, access.Options{Now: b.Now, Random: rand.Reader})
}

func (b *testBundle) createKey(t *testing.T, in access.CreateKeyInput) (*access.Key, string) {
	t.Helper()
	key, token, err := b.CreateKey(t.Context(), in)
	if err != nil {
		t.Fatalf("CreateKey: %v", err)
	}
	return key, token
}

// wantUnknown wants a token not to open anything.
func wantUnknown(t *testing.T, s *access.Service, token string) {
	t.Helper()
	if p, err := s.Authenticate(t.Context(), token); !fault.Is(err, fault.Unauthenticated) {
		t.Errorf("Authenticate = %+v, %v; want unauthenticated", p, err)
	}
}

func TestAKeyIsRecognised(t *testing.T) {
	t.Parallel()
	b := setup(t)
	key, token := b.createKey(t, access.CreateKeyInput{Name: "ci", Scope: access.Publish, APIs: []string{"payments"}, By: "ada"})
	p, err := b.Authenticate(t.Context(), token)
	if err != nil || p.KeyID != key.ID || p.Name != "ci" || !p.May(access.Publish, "payments") || p.May(access.Publish, "payouts") {
		t.Errorf("Authenticate = %+v, %v", p, err)
	}
	if !strings.HasPrefix(token, key.Hint) || len(key.Hint) != 8 || key.CreatedBy != "ada" {
		t.Errorf("the key is %+v", key)
	}
	_, other := setup(t).createKey(t, access.CreateKeyInput{Name: "ci", Scope: access.Publish})
	wantUnknown(t, b.Service, other)
}

func TestATokenIsNotKept(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, token := b.createKey(t, access.CreateKeyInput{Name: "ci", Scope: access.Read})
	hash := sha256.Sum256([]byte(token))
	found := false
	entries, err := os.ReadDir(b.folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		data, err := os.ReadFile(filepath.Join(b.folder, entry.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(data, []byte(token[len("stw_3kF9"):])) {
			t.Errorf("%s holds the token", entry.Name())
		}
		found = found || bytes.Contains(data, hash[:])
	}
	if !found {
		t.Error("no file holds the token's SHA-256")
	}
}

func TestAMalformedTokenCostsNoQuery(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, token := range []string{"", "stw_", "secret", token(t) + "x"} {
		wantUnknown(t, b.Service, token)
	}
	if b.store.reads != 0 {
		t.Errorf("the store was read %d times", b.store.reads)
	}
}

func TestAKeyExpires(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, token := b.createKey(t, access.CreateKeyInput{Name: "ci", Scope: access.Read, ExpiresAt: b.Now().Add(time.Second)})
	if _, err := b.Authenticate(t.Context(), token); err != nil {
		t.Error(err)
	}
	b.forward(time.Second) // it is still remembered
	wantUnknown(t, b.Service, token)
}

func TestARevokedKeyIsRefusedAtOnceAndElsewhereSoon(t *testing.T) {
	t.Parallel()
	b := setup(t)
	replica := b.serve(b.store)
	key, token := b.createKey(t, access.CreateKeyInput{Name: "ci", Scope: access.Read})
	for _, s := range []*access.Service{b.Service, replica} {
		if _, err := s.Authenticate(t.Context(), token); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := b.RevokeKey(t.Context(), key.ID); err != nil {
		t.Fatal(err)
	}
	wantUnknown(t, b.Service, token)
	b.forward(5 * time.Second)
	wantUnknown(t, replica, token)
}

func TestAKeyRevokedWhileItIsReadIsNotRemembered(t *testing.T) {
	t.Parallel()
	b := setup(t)
	key, token := b.createKey(t, access.CreateKeyInput{Name: "ci", Scope: access.Read})
	b.store.amid = func() { // read as usable, and revoked before it is remembered
		b.store.amid = nil
		if _, err := b.RevokeKey(t.Context(), key.ID); err != nil {
			t.Error(err)
		}
	}
	if _, err := b.Authenticate(t.Context(), token); err != nil {
		t.Errorf("the request that came first: %v", err)
	}
	wantUnknown(t, b.Service, token)
}

func TestABusyKeyIsReadOnceInAWhile(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, token := b.createKey(t, access.CreateKeyInput{Name: "ci", Scope: access.Read})
	for range 100 {
		if _, err := b.Authenticate(t.Context(), token); err != nil {
			t.Fatal(err)
		}
	}
	if b.store.reads != 1 {
		t.Errorf("the store was read %d times, want once", b.store.reads)
	}
}

func TestTheLastUseIsWrittenOnceAMinute(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, token := b.createKey(t, access.CreateKeyInput{Name: "ci", Scope: access.Read})
	use := func(after time.Duration) time.Time {
		t.Helper()
		b.forward(after)
		if _, err := b.Authenticate(t.Context(), token); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		b.Run(ctx, slog.New(slog.DiscardHandler)) // writes what is left
		keys, err := b.ListKeys(t.Context(), access.ListKeysInput{})
		if err != nil {
			t.Fatal(err)
		}
		return keys.Items[0].LastUsedAt
	}
	first := b.Now()
	if got := use(0); !got.Equal(first) {
		t.Errorf("last used at %v, want %v", got, first)
	}
	if got := use(59 * time.Second); !got.Equal(first) {
		t.Errorf("within the minute last used at %v, want it unwritten", got)
	}
	if got := use(time.Second); !got.Equal(b.Now()) {
		t.Errorf("after a minute last used at %v, want %v", got, b.Now())
	}
}

func TestKeysThatAreRefused(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for place, edit := range map[string]func(*access.CreateKeyInput){
		"#/name":       func(in *access.CreateKeyInput) { in.Name = " " },
		"#/name ":      func(in *access.CreateKeyInput) { in.Name = "a\x00" },
		"#/name  ":     func(in *access.CreateKeyInput) { in.Name = strings.Repeat("a", 201) },
		"#/scope":      func(in *access.CreateKeyInput) { in.Scope = "root" },
		"#/apis":       func(in *access.CreateKeyInput) { in.APIs = strings.Fields(strings.Repeat("a ", 101)) },
		"#/apis/0":     func(in *access.CreateKeyInput) { in.APIs = []string{""} },
		"#/expires_at": func(in *access.CreateKeyInput) { in.ExpiresAt = b.Now() },
	} {
		in := access.CreateKeyInput{Name: "ci", Scope: access.Read}
		edit(&in)
		_, token, err := b.CreateKey(t.Context(), in)
		var e *fault.Error
		if !errors.As(err, &e) || e.Kind != fault.Invalid || len(e.Fields) != 1 || e.Fields[0].Place != strings.TrimSpace(place) || token != "" {
			t.Errorf("%s: %q, %v", place, token, err)
		}
	}
	if _, err := b.RevokeKey(t.Context(), "\x00"); !fault.Is(err, fault.NotFound) {
		t.Errorf("revoking what cannot be: %v, want not found", err)
	}
}

func TestKeysArePagedNewestFirst(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, name := range []string{"a", "b", "c"} {
		b.forward(time.Second)
		b.createKey(t, access.CreateKeyInput{Name: name, Scope: access.Read})
	}
	first, err := b.ListKeys(t.Context(), access.ListKeysInput{Limit: 2})
	if err != nil || len(first.Items) != 2 || first.Items[0].Name != "c" || first.Items[1].Name != "b" {
		t.Fatalf("the first page is %+v, %v", first, err)
	}
	last, err := b.ListKeys(t.Context(), access.ListKeysInput{Limit: 2, Cursor: first.Next})
	if err != nil || len(last.Items) != 1 || last.Items[0].Name != "a" || last.Next != "" {
		t.Errorf("the last page is %+v, %v", last, err)
	}
	for _, in := range []access.ListKeysInput{{Limit: 201}, {Limit: -1}, {Cursor: "!"}, {Cursor: "AA"}} {
		if _, err := b.ListKeys(t.Context(), in); !fault.Is(err, fault.Invalid) {
			t.Errorf("page %+v: %v, want invalid", in, err)
		}
	}
}
