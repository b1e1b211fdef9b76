package base

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/session/sessiontest"
)

// document is an API of people, whose names can be used once.
const document = `{"openapi": "3.0.3", "info": {"title": "T", "version": "1"}, "paths": {
  "/people": {"post": {
    "requestBody": {"required": true, "content": {"application/json": {"schema": {"type": "object", "required": ["nick", "age"], "properties": {
      "nick": {"type": "string", "minLength": 1, "maxLength": 20, "example": "ada"}, "age": {"type": "integer", "minimum": 0, "maximum": 150},
      "adult": {"type": "boolean"}, "motto": {"type": "string"}}}}}},
    "responses": {"201": {"description": "Made.", "content": {"application/json": {"schema": {"type": "object", "properties": {"id": {"type": "string"}}}}}},
      "400": {"description": "Wrong."}, "409": {"description": "Taken."}}}},
  "/people/{id}": {
    "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}],
    "get": {"parameters": [{"name": "full", "in": "query", "schema": {"type": "boolean"}}],
      "responses": {"200": {"description": "One."}, "400": {"description": "Wrong."}, "404": {"description": "None."}}},
    "delete": {"responses": {"204": {"description": "Gone."}, "404": {"description": "None."}}}}}}`

// people is a server for the document.
type people struct {
	mu     sync.Mutex
	nicks  map[string]bool
	ids    map[string]bool
	taken  int                       // status for a nick that is taken
	refuse func(map[string]any) bool // what is refused besides
}

func (p *people) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	id := strings.TrimPrefix(r.URL.Path, "/people/")
	switch {
	case r.Method == "POST":
		p.create(w, r)
	case !p.ids[id]:
		w.WriteHeader(http.StatusNotFound)
	case r.Method == "DELETE":
		delete(p.ids, id)
		w.WriteHeader(http.StatusNoContent)
	default:
		w.WriteHeader(http.StatusOK)
	}
}

func (p *people) create(w http.ResponseWriter, r *http.Request) {
	text, _ := io.ReadAll(r.Body)
	var body map[string]any
	if json.Unmarshal(text, &body) != nil || p.refuse != nil && p.refuse(body) {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	nick := fmt.Sprint(body["nick"])
	if p.nicks[nick] {
		w.WriteHeader(p.taken)
		return
	}
	p.nicks[nick] = true
	id := fmt.Sprintf("p%d", len(p.nicks))
	p.ids[id] = true
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusCreated)
	fmt.Fprintf(w, `{"id": %q}`, id)
}

// setup returns the base of an operation of the document.
func setup(t *testing.T, name string, p *people) (*Base, *sessiontest.Bundle) {
	t.Helper()
	p.nicks, p.ids = map[string]bool{}, map[string]bool{}
	s := sessiontest.Setup(t, []byte(document), p, nil)
	for _, op := range s.Operations {
		if op.Name() == name {
			return New(s.Session, op, call.Coverage), s
		}
	}
	t.Fatalf("there is no operation %s", name)
	return nil, nil
}

// setting is a variation that sets a member of the body.
func setting(intent call.Intent, member string, v any) *Variation {
	return &Variation{
		Subject: call.Subject{Where: "body property", Keyword: "minimum"}, Intent: intent, Keys: []string{member}, Place: []string{member},
		Apply: func(c *call.Case) bool {
			c.Body.Value = c.Body.Value.(sample.Object).With(member, v)
			return true
		},
	}
}

func TestMembersThatHaveToBeNewAreFound(t *testing.T) {
	for _, taken := range []int{409, 400} {
		b, s := setup(t, "POST /people", &people{taken: taken})
		if err := b.Find(t.Context()); err != nil || b.Accepted == nil {
			t.Fatalf("no base: %v", err)
		}
		for age := range 3 {
			x, _, err := b.Send(t.Context(), setting(call.Valid, "age", json.Number(fmt.Sprint(age))))
			if err != nil || x == nil || x.Status != 201 {
				t.Fatalf("with %d for what is taken: %+v, %v\n%s", taken, x, err, strings.Join(s.Lines(), "\n"))
			}
		}
		if got := s.Failures(); len(got) != 0 {
			t.Errorf("with %d for what is taken: %v", taken, got)
		}
	}
}

func TestARefusedValueIsAFailure(t *testing.T) {
	b, s := setup(t, "POST /people", &people{taken: 409, refuse: func(m map[string]any) bool { return m["age"] == 0.0 }})
	if err := b.Find(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, _, err := b.Send(t.Context(), setting(call.Valid, "age", json.Number("0"))); err != nil {
		t.Fatal(err)
	}
	if got := s.Failures(); len(got) != 1 || !strings.HasPrefix(got[0], "valid-request-refused POST /people") {
		t.Errorf("found %v", got)
	}
}

func TestNothingIsAccusedWhenTheBaseIsRefusedAsWell(t *testing.T) {
	tired := false
	b, s := setup(t, "POST /people", &people{taken: 409, refuse: func(map[string]any) bool { return tired }})
	if err := b.Find(t.Context()); err != nil {
		t.Fatal(err)
	}
	tired = true
	if _, _, err := b.Send(t.Context(), setting(call.Valid, "age", json.Number("1"))); err != nil {
		t.Fatal(err)
	}
	if got := s.Failures(); len(got) != 0 {
		t.Errorf("found %v", got)
	}
}

func TestOpaqueValuesAreNeverAccused(t *testing.T) {
	b, s := setup(t, "POST /people", &people{taken: 409, refuse: func(m map[string]any) bool { return m["motto"] != nil }})
	if err := b.Find(t.Context()); err != nil {
		t.Fatal(err)
	}
	v := setting(call.Valid, "motto", "x")
	v.Opaque = true
	if _, _, err := b.Send(t.Context(), v); err != nil {
		t.Fatal(err)
	}
	if got := s.Failures(); len(got) != 0 {
		t.Errorf("found %v", got)
	}
}

func TestThingsThatVanishedAreReplaced(t *testing.T) {
	p := &people{taken: 409}
	b, s := setup(t, "GET /people/{id}", p)
	if err := b.Find(t.Context()); err != nil || b.Accepted == nil {
		t.Fatalf("no base: %v\n%s", err, strings.Join(s.Lines(), "\n"))
	}
	clear(p.ids)
	full := b.Operation.Parameters[1]
	x, _, err := b.Send(t.Context(), &Variation{
		Subject: call.Subject{Where: `query parameter "full"`, Node: full.Node}, Intent: call.Valid,
		Apply: func(c *call.Case) bool { c.Set(call.ArgumentOf(full, true)); return true },
	})
	if err != nil || x == nil || x.Status != 200 {
		t.Errorf("%+v, %v\n%s", x, err, strings.Join(s.Lines(), "\n"))
	}
	if got := s.Failures(); len(got) != 0 {
		t.Errorf("found %v", got)
	}
}

func TestEachDeletionHasAThingOfItsOwn(t *testing.T) {
	b, s := setup(t, "DELETE /people/{id}", &people{taken: 409})
	if err := b.Find(t.Context()); err != nil || b.Accepted == nil {
		t.Fatalf("no base: %v", err)
	}
	for range 3 {
		x, _, err := b.Send(t.Context(), &Variation{Intent: call.Valid, Apply: func(*call.Case) bool { return true }})
		if err != nil || x == nil || x.Status != 204 {
			t.Fatalf("%+v, %v\n%s", x, err, strings.Join(s.Lines(), "\n"))
		}
	}
	x, _, err := b.Send(t.Context(), &Variation{Intent: call.Valid, Same: true, Opaque: true})
	if err != nil || x == nil || x.Status != 404 {
		t.Errorf("the same again: %+v, %v", x, err)
	}
}

func TestRefusalsAreNarrowedToOnePlace(t *testing.T) {
	for _, tt := range []struct {
		member string
		want   int
	}{
		{"adult", 1}, // a boolean: the document says that both are allowed
		{"motto", 0}, // a text of which it says nothing
	} {
		b, s := setup(t, "POST /people", &people{taken: 409, refuse: func(m map[string]any) bool { return m[tt.member] != nil }})
		if err := b.Find(t.Context()); err != nil {
			t.Fatal(err)
		}
		c, err := b.Make(t.Context(), &Variation{Intent: call.Valid, Opaque: true, Apply: func(c *call.Case) bool {
			c.Body.Value = c.Body.Value.(sample.Object).With("age", json.Number("7")).With("adult", true).With("motto", "x")
			return true
		}})
		if err != nil {
			t.Fatal(err)
		}
		x, _, err := s.Try(t.Context(), c)
		if err != nil || x.Status != 400 {
			t.Fatalf("%+v, %v", x, err)
		}
		if err := b.Narrow(t.Context(), x); err != nil {
			t.Fatal(err)
		}
		if got := s.Failures(); len(got) != tt.want || tt.want == 1 && !strings.Contains(got[0], tt.member) {
			t.Errorf("%s is refused: found %v", tt.member, got)
		}
	}
}

func TestRenewKeepsTheForm(t *testing.T) {
	for _, tt := range []struct {
		v    any
		n    int
		want any
	}{
		{"WH-2001", 9, "WH-2010"},
		{"ada", 1, "adb"},
		{"ada@mail.example", 27, "aeb@mail.example"},
		{"3f2504e0-4f89-41d3-9a0c-0305e82c3301", 5, "3f2504e0-4f89-41d3-9a0c-0305e82c3306"},
		{"9999", 1, "0000"},
		{json.Number("41"), 1, json.Number("42")},
		{"-- --", 1, nil},
		{true, 1, nil},
		{json.Number("1.5"), 1, nil},
	} {
		got, ok := Renew(tt.v, tt.n)
		if ok != (tt.want != nil) || ok && got != tt.want {
			t.Errorf("%v and %d: %v, %v", tt.v, tt.n, got, ok)
		}
	}
}
