package catalog_test

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/fault"
)

func TestOfManyDocumentsForOneVersionExactlyOneWins(t *testing.T) {
	t.Parallel()
	b := setup(t)
	replicas := []*catalog.Service{b.Service, b.serve(b.store)}
	var wins, conflicts atomic.Int32
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			_, stored, err := replicas[i%2].PublishVersion(t.Context(), catalog.PublishInput{
				API: "payments", Body: document("1.0.0", fmt.Sprintf("property%d", i)),
			})
			switch {
			case stored && err == nil:
				wins.Add(1)
			case fault.Is(err, fault.Conflict):
				conflicts.Add(1)
			default:
				t.Errorf("stored %v, %v", stored, err)
			}
		})
	}
	wg.Wait()
	if wins.Load() != 1 || conflicts.Load() != 7 {
		t.Errorf("%d won and %d had a conflict, want 1 and 7", wins.Load(), conflicts.Load())
	}
}

func TestTheSameDocumentManyTimesIsStoredOnce(t *testing.T) {
	t.Parallel()
	b := setup(t)
	var wins atomic.Int32
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			_, stored, err := b.PublishVersion(t.Context(), catalog.PublishInput{API: "payments", Body: document("1.0.0", "name")})
			if err != nil {
				t.Error(err)
			}
			if stored {
				wins.Add(1)
			}
		})
	}
	wg.Wait()
	if wins.Load() != 1 {
		t.Errorf("stored %d times, want once", wins.Load())
	}
}

// late is a store in which something happens just after a version was looked
// for and not found.
type late struct {
	catalog.Store
	then func()
}

func (s *late) Version(ctx context.Context, api, version string) (*catalog.Version, error) {
	v, err := s.Store.Version(ctx, api, version)
	if then := s.then; then != nil {
		s.then = nil
		then()
	}
	return v, err
}

func TestTheSameDocumentPublishedWhileItIsJudged(t *testing.T) {
	t.Parallel()
	b := setup(t)
	slow := &late{Store: b.store, then: func() { b.publish(t, document("1.0.0", "name")) }}
	_, stored, err := b.serve(slow).PublishVersion(t.Context(), catalog.PublishInput{API: "payments", Body: document("1.0.0", "name")})
	if err != nil || stored {
		t.Errorf("stored %v, %v; want nothing stored and no error", stored, err)
	}
}

// interrupted is a store in which something happens just before a publication
// is stored.
type interrupted struct {
	catalog.Store
	before func()
}

func (s *interrupted) Publish(ctx context.Context, p *catalog.Publication) error {
	if before := s.before; before != nil {
		s.before = nil
		before()
	}
	return s.Store.Publish(ctx, p)
}

func TestAJudgementIsMadeAgainWhenItsBaseMoved(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.publish(t, document("1.0.0", "name"))
	slow := &interrupted{Store: b.store, before: func() { b.publish(t, document("1.1.0", "name", "email")) }}

	// Against 1.0.0 this is identical; against 1.1.0 it breaks.
	_, stored, err := b.serve(slow).PublishVersion(t.Context(), catalog.PublishInput{
		API: "payments", Body: document("1.2.0", "name"),
	})
	if stored || !fault.Is(err, fault.Conflict) {
		t.Errorf("stored %v, %v; want a conflict, since 1.1.0 came first", stored, err)
	}

	slow.before = func() { b.publish(t, document("1.2.0", "name", "email")) }
	j, stored, err := b.serve(slow).PublishVersion(t.Context(), catalog.PublishInput{
		API: "payments", Body: document("1.3.0", "name", "email", "phone"),
	})
	if err != nil || !stored || j.Version.Base != "1.2.0" {
		t.Errorf("stored %v with base %s, %v; want it compared with 1.2.0", stored, j.Version.Base, err)
	}
	if got := b.versions(t); !slices.Equal(got, []string{"1.3.0", "1.2.0", "1.1.0", "1.0.0"}) {
		t.Errorf("stored are %v", got)
	}
}

func TestAJudgementIsMadeAgainWhenItsWaiverIsGone(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.publish(t, document("1.0.0", "name", "email"))
	w := b.waive(t, b.refused(t, document("1.1.0", "name"), fault.Conflict).Judgement.Blocking[0].Fingerprint)
	slow := &interrupted{Store: b.store, before: func() {
		if err := b.DeleteWaiver(t.Context(), "payments", w.ID); err != nil {
			t.Error(err)
		}
	}}
	_, stored, err := b.serve(slow).PublishVersion(t.Context(), catalog.PublishInput{API: "payments", Body: document("1.1.0", "name")})
	if stored || !fault.Is(err, fault.Conflict) {
		t.Errorf("stored %v, %v; want a conflict", stored, err)
	}
}

func TestAPublicationThatNeverGetsThroughEnds(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, stored, err := b.serve(alwaysStale{b.store}).PublishVersion(t.Context(), catalog.PublishInput{
		API: "payments", Body: document("1.0.0", "name"),
	})
	if stored || !fault.Is(err, fault.Unavailable) {
		t.Errorf("stored %v, %v; want unavailable", stored, err)
	}
}

// alwaysStale is a store in which somebody else is always faster.
type alwaysStale struct{ catalog.Store }

func (alwaysStale) Publish(context.Context, *catalog.Publication) error { return catalog.ErrStale() }

func TestTheBaseIsReadOnce(t *testing.T) {
	t.Parallel()
	b := setup(t)
	reads := &countingStore{Store: b.store}
	s := b.serve(reads)
	for i := range 5 {
		properties := []string{"name"}
		for j := range i {
			properties = append(properties, fmt.Sprintf("property%d", j))
		}
		if _, _, err := s.PublishVersion(t.Context(), catalog.PublishInput{
			API: "payments", Body: document(fmt.Sprintf("1.%d.0", i), properties...),
		}); err != nil {
			t.Fatal(err)
		}
	}
	if n := reads.originals.Load(); n != 0 {
		t.Errorf("documents were read %d times from the store, though each base was just published", n)
	}
	fresh := b.serve(reads)
	for range 3 {
		if _, err := fresh.CheckDocument(t.Context(), catalog.CheckInput{API: "payments", Body: document("2.0.0", "id")}); err != nil {
			t.Fatal(err)
		}
	}
	if n := reads.originals.Load(); n != 1 {
		t.Errorf("the base was read %d times from the store, want once", n)
	}
}

// countingStore counts how often documents are read.
type countingStore struct {
	catalog.Store
	originals atomic.Int32
}

func (s *countingStore) Original(ctx context.Context, sum string) ([]byte, error) {
	s.originals.Add(1)
	return s.Store.Original(ctx, sum)
}

func TestAPublicationDoesNotWaitBeyondItsContext(t *testing.T) {
	t.Parallel()
	b := setup(t)
	busy, done := make(chan struct{}), make(chan struct{})
	slow := &interrupted{Store: b.store, before: func() { close(busy); <-done }}
	s := catalog.New(slow, catalog.Options{Now: b.clock.Now, Limits: limits(), Parallel: 1})
	var wg sync.WaitGroup
	wg.Go(func() {
		if _, _, err := s.PublishVersion(t.Context(), catalog.PublishInput{API: "payments", Body: document("1.0.0", "name")}); err != nil {
			t.Error(err)
		}
	})
	<-busy
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.CheckDocument(ctx, catalog.CheckInput{Body: document("1.0.0", "name")}); !fault.Is(err, fault.Unavailable) {
		t.Errorf("CheckDocument on a busy service: %v, want unavailable", err)
	}
	close(done)
	wg.Wait()
}
