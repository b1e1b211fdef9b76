package casefile_test

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/casefile"
	"github.com/apisteward/steward/internal/verify/failure"
)

// secretForms are the forms in which a secret could be found out.
func secretForms() []string {
	return []string{secret, url.QueryEscape(secret), base64.StdEncoding.EncodeToString([]byte(secret)), strings.Trim(string(sample.JSON(secret)), `"`)}
}

// A book that was read shows a failure; to read one, an author and a book have
// to be created.
func TestAFileHasAllThatItStandsOn(t *testing.T) {
	b := setup(t)
	author := b.author(t)
	b.send(t, b.valid(t, "POST /authors", sample.Object{{Name: "name", Value: "nobody asks for"}}), 201)
	book := b.created(t, author)
	read := b.send(t, b.about(t, "GET /books/{id}", book), 200)
	f := b.file(t, failure.New("response-schema", read, b.doc.Lookup("#/components/schemas/Book/properties/price")))
	var names []string
	for _, s := range f.Steps {
		names = append(names, s.Operation)
	}
	if want := []string{"POST /authors", "POST /books", "GET /books/{id}"}; !reflect.DeepEqual(names, want) || !reflect.DeepEqual(f.Judged, []int{2}) {
		t.Fatalf("the steps are %q, judged %v", names, f.Judged)
	}
	if from := f.Steps[1].Body.From; len(from) != 1 || from[0].At != "/author" || from[0].Step != 0 || from[0].Pointer != "/id" {
		t.Errorf("the author comes from %+v", from)
	}
	if from := f.Steps[2].Arguments[0].From; from == nil || from.Step != 1 || from.Header != "Location" || from.Template != "/books/{id}" || from.Name != "id" {
		t.Errorf("the book comes from %+v", from)
	}
	if f.Seed != 42 || f.Failure.ID == "" || f.Failure.Class != "2xx" || f.Document.Digest != b.doc.Digest || f.Steps[2].Status != 200 || f.Steps[2].Intent != "valid" {
		t.Errorf("the file is %+v", f)
	}
}

func TestAFileHasWhatTheLastIsComparedWith(t *testing.T) {
	b := setup(t)
	author := b.author(t)
	base := b.created(t, author)
	c := b.newBook(t, author, "Notes, again")
	c.Base = base
	c.Subject = call.Subject{Where: "body", Keyword: "maxLength", Node: b.doc.Lookup("#/components/schemas/NewBook/properties/title"), Text: "longer"}
	f := b.file(t, failure.New("valid-request-refused", b.send(t, c, 201), nil))
	last := f.Steps[len(f.Steps)-1]
	if len(f.Steps) != 3 || last.Base == nil || *last.Base != 1 || last.Subject.Pointer != "#/components/schemas/NewBook/properties/title" {
		t.Errorf("the last of %d steps is %+v", len(f.Steps), last)
	}
}

func TestConditionsAreTakenFromAnswers(t *testing.T) {
	b := setup(t)
	book := b.created(t, b.author(t))
	read := b.send(t, b.about(t, "GET /books/{id}", book), 200)
	c := b.about(t, "GET /books/{id}", book)
	c.Header = http.Header{"If-None-Match": {read.Header.Get("ETag")}, "X-Other": {read.Header.Get("ETag")}}
	again := b.send(t, c, 304)
	f := failure.New("conditional-read", again, nil)
	f.Sequence.Steps = []*call.Exchange{read, again}
	last := b.file(t, f).Steps[3]
	if got := last.HeaderFrom; len(got) != 1 || got["If-None-Match"] != (casefile.Reference{Step: 2, Header: "Etag"}) {
		t.Errorf("the header comes from %v", got)
	}
}

func TestSecretsAreNotInFiles(t *testing.T) {
	b := setup(t)
	c := b.valid(t, "POST /authors", sample.Object{{Name: "name", Value: "Ada"}, {Name: "note", Value: []any{"it is " + secret}}, {Name: secret, Value: json.Number("1")}})
	c.Header = http.Header{"X-Token": {secret}}
	raw := "note=" + url.QueryEscape(secret)
	c.Arguments = []call.Argument{{In: "query", Name: "note", Raw: &raw}}
	c.Subject.Text = "a name like " + secret
	f := b.file(t, failure.New("server-error", b.send(t, c, 201), nil))
	if !f.Steps[0].Masked {
		t.Error("nothing says that a secret was masked")
	}
	for _, text := range []string{secret, "\xff" + secret} {
		c := b.valid(t, "POST /authors", sample.Object{})
		c.Body.Raw = []byte(text)
		x, err := b.sender.Send(t.Context(), c)
		if err != nil {
			t.Fatal(err)
		}
		f := b.file(t, failure.New("server-error", x, nil))
		if body := f.Steps[0].Body; bytes.Contains(body.Base64, []byte(secret)) || !f.Steps[0].Masked {
			t.Errorf("the body is %q", body.Base64)
		}
	}
}

func TestAStepWithoutSecretsIsNotMasked(t *testing.T) {
	b := setup(t)
	if f := b.file(t, failure.New("server-error", b.author(t), nil)); f.Steps[0].Masked || f.Steps[0].Access != "granted" {
		t.Errorf("the step is %+v", f.Steps[0])
	}
}

func TestBodiesAreKeptAsTheyWere(t *testing.T) {
	b := setup(t)
	for name, raw := range map[string][]byte{"text": []byte("{\"a\": \n"), "bytes": {0xff, 0}, "nothing": {}} {
		c := b.valid(t, "POST /books", nil)
		c.Body = &call.Payload{Type: "application/json", Raw: raw}
		body := b.file(t, failure.New("server-error", b.send(t, c, 422), nil)).Steps[0].Body
		var got []byte
		switch {
		case body.Text != nil:
			got = []byte(*body.Text)
		case body.Base64 != nil:
			got = body.Base64
		case body.Empty:
			got = []byte{}
		}
		if got == nil || !bytes.Equal(got, raw) {
			t.Errorf("%s: %q is kept as %q", name, raw, got)
		}
	}
	value := sample.Object{{Name: "z", Value: nil}, {Name: "a", Value: json.Number("1.0")}, {Name: "b", Value: []any{sample.Object{}, "\u2028"}}}
	c := b.valid(t, "POST /books", value)
	if got := b.file(t, failure.New("server-error", b.send(t, c, 422), nil)).Steps[0].Body.Value; !same(t, got, value) {
		t.Errorf("the value is kept as %s", got)
	}
	c = b.valid(t, "GET /books/{id}", nil)
	c.Arguments = []call.Argument{{In: "path", Name: "id", Value: json.Number("1")}, {In: "query", Name: "none", Value: nil}}
	if got := b.file(t, failure.New("server-error", b.send(t, c, 404), nil)).Steps[0].Arguments[1].Value; string(got) != "null" {
		t.Errorf("null is kept as %q", got)
	}
}

func same(t *testing.T, text json.RawMessage, want any) bool {
	t.Helper()
	got, err := sample.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return reflect.DeepEqual(got, want)
}

func TestTooManySteps(t *testing.T) {
	b := setup(t)
	x := b.author(t)
	f := failure.New("pagination-repeats", x, nil)
	for range 501 {
		copied := &call.Exchange{Case: x.Case, Number: x.Number, Status: 200}
		f.Sequence.Steps = append(f.Sequence.Steps, copied)
	}
	if _, err := casefile.New(f, casefile.About{}, b.sender.Mask); err == nil || !strings.Contains(err.Error(), "500") {
		t.Errorf("the error is %v", err)
	}
}

func TestSaveReplacesAsAWhole(t *testing.T) {
	b := setup(t)
	f := b.file(t, failure.New("server-error", b.author(t), nil))
	folder := filepath.Join(t.TempDir(), "deep", "cases")
	for range 2 {
		path, err := f.Save(folder)
		if err != nil || path != filepath.Join(folder, f.Failure.ID+".json") {
			t.Fatalf("%s, %v", path, err)
		}
		if read, err := casefile.ReadFile(path); err != nil || !reflect.DeepEqual(read, f) {
			t.Errorf("%v, %+v", err, read)
		}
	}
	if files, _ := os.ReadDir(folder); len(files) != 1 {
		t.Errorf("%d files are left behind", len(files)-1)
	}
}
