package state

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"github.com/apisteward/steward/internal/sample"
)

// book is what a book of the model is: its title, and its reviews' stars by id.
type book struct {
	title   string
	pages   int // 0 for none
	reviews map[string]int
}

// shop is a model of what the state of the library is to be.
type shop struct {
	*bench
	books map[int]*book
	ever  int // books that were made
}

func (s *shop) id(t *rapid.T) int { return rapid.IntRange(1, s.ever+1).Draw(t, "id") }

func (s *shop) make(t *rapid.T) {
	title := rapid.StringMatching(`[a-z]{1,8}`).Draw(t, "title")
	s.ever++
	s.want(t, 201, "POST /books", `{"title": "`+title+`"}`).equal(t, map[string]string{"id": strconv.Itoa(s.ever), "title": title, "pages": "null"})
	s.books[s.ever] = &book{title: title, reviews: map[string]int{}}
}

func (s *shop) read(t *rapid.T) {
	id := s.id(t)
	at := fmt.Sprint("GET /books/", id)
	b := s.books[id]
	if b == nil {
		s.want(t, 404, at, "")
		return
	}
	s.want(t, 200, at, "").equal(t, b.shown(id))
}

func (b *book) shown(id int) map[string]string {
	pages := "null"
	if b.pages > 0 {
		pages = strconv.Itoa(b.pages)
	}
	return map[string]string{"id": strconv.Itoa(id), "title": b.title, "pages": pages}
}

func (s *shop) patch(t *rapid.T) {
	id, pages := s.id(t), rapid.IntRange(0, 3).Draw(t, "pages")
	body := `{"pages": null}`
	if pages > 0 {
		body = fmt.Sprintf(`{"pages": %d}`, pages)
	}
	at := fmt.Sprint("PATCH /books/", id)
	b := s.books[id]
	if b == nil {
		s.want(t, 404, at, body, "Content-Type: application/merge-patch+json")
		return
	}
	b.pages = pages
	s.want(t, 200, at, body, "Content-Type: application/merge-patch+json").equal(t, b.shown(id))
}

func (s *shop) put(t *rapid.T) {
	id, title := s.id(t), rapid.StringMatching(`[a-z]{1,8}`).Draw(t, "title")
	at, body := fmt.Sprint("PUT /books/", id), `{"title": "`+title+`"}`
	b := s.books[id]
	if b == nil {
		s.want(t, 404, at, body, "If-Match: *")
		return
	}
	b.title, b.pages = title, 0
	s.want(t, 200, at, body, "If-Match: *").equal(t, b.shown(id))
}

func (s *shop) delete(t *rapid.T) {
	id := s.id(t)
	at := fmt.Sprint("DELETE /books/", id)
	switch {
	case s.books[id] != nil:
		s.want(t, 204, at, "")
	case id <= s.ever:
		s.want(t, 410, at, "")
	default:
		s.want(t, 404, at, "")
	}
	delete(s.books, id)
}

func (s *shop) review(t *rapid.T) {
	id, stars := s.id(t), rapid.IntRange(1, 5).Draw(t, "stars")
	at, body := fmt.Sprintf("POST /books/%d/reviews", id), fmt.Sprintf(`{"stars": %d}`, stars)
	b := s.books[id]
	if b == nil {
		s.want(t, 404, at, body)
		return
	}
	b.reviews[s.want(t, 201, at, body).at("id")] = stars
}

// check compares everything, and that it can be saved and loaded.
func (s *shop) check(t *rapid.T) {
	list := s.want(t, 200, "GET /books?limit=100", "")
	ids := slices.Sorted(maps.Keys(s.books))
	if list.length() != len(ids) {
		t.Fatalf("there are %s, want %v", list.text, ids)
	}
	things := len(ids)
	for i, id := range ids {
		b := s.books[id]
		list.equal(t, map[string]string{fmt.Sprint(i, "/id"): strconv.Itoa(id), fmt.Sprint(i, "/title"): b.title})
		reviews := s.want(t, 200, fmt.Sprintf("GET /books/%d/reviews", id), "")
		if things += len(b.reviews); reviews.length() != len(b.reviews) {
			t.Fatalf("book %d has %s, want %v", id, reviews.text, b.reviews)
		}
		for name, stars := range b.reviews {
			s.want(t, 200, fmt.Sprintf("GET /books/%d/reviews/%s", id, name), "").equal(t, map[string]string{"stars": strconv.Itoa(stars)})
		}
	}
	if s.tree.things != things {
		t.Fatalf("%d things are counted, want %d", s.tree.things, things)
	}
	before := snapshot(s.bench)
	other := benchOf(t, library)
	if err := other.Load([]byte(before)); err != nil || snapshot(other) != before {
		t.Fatalf("what was saved as %s is loaded (%v) as %s", before, err, snapshot(other))
	}
	if other.tree.things != s.tree.things || other.tree.bytes != s.tree.bytes {
		t.Fatalf("of %d things with %d bytes %d with %d are loaded", s.tree.things, s.tree.bytes, other.tree.things, other.tree.bytes)
	}
}

func TestAgainstAModel(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		s := &shop{bench: benchOf(r, library), books: map[int]*book{}}
		actions := []func(*rapid.T){s.make, s.make, s.review, s.read, s.patch, s.put, s.delete}
		for range rapid.IntRange(1, 30).Draw(r, "length") {
			actions[rapid.IntRange(0, len(actions)-1).Draw(r, "action")](r)
		}
		s.check(r)
	})
}

// TestTogether does all at once, which the race detector watches, and loses
// nothing.
func TestTogether(t *testing.T) {
	b := benchOf(t, library)
	var group sync.WaitGroup
	const hands, each = 8, 20
	for range hands {
		group.Go(func() {
			for range each {
				made := b.send(t, "POST /books", `{"title": "Emma"}`)
				at := "/books/" + made.at("id")
				b.send(t, "POST "+at+"/reviews", `{"stars": 5}`)
				b.send(t, "PATCH "+at, `{"pages": 3}`, "Content-Type: application/merge-patch+json")
				b.send(t, "GET /books", "")
				b.send(t, "GET "+at, "")
				sample.JSON(b.Snapshot())
				if made.at("id") == "7" {
					b.send(t, "DELETE "+at, "")
				}
			}
		})
	}
	group.Wait()
	if want := 2 * (hands*each - 1); b.tree.things != want {
		t.Errorf("%d things are left, want %d", b.tree.things, want)
	}
}
