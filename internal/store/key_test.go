package store_test

import (
	"fmt"
	"reflect"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/apisteward/steward/internal/access"
	"github.com/apisteward/steward/internal/fault"
)

// newKey returns an admin key for everything that never expires.
func newKey(id string) *access.Key {
	return &access.Key{
		ID: id, Name: "key " + id, Hint: "stw_abcd", Hash: []byte("hash of " + id), Scope: access.Admin, CreatedAt: start(),
	}
}

func insertKey(t *testing.T, b *bundle, key *access.Key) {
	t.Helper()
	if err := b.InsertKey(t.Context(), key); err != nil {
		t.Fatalf("InsertKey(%s): %v", key.ID, err)
	}
}

func TestKeysAreReadAsTheyWereStored(t *testing.T) {
	eachEngine(t, func(t *testing.T, b *bundle) {
		a, c := newKey("A"), newKey("C")
		c.Scope, c.APIs, c.CreatedBy = access.Publish, []string{"payments", "payouts"}, "ada"
		c.ExpiresAt, c.LastUsedAt = start().Add(time.Hour), start()
		insertKey(t, b, a)
		insertKey(t, b, c)
		if got, err := b.KeyByHash(t.Context(), c.Hash); err != nil || !reflect.DeepEqual(got, c) {
			t.Errorf("KeyByHash = %+v, %v; want %+v", got, err, c)
		}
		if _, err := b.KeyByHash(t.Context(), []byte("another")); !fault.Is(err, fault.NotFound) {
			t.Errorf("an unknown hash: %v, want not found", err)
		}
		for before, want := range map[string][]access.Key{"": {*c, *a}, "C": {*a}, "A": nil} {
			if got, err := b.Keys(t.Context(), before, 10); err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("keys before %q are %+v, %v; want %+v", before, got, err, want)
			}
		}
		same := newKey("D")
		same.Hash = a.Hash
		if err := b.InsertKey(t.Context(), same); !fault.Is(err, fault.Conflict) {
			t.Errorf("a hash that is taken: %v, want a conflict", err)
		}
		for _, at := range []time.Time{start().Add(time.Minute), start()} {
			if err := b.UsedKey(t.Context(), "A", at); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := b.KeyByHash(t.Context(), a.Hash); err != nil || !got.LastUsedAt.Equal(start().Add(time.Minute)) {
			t.Errorf("last used %+v, %v; want the latest use", got, err)
		}
	})
}

func TestTheLastLastingAdminKeyIsNotRevoked(t *testing.T) {
	eachEngine(t, func(t *testing.T, b *bundle) {
		for id, edit := range map[string]func(*access.Key){
			"last":     func(*access.Key) {},
			"revoked":  func(k *access.Key) { k.RevokedAt = start() },
			"expiring": func(k *access.Key) { k.ExpiresAt = start().Add(time.Hour) },
			"limited":  func(k *access.Key) { k.APIs = []string{"payments"} },
			"publish":  func(k *access.Key) { k.Scope = access.Publish },
		} {
			key := newKey(id)
			edit(key)
			insertKey(t, b, key)
		}
		if _, err := b.RevokeKey(t.Context(), "last", start()); !fault.Is(err, fault.Conflict) {
			t.Errorf("revoking the last one: %v, want a conflict", err)
		}
		insertKey(t, b, newKey("new"))
		later := start().Add(time.Hour)
		key, err := b.RevokeKey(t.Context(), "last", later)
		if err != nil || !key.RevokedAt.Equal(later) {
			t.Errorf("revoking it with another left = %+v, %v", key, err)
		}
		if key, err := b.RevokeKey(t.Context(), "last", later.Add(time.Hour)); err != nil || !key.RevokedAt.Equal(later) {
			t.Errorf("revoking it again = %+v, %v; want the first time kept", key, err)
		}
		if key, err := b.RevokeKey(t.Context(), "publish", later); err != nil || key.Usable(later) {
			t.Errorf("revoking a key that is no admin's = %+v, %v", key, err)
		}
		if _, err := b.RevokeKey(t.Context(), "nothing", later); !fault.Is(err, fault.NotFound) {
			t.Errorf("revoking nothing: %v, want not found", err)
		}
	})
}

func TestOfAllAdminKeysRevokedAtOnceOneIsLeft(t *testing.T) {
	eachEngine(t, func(t *testing.T, b *bundle) {
		other := b.open(t)
		for i := range 6 {
			insertKey(t, b, newKey(fmt.Sprint(i)))
		}
		var revoked atomic.Int32
		var wg sync.WaitGroup
		for i := range 6 {
			s := b.Store
			if i%2 == 0 {
				s = other
			}
			wg.Go(func() {
				if _, err := s.RevokeKey(t.Context(), fmt.Sprint(i), start()); err == nil {
					revoked.Add(1)
				} else if !fault.Is(err, fault.Conflict) {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if revoked.Load() != 5 {
			t.Errorf("%d of 6 were revoked, want 5", revoked.Load())
		}
	})
}

func TestTheFirstKeyIsMadeOnce(t *testing.T) {
	eachEngine(t, func(t *testing.T, b *bundle) {
		for id, edit := range map[string]func(*access.Key){
			"revoked": func(k *access.Key) { k.RevokedAt = start() },
			"expired": func(k *access.Key) { k.ExpiresAt = start() },
			"limited": func(k *access.Key) { k.APIs = []string{"payments"} },
			"read":    func(k *access.Key) { k.Scope = access.Read },
		} {
			key := newKey(id)
			edit(key)
			insertKey(t, b, key) // none of them can manage the server
		}
		other := b.open(t)
		var made atomic.Int32
		var wg sync.WaitGroup
		for i := range 6 {
			s := b.Store
			if i%2 == 0 {
				s = other
			}
			wg.Go(func() {
				ok, err := s.InsertFirstKey(t.Context(), newKey(fmt.Sprint(i)))
				if err != nil {
					t.Error(err)
				}
				if ok {
					made.Add(1)
				}
			})
		}
		wg.Wait()
		if made.Load() != 1 {
			t.Errorf("%d first keys were made, want one", made.Load())
		}
	})
}
