package access_test

import (
	"regexp"
	"sync"
	"testing"

	"github.com/apisteward/steward/internal/access"
	"github.com/apisteward/steward/internal/fault"
)

func TestTheFirstAdminKeyIsShownOnce(t *testing.T) {
	t.Parallel()
	b := setup(t)
	first, err := b.EnsureAdmin(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	p, err := b.Authenticate(t.Context(), first)
	if err != nil || !p.May(access.Admin, "") {
		t.Errorf("the first key is %+v, %v", p, err)
	}
	if again, err := b.EnsureAdmin(t.Context(), ""); again != "" || err != nil {
		t.Errorf("on the next start: %q, %v; want nothing", again, err)
	}
}

func TestReplicasThatStartTogetherMakeOneFirstKey(t *testing.T) {
	t.Parallel()
	b := setup(t)
	tokens := make([]string, 5)
	var wg sync.WaitGroup
	for i := range tokens {
		wg.Go(func() {
			var err error
			if tokens[i], err = b.serve(b.store).EnsureAdmin(t.Context(), ""); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	made := 0
	for _, token := range tokens {
		if token != "" {
			made++
		}
	}
	if made != 1 {
		t.Errorf("%d first keys were shown, want one", made)
	}
}

func TestAGivenKeyBecomesAnAdmin(t *testing.T) {
	t.Parallel()
	b := setup(t)
	given := token(t)
	for range 2 {
		if shown, err := b.EnsureAdmin(t.Context(), given); shown != "" || err != nil {
			t.Fatalf("EnsureAdmin = %q, %v; want nothing shown", shown, err)
		}
	}
	p, err := b.Authenticate(t.Context(), given)
	if err != nil || !p.May(access.Admin, "") {
		t.Errorf("the given key is %+v, %v", p, err)
	}
	another := token(t)
	if _, err := b.EnsureAdmin(t.Context(), another); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Authenticate(t.Context(), another); err != nil {
		t.Errorf("another given key, beside the first: %v", err)
	}
	if _, err := b.RevokeKey(t.Context(), p.KeyID); err != nil {
		t.Fatal(err)
	}
	if _, err := b.EnsureAdmin(t.Context(), given); err != nil {
		t.Error(err)
	}
	wantUnknown(t, b.Service, given)
}

func TestAGivenKeyMustBeWellFormed(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, err := b.EnsureAdmin(t.Context(), "secret")
	if !fault.Is(err, fault.Invalid) {
		t.Fatalf("EnsureAdmin = %v, want invalid", err)
	}
	offered := regexp.MustCompile(`stw_[0-9A-Za-z]{49}`).FindString(err.Error())
	if _, err := b.EnsureAdmin(t.Context(), offered); err != nil {
		t.Errorf("the token that was offered: %v", err)
	}
}

func TestTheLastAdminKeyStays(t *testing.T) {
	t.Parallel()
	b := setup(t)
	first, err := b.EnsureAdmin(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	p, err := b.Authenticate(t.Context(), first)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.RevokeKey(t.Context(), p.KeyID); !fault.Is(err, fault.Conflict) {
		t.Errorf("RevokeKey = %v, want a conflict", err)
	}
	if _, err := b.Authenticate(t.Context(), first); err != nil {
		t.Errorf("after that: %v", err)
	}
}
