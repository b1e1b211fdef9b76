package sample

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/portal/portaltest"
)

func TestAnswersAreDocumentedOnesFirst(t *testing.T) {
	doc := portaltest.Load(t, portaltest.Library)
	answers := New(doc).Answers(doc.Operations()[0])
	if len(answers) != 2 {
		t.Fatalf("%+v", answers)
	}
	if a := answers[0]; a.Status != "200" || !a.Documented || a.Name != "two" || a.Summary != "Two books" || !strings.Contains(a.Text, "Ulysses") {
		t.Errorf("%+v", a)
	}
	if a := answers[1]; a.Status != "default" || a.Documented || a.Type != "application/problem+json" || a.Text != "{\n  \"title\": \"The first river\"\n}" {
		t.Errorf("%+v", a)
	}
}

func TestExamplesAreBounded(t *testing.T) {
	long := `"` + strings.Repeat("long ", 5000) + `"`
	list := "[" + strings.TrimSuffix(strings.Repeat(`{"a": [1, 2, 3, 4]},`, 2000), ",") + "]"
	for _, value := range []string{long, list, `{"a": ` + long + `}`} {
		doc := portaltest.Load(t, []byte(`{"openapi": "3.0.3", "info": {"title": "x", "version": "1"}, "paths": {"/x": {"get": {"responses": {"200":
			{"description": "x", "content": {"application/json": {"example": `+value+`}}}}}}}}`))
		a := New(doc).Answers(doc.Operations()[0])[0]
		if len(a.Text) > maxExample+8 || !a.Cut {
			t.Errorf("%d bytes, cut: %v", len(a.Text), a.Cut)
		}
		if value == list && !json.Valid([]byte(a.Text)) {
			t.Errorf("a list that lost elements is no longer JSON: %s", a.Text)
		}
	}
}
