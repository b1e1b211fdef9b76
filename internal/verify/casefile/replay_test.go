package casefile_test

import (
	"context"
	"encoding/json"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/casefile"
	"github.com/apisteward/steward/internal/verify/check"
	"github.com/apisteward/steward/internal/verify/failure"
)

func (b *bundle) checks() *check.Context {
	return &check.Context{Doc: b.doc, Judge: schema.New(b.doc, schema.WithFormats()), Granted: b.sender.HasGranted}
}

// found is the failure of a check that exchanges show; there has to be one.
func (b *bundle) found(t *testing.T, id string, steps ...*call.Exchange) failure.Failure {
	t.Helper()
	list := b.checks().Exchange(steps[len(steps)-1])
	if len(steps) > 1 {
		list = b.checks().Sequence(call.Sequence{Check: id, Steps: steps})
	}
	for _, f := range list {
		if f.Check == id {
			return f
		}
	}
	t.Fatalf("%s does not fail: %+v", id, list)
	return failure.Failure{}
}

// replay replays a case, as a new run of the program would.
func (b *bundle) replay(t *testing.T, f *casefile.File, seed uint64) casefile.Result {
	t.Helper()
	p := casefile.Player{Doc: b.doc, Sender: b.sender, Check: b.checks(), Random: rand.New(rand.NewPCG(seed, 0))}
	return p.Replay(t.Context(), f)
}

// expect replays a case a few times, since each leaves things behind.
func (b *bundle) expect(t *testing.T, f *casefile.File, want casefile.Verdict, says string) {
	t.Helper()
	for seed := range uint64(3) {
		got := b.replay(t, f, seed)
		if got.Verdict != want || !strings.Contains(got.Detail, says) {
			t.Errorf("replay %d: %s: %s; want %s: %s", seed+1, got.Verdict, got.Detail, want, says)
		}
		if (got.Failure != nil) != (want == casefile.StillFailing) {
			t.Errorf("replay %d: the failure is %v", seed+1, got.Failure)
		}
	}
}

// Author, book, read: names and titles are unique, ids are new each time.
func TestReplay(t *testing.T) {
	b := setup(t)
	b.set(func(l *library) { l.priced = true })
	book := b.created(t, b.author(t))
	read := b.send(t, b.about(t, "GET /books/{id}", book), 200)
	f := b.file(t, b.found(t, "response-schema", read))

	b.expect(t, f, casefile.StillFailing, "price")
	b.set(func(l *library) { l.priced = false })
	b.expect(t, f, casefile.Fixed, "GET /books/{id} answered 200")
	b.set(func(l *library) { l.closed = true })
	b.expect(t, f, casefile.CouldNotRun, "step 2 of 3, POST /books: answered 403, and 201 before")
	b.server.Close()
	b.expect(t, f, casefile.CouldNotRun, "step 1 of 3, POST /authors: there is no answer: ")
}

// The answer of each step leads to the next, and the check is one of sequences.
func TestReplayOfASequence(t *testing.T) {
	b := setup(t)
	b.set(func(l *library) { l.undead = true })
	book := b.created(t, b.author(t))
	before := b.send(t, b.about(t, "GET /books/{id}", book), 200)
	deletion := b.send(t, b.about(t, "DELETE /books/{id}", book), 204)
	again := b.send(t, b.about(t, "GET /books/{id}", book), 200)
	after := b.send(t, b.about(t, "GET /books/{id}", book), 200)
	f := b.file(t, b.found(t, "deleted-still-readable", before, deletion, again, after))
	if len(f.Steps) != 6 || !slices.Equal(f.Judged, []int{2, 3, 4, 5}) {
		t.Fatalf("%d steps, judged %v", len(f.Steps), f.Judged)
	}

	b.expect(t, f, casefile.StillFailing, "can still be read")
	b.set(func(l *library) { l.undead = false })
	b.expect(t, f, casefile.Fixed, "answered 404")
	b.set(func(l *library) { l.closed = true })
	b.expect(t, f, casefile.CouldNotRun, "step 2 of 6")
}

// An API may show a deletion a moment later.
func TestReplayIsPatient(t *testing.T) {
	b := setup(t)
	b.set(func(l *library) { l.undead = true })
	book := b.created(t, b.author(t))
	before := b.send(t, b.about(t, "GET /books/{id}", book), 200)
	deletion := b.send(t, b.about(t, "DELETE /books/{id}", book), 204)
	f := b.file(t, b.found(t, "deleted-still-readable", before, deletion, b.send(t, b.about(t, "GET /books/{id}", book), 200)))
	b.set(func(l *library) { l.undead, l.late = false, 3 })
	b.expect(t, f, casefile.Fixed, "answered 404")
	if got := b.replay(t, f, 9); len(got.Exchanges) != len(f.Steps) {
		t.Errorf("%d exchanges of %d steps", len(got.Exchanges), len(f.Steps))
	}
	b.set(func(l *library) { l.late = 30 })
	b.expect(t, f, casefile.StillFailing, "can still be read")
}

func TestReplayOfWhatIsAccepted(t *testing.T) {
	b := setup(t)
	b.set(func(l *library) { l.lax = true })
	author := b.author(t)
	c := b.newBook(t, author, strings.Repeat("a", 41))
	c.Intent, c.Base = call.Invalid, b.created(t, author)
	c.Subject = call.Subject{Where: `body property "title"`, Keyword: "maxLength", Node: b.doc.Lookup("#/components/schemas/NewBook/properties/title"), Text: "one longer than its maximum of 40"}
	f := b.file(t, b.found(t, "invalid-request-accepted", b.send(t, c, 201)))

	b.expect(t, f, casefile.StillFailing, "")
	b.set(func(l *library) { l.lax = false })
	b.expect(t, f, casefile.Fixed, "answered 422")
}

func TestReplayWithoutCredentials(t *testing.T) {
	b := setup(t)
	b.set(func(l *library) { l.priced = true })
	read := b.send(t, b.about(t, "GET /books/{id}", b.created(t, b.author(t))), 200)
	f := b.file(t, b.found(t, "response-schema", read))
	for says, credentials := range map[string]call.Credentials{"credentials are missing": nil, "credentials are not accepted": {"token": "wrong-token"}} {
		b.sender = b.senderWith(t, credentials)
		b.expect(t, f, casefile.CouldNotRun, says)
	}
	f.Steps[0].Access = "other"
	b.expect(t, f, casefile.CouldNotRun, "credentials of another consumer")
	f.Steps[0].Access = "foreign"
	b.expect(t, f, casefile.CouldNotRun, "credentials that the operation does not take")
}

func TestReplayOfWhatHeldASecret(t *testing.T) {
	b := setup(t)
	c := b.valid(t, "POST /authors", sample.Object{{Name: "name", Value: secret}})
	f := b.file(t, failure.New("server-error", b.send(t, c, 201), nil))
	b.expect(t, f, casefile.CouldNotRun, "held a secret")
}

func TestReplayAfterTheDocumentChanged(t *testing.T) {
	b := setup(t)
	b.set(func(l *library) { l.priced = true })
	read := b.send(t, b.about(t, "GET /books/{id}", b.created(t, b.author(t))), 200)
	f := b.file(t, b.found(t, "response-schema", read))
	for says, change := range map[string][2]string{
		"price": {"price: {type: number}", "discount: {type: number}, price: {allOf: [{type: number}]}"}, // stands elsewhere
		"the document does not have GET /books/{id} any more": {"  /books/{id}:", "  /novels/{id}:"},
	} {
		doc, err := contract.Load([]byte(strings.Replace(document, change[0], change[1], 1)), contract.DefaultLimits())
		if err != nil || doc.Digest == b.doc.Digest {
			t.Fatal(err)
		}
		changed := *b
		changed.doc = doc
		changed.sender = changed.senderWith(t, call.Credentials{"token": secret})
		want := casefile.CouldNotRun
		if says == "price" {
			want = casefile.StillFailing
		}
		changed.expect(t, f, want, says)
	}
}

func TestReplayOfAConditionalRequest(t *testing.T) {
	b := setup(t)
	book := b.created(t, b.author(t))
	read := b.send(t, b.about(t, "GET /books/{id}", book), 200)
	c := b.about(t, "GET /books/{id}", book)
	c.Header = http.Header{"If-None-Match": {read.Header.Get("ETag")}}
	again := b.send(t, c, 304)
	f := failure.New("conditional-read", again, nil)
	f.Sequence.Steps = []*call.Exchange{read, again}
	got := b.replay(t, b.file(t, f), 1)
	if got.Verdict != casefile.Fixed || got.Exchanges[3].Status != 304 {
		t.Errorf("%s: %s", got.Verdict, got.Detail)
	}
}

func TestReplayFillsInWhatAnswersSay(t *testing.T) {
	b := setup(t)
	read := b.send(t, b.about(t, "GET /books/{id}", b.created(t, b.author(t))), 200)
	got := b.replay(t, b.file(t, failure.New("server-error", read, nil)), 1)
	author, _ := got.Exchanges[0].At("/id")
	written, _ := got.Exchanges[1].At("/author")
	id, _ := got.Exchanges[1].At("/id")
	if author != written || !strings.HasSuffix(got.Exchanges[2].URL, "/books/"+id.(json.Number).String()) || got.Exchanges[2].URL == read.URL {
		t.Errorf("the author is %v and then %v; the book %v is read at %s", author, written, id, got.Exchanges[2].URL)
	}
}

// A list may hold nothing where there was something before.
func TestReplayWhenAnswersSayLess(t *testing.T) {
	b := setup(t)
	author := b.author(t)
	c := b.newBook(t, author, "Notes")
	c.Body.From[0].Pointer = "/books/0/author"
	f := b.file(t, failure.New("server-error", b.send(t, c, 201), nil))
	f.Steps[1].Body.From[0].At = "/author"
	f.Steps[1].Body.From[0].Pointer = "/items/0/id"
	b.expect(t, f, casefile.CouldNotRun, "the answer to step 1 has no value at /items/0/id")
}

// What came instead may be no better, or tell nothing.
func TestReplayDoubtsWhatItCannotTell(t *testing.T) {
	b := setup(t)
	b.set(func(l *library) { l.priced = true })
	book := b.created(t, b.author(t))
	read := b.send(t, b.about(t, "GET /books/{id}", book), 200)
	typed := b.file(t, b.found(t, "response-schema", read))
	b.set(func(l *library) { l.status = 500 })
	b.expect(t, typed, casefile.CouldNotRun, "another failure came instead")
	b.set(func(l *library) { l.status = 404 })
	b.expect(t, typed, casefile.CouldNotRun, "answered 404, and 200 before, so that its body cannot be compared")
	b.set(func(l *library) { l.status = 0; l.undead, l.priced = true, false })
	before := b.send(t, b.about(t, "GET /books/{id}", book), 200)
	deletion := b.send(t, b.about(t, "DELETE /books/{id}", book), 204)
	undead := b.file(t, b.found(t, "deleted-still-readable", before, deletion, b.send(t, b.about(t, "GET /books/{id}", book), 200)))
	b.set(func(l *library) { l.status = 304 })
	b.expect(t, undead, casefile.CouldNotRun, "answered 304, and 200 before")
}

// Which requests an operation refuses at all, only a whole run knows.
func TestReplayOfRefusals(t *testing.T) {
	b := setup(t)
	b.set(func(l *library) { l.status = 422 })
	c := b.valid(t, "GET /books/{id}", nil)
	c.Arguments = []call.Argument{call.ArgumentOf(c.Operation.Parameters[0], json.Number("1"))}
	x := b.send(t, c, 422)
	f := b.file(t, failure.New("valid-request-refused", x, nil))
	if got := b.replay(t, f, 1); got.Verdict != casefile.StillFailing {
		t.Errorf("%s: %s", got.Verdict, got.Detail)
	}
	b.set(func(l *library) { l.status = 0; l.books[1] = "Notes" })
	b.expect(t, f, casefile.Fixed, "answered 200")
	b.set(func(l *library) { delete(l.books, 1) })
	b.expect(t, f, casefile.CouldNotRun, "answered 404, which is no success")
}

// The step that follows names what the one before had to call otherwise, and
// the key of idempotency is new each time.
func TestReplayRenewsWhatHasToBeNew(t *testing.T) {
	b := setup(t)
	author := b.author(t)
	c := b.newBook(t, author, "Ada")
	key := call.ArgumentOf(c.Operation.Parameters[0], `"key-1"`)
	c.Arguments = []call.Argument{key}
	f := b.file(t, failure.New("server-error", b.send(t, c, 201), nil))
	got := b.replay(t, f, 7)
	if got.Verdict != casefile.Fixed {
		t.Fatalf("%s: %s", got.Verdict, got.Detail)
	}
	name, _ := got.Exchanges[0].At("/name")
	title, _ := got.Exchanges[1].At("/title")
	if name == "Ada" || name != title {
		t.Errorf("the name is %v and the title %v", name, title)
	}
	if sent := got.Exchanges[1].Sent.Get("Idempotency-Key"); sent == `"key-1"` || len(sent) != len(`"key-1"`) {
		t.Errorf("the key is %s", sent)
	}
}

// A body that was written already has to be new, too; one that nobody can read
// tells nothing.
func TestReplayOfBodiesThatWereWritten(t *testing.T) {
	b := setup(t)
	for raw, want := range map[string]casefile.Verdict{`{"name":"Grace"}`: casefile.Fixed, `{"name":"Edsger"} `: casefile.Fixed, `{"name":"Barbara"}/`: casefile.CouldNotRun} {
		c := b.valid(t, "POST /authors", nil)
		c.Body = &call.Payload{Type: "text/plain", Raw: []byte(raw)}
		f := b.file(t, failure.New("server-error", b.send(t, c, 201), nil))
		b.expect(t, f, want, "answered ")
	}
}

func TestReplayOfWhatNoCheckJudges(t *testing.T) {
	b := setup(t)
	x := b.author(t)
	b.expect(t, b.file(t, failure.New("no-such-check", x, nil)), casefile.CouldNotRun, "there is no check no-such-check")
	b.expect(t, b.file(t, failure.New("workflow-step-failed", x, nil)), casefile.CouldNotRun, "file of the workflow")
}

func TestReplayEndsWithItsContext(t *testing.T) {
	b := setup(t)
	f := b.file(t, failure.New("server-error", b.author(t), nil))
	p := casefile.Player{Doc: b.doc, Sender: b.sender, Check: b.checks(), Random: rand.New(rand.NewPCG(1, 0))}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if got := p.Replay(ctx, f); got.Verdict != casefile.CouldNotRun || len(got.Exchanges) != 0 {
		t.Errorf("%s: %s", got.Verdict, got.Detail)
	}
}
