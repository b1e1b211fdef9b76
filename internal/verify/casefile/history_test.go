package casefile_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/casefile"
	"github.com/apisteward/steward/internal/verify/failure"
)

// changed gives a book another title.
func (b *bundle) changed(t *testing.T, book *call.Exchange, title string) *call.Exchange {
	t.Helper()
	c := b.about(t, "PUT /books/{id}", book)
	c.Body = &call.Payload{Media: c.Operation.Body.Content[0], Type: "application/json", Value: sample.Object{{Name: "title", Value: title}}}
	return b.send(t, c, 200)
}

// with is a failure's file with what a history knows.
func (b *bundle) with(t *testing.T, f failure.Failure, h *casefile.History) *casefile.File {
	t.Helper()
	made, err := casefile.New(f, casefile.About{Document: casefile.Document{Digest: b.doc.Digest}, Doc: b.doc, History: h}, b.sender.Mask)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func operations(f *casefile.File) []string {
	var names []string
	for _, s := range f.Steps {
		names = append(names, s.Operation)
	}
	return names
}

// A title that a book was given later on makes reading it fail.
func TestACaseHasWhatAThingWentThrough(t *testing.T) {
	b := setup(t)
	h := casefile.NewHistory()
	author := b.author(t)
	book, other := b.created(t, author), b.send(t, b.newBook(t, author, "Other"), 201)
	for _, x := range []*call.Exchange{author, book, other, b.changed(t, book, "Cheap"), b.changed(t, other, "Expensive"), b.changed(t, book, "Expensive")} {
		h.Add(x)
	}
	read := b.send(t, b.about(t, "GET /books/{id}", book), 200)
	h.Add(b.changed(t, book, "Cheap"))
	failed := b.found(t, "response-schema", read)

	f := b.with(t, failed, h)
	if want := []string{"POST /authors", "POST /books", "PUT /books/{id}", "GET /books/{id}"}; !slices.Equal(operations(f), want) {
		t.Fatalf("the steps are %q", operations(f))
	}
	if !f.Steps[2].Optional || f.Steps[1].Optional || f.Steps[3].Optional || string(f.Steps[2].Body.Value) != `{"title":"Expensive"}` {
		t.Errorf("the change is %+v", f.Steps[2])
	}
	b.expect(t, f, casefile.StillFailing, "price")

	if f := b.with(t, failed, nil); len(f.Steps) != 3 {
		t.Errorf("without a history the steps are %q", operations(f))
	}
}

// What may not matter does not keep a replay from running.
func TestOptionalStepsMayFail(t *testing.T) {
	b := setup(t)
	h := casefile.NewHistory()
	book := b.created(t, b.author(t))
	h.Add(b.changed(t, book, "Expensive"))
	f := b.with(t, b.found(t, "response-schema", b.send(t, b.about(t, "GET /books/{id}", book), 200)), h)
	f.Steps[2].Operation = "PATCH /books/{id}"
	b.expect(t, f, casefile.Fixed, "answered 200")
	f.Steps[3].Arguments[0].From.Step = 2
	b.expect(t, f, casefile.CouldNotRun, "step 4 of 4, GET /books/{id}: the answer to step 3 has no value")
}

func TestWhatWasDeletedIsDeletedAgain(t *testing.T) {
	b := setup(t)
	h := casefile.NewHistory()
	book := b.created(t, b.author(t))
	h.Add(b.send(t, b.about(t, "DELETE /books/{id}", book), 204))
	gone := b.send(t, b.about(t, "GET /books/{id}", book), 404)
	f := b.with(t, failure.New("error-body", gone, nil), h)
	b.expect(t, f, casefile.Fixed, "answered 404")
}

// There are more pages each time, and another number of them when the fault is
// gone.
func TestReplayOfPages(t *testing.T) {
	b := setup(t)
	author := b.author(t)
	var added []*call.Exchange
	for _, title := range []string{"One", "Two", "Three", "Four", "Five"} {
		added = append(added, b.send(t, b.newBook(t, author, title), 201))
	}
	b.set(func(l *library) { l.twice = true })
	walk := []*call.Exchange{b.send(t, b.valid(t, "GET /books", nil), 200)}
	for {
		last := walk[len(walk)-1]
		cursor, more := last.At("/next_cursor")
		if !more {
			break
		}
		c := b.valid(t, "GET /books", nil)
		a := call.ArgumentOf(c.Operation.Parameters[1], cursor)
		a.From = &call.Binding{Exchange: last, Pointer: "/next_cursor"}
		c.Arguments = []call.Argument{a}
		walk = append(walk, b.send(t, c, 200))
	}
	f := b.file(t, b.found(t, "pagination-repeats", walk...))
	if len(f.Steps) != len(walk) || f.Steps[0].Page || !f.Steps[1].Page || len(walk) != 4 {
		t.Fatalf("%d steps for %d pages", len(f.Steps), len(walk))
	}
	b.expect(t, f, casefile.StillFailing, "two pages")
	b.set(func(l *library) { l.twice = false })
	b.expect(t, f, casefile.Fixed, "GET /books answered 200")
	b.set(func(l *library) { l.books[7000], l.books[7001], l.books[7002], l.books[7003] = "a", "b", "c", "d" })
	if got := b.replay(t, f, 1); got.Verdict != casefile.Fixed || len(got.Exchanges) != 5 {
		t.Errorf("%s: %s, %d pages", got.Verdict, got.Detail, len(got.Exchanges))
	}
	b.set(func(l *library) { clear(l.books) })
	b.expect(t, f, casefile.CouldNotRun, "too few elements")

	h := casefile.NewHistory()
	for _, x := range added {
		h.Add(x)
	}
	f = b.with(t, b.found(t, "pagination-repeats", walk...), h)
	b.set(func(l *library) { l.twice = true; clear(l.books); clear(l.titles) })
	b.expect(t, f, casefile.StillFailing, "two pages")
}

// The page that was the last one is not any more.
func TestReplayLooksOnThePagesThatFollow(t *testing.T) {
	b := setup(t)
	author := b.author(t)
	b.set(func(l *library) { l.priced = true })
	f := b.file(t, b.found(t, "response-schema", b.send(t, b.valid(t, "GET /books", nil), 200)))
	for _, title := range []string{"One", "Two", "Three"} {
		b.send(t, b.newBook(t, author, title), 201)
	}
	b.expect(t, f, casefile.StillFailing, "items")
	b.set(func(l *library) { l.priced = false })
	b.expect(t, f, casefile.Fixed, "answered 200")
}

// Of the only thing of its kind there is no creation; what was added to a list
// does not matter to one answer of it.
func TestWhatMattersOfWhatWasDone(t *testing.T) {
	made := func(number int64, method, path, url string, status int) *call.Exchange {
		return &call.Exchange{Case: &call.Case{Operation: &contract.Operation{Method: method, Path: path}}, Number: number, Method: method, URL: "http://localhost" + url, Status: status}
	}
	h := casefile.NewHistory()
	for _, x := range []*call.Exchange{
		made(1, "PUT", "/limits", "/limits", 200), made(2, "PATCH", "/limits", "/limits/", 200), made(3, "PATCH", "/limits", "/limits", 422), made(4, "GET", "/limits", "/limits", 200),
		made(5, "POST", "/books", "/books", 201), made(6, "POST", "/books/{id}/notes", "/books/1/notes", 201), made(7, "POST", "/books/{id}/notes", "/books/2/notes", 201),
	} {
		h.Add(x)
	}
	for operation, want := range map[string][]string{
		"/limits /limits?a=b":              {"PUT /limits", "PATCH /limits", "GET /limits"},
		"/books /books":                    {"GET /books"},
		"/books/{id}/notes /books/1/notes": {"POST /books/{id}/notes", "GET /books/{id}/notes"},
	} {
		path, url, _ := strings.Cut(operation, " ")
		f, err := casefile.New(failure.New("response-schema", made(9, "GET", path, url, 200), nil), casefile.About{History: h}, func(s string) string { return s })
		if err != nil {
			t.Fatal(err)
		}
		if got := operations(f); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", operation, got, want)
		}
	}
}
