package main

import (
	"context"
	"fmt"
	"maps"
	"strings"
	"time"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/mock"
	"github.com/apisteward/steward/internal/sample"
)

// watchEvery is how often files are looked at. A file is read when it has
// changed and stayed as it is from one look to the next, so that nothing is read
// that an editor is still writing.
const watchEvery = 250 * time.Millisecond

// watch reads the document again whenever its files change, until the context
// ends.
func (s *mockServer) watch(ctx context.Context, source *mockSource) {
	if source.name == "" {
		return
	}
	w := watcher{source: source}
	for s.sleep(ctx, watchEvery) == nil {
		if w.changed() {
			s.reload(source)
		}
	}
}

// watcher tells when the files of a document have changed.
type watcher struct {
	source *mockSource
	last   map[string]stamp
}

// changed reports whether there is something new to read.
func (w *watcher) changed() bool {
	now := w.source.look()
	settled := maps.Equal(now, w.last)
	w.last = now
	return settled && !maps.Equal(now, w.source.files)
}

// reload puts a mock of the document as it is now in the place of the one that
// there was. A document that cannot be read leaves it where it is.
func (s *mockServer) reload(source *mockSource) {
	before := source.doc
	if err := source.read(); err != nil {
		s.broken = true
		var why strings.Builder
		complainTo(&why, err)
		s.tell(source.name + " changed and cannot be read; the mock stays as it is\n" + strings.TrimSuffix(why.String(), "\n"))
		return
	}
	if source.doc.Digest == before.Digest {
		if s.broken {
			s.broken = false
			s.tell(source.name + " is as the mock has it again")
		}
		return
	}
	s.broken = false
	next := s.newMock(source.doc)
	text := fmt.Sprintf("%s changed: %s", source.name, difference(before.Document, source.doc.Document))
	text += s.handOver(s.current.Load(), next)
	s.current.Store(next)
	s.tell(text)
}

// handOver gives a mock what the one before it remembers, and says so where that
// was not possible.
func (s *mockServer) handOver(old, next *mock.Mock) string {
	if old.State() == nil || next.State().Load(sample.JSON(old.State().Snapshot())) == nil {
		return ""
	}
	if s.seeded != nil && next.State().Load(s.seeded) == nil {
		return "; what was remembered does not fit it, and is again what " + s.opts.state + " says"
	}
	return "; what was remembered does not fit it, and is gone"
}

// tell says something between the requests of the log.
func (s *mockServer) tell(text string) {
	fmt.Fprintf(s.log, "%s  %s\n", s.now().Local().Format(time.TimeOnly), printable(text))
}

// difference says which operations came and went.
func difference(old, new *contract.Document) string {
	before, after := operationsOf(old), operationsOf(new)
	added, removed, changed := 0, 0, 0
	for name, hash := range after {
		was, known := before[name]
		switch {
		case !known:
			added++
		case was != hash:
			changed++
		}
	}
	for name := range before {
		if _, stays := after[name]; !stays {
			removed++
		}
	}
	var parts []string
	for _, part := range []struct {
		n    int
		what string
	}{{added, "added"}, {removed, "removed"}, {changed, "changed"}} {
		if part.n > 0 {
			parts = append(parts, counted(part.n, "operation")+" "+part.what)
		}
	}
	if len(parts) == 0 {
		return "the operations are the same, what they refer to is not"
	}
	return strings.Join(parts, ", ")
}

// operationsOf are the operations of a document by what they are called, with what
// tells whether one has changed.
func operationsOf(doc *contract.Document) map[string]contract.Hash {
	known := make(map[string]contract.Hash, len(doc.Operations()))
	for _, op := range doc.Operations() {
		known[op.Name()] = op.Node.Hash()
	}
	return known
}

// counted is "1 operation" or "2 operations".
func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
