package clients_test

import (
	"context"
	"testing"
	"time"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/clients"
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
)

// shelf is a catalogue with one document under every name. Reading it tells
// that it began, and waits until it may go on.
type shelf struct {
	doc         *contract.Document
	began, goOn chan struct{}
}

func newShelf(t *testing.T) *shelf {
	return &shelf{doc: mustLoad(t, shop), began: make(chan struct{}), goOn: make(chan struct{})}
}

func (s *shelf) FindVersion(_ context.Context, in catalog.VersionInput) (*catalog.API, *catalog.Version, error) {
	return &catalog.API{Slug: in.API}, &catalog.Version{API: in.API, Version: in.Version, Original: "sha256:" + in.Version}, nil
}

func (s *shelf) ReadDocument(ctx context.Context, _ *catalog.Version) (*contract.Document, error) {
	s.began <- struct{}{}
	<-s.goOn
	return s.doc, ctx.Err()
}

func newLibrary(s *shelf) *clients.Library {
	return clients.NewLibrary(s, clients.LibraryOptions{CacheBytes: 1 << 20, ArchiveBytes: 1 << 20, Parallel: 1})
}

func version(name string) catalog.VersionInput {
	return catalog.VersionInput{API: "shop", Version: name}
}

// Whoever asks first may go away: others may wait for the same client.
func TestACallerWhoGoesAwaySpoilsNothing(t *testing.T) {
	s := newShelf(t)
	l := newLibrary(s)
	ctx, cancel := context.WithCancel(t.Context())
	made := make(chan error, 1)
	go func() {
		_, err := l.GetVersionClient(ctx, version("1.4.0"), clients.Go)
		made <- err
	}()
	<-s.began
	cancel()
	close(s.goOn)
	if err := <-made; err != nil {
		t.Errorf("got %v", err)
	}
	a, err := l.GetVersionClient(t.Context(), version("1.4.0"), clients.Go) // another reading would wait forever
	if err != nil || a.FileName != "shop-1.4.0-go.zip" || len(a.Data) == 0 {
		t.Errorf("%+v, %v", a, err)
	}
}

func TestNobodyWaitsBeyondTheirTime(t *testing.T) {
	s := newShelf(t)
	l := newLibrary(s)
	made := make(chan error, 1)
	go func() {
		_, err := l.GetVersionClient(t.Context(), version("1.4.0"), clients.Go)
		made <- err
	}()
	<-s.began // the one slot is taken
	late, cancel := context.WithDeadline(t.Context(), time.Unix(0, 0))
	defer cancel()
	if _, err := l.GetVersionClient(late, version("1.5.0"), clients.Go); !fault.Is(err, fault.Unavailable) {
		t.Errorf("got %v", err)
	}
	close(s.goOn)
	if err := <-made; err != nil {
		t.Error(err)
	}
}

func TestArchivesHaveTagsOfTheirOwn(t *testing.T) {
	s := newShelf(t)
	l := newLibrary(s)
	close(s.goOn)
	tags := map[string]bool{}
	for _, name := range []string{"1.4.0", "1.4.1"} {
		for _, language := range clients.Languages() {
			go func() { <-s.began }()
			a, err := l.GetVersionClient(t.Context(), version(name), language)
			if err != nil {
				t.Fatal(err)
			}
			if tags[a.Tag] {
				t.Errorf("%s has the tag of another archive", a.FileName)
			}
			tags[a.Tag] = true
		}
	}
}
