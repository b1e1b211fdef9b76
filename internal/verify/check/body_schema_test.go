package check

import (
	"net/http"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/verify/call"
)

func TestBodiesThatAreAsDocumented(t *testing.T) {
	runCases(t, []checkCase{
		{"as documented", answer{to: "GET /things/{id}", status: 200, typed: jsonType, body: thing}, nil},
		{"charset", answer{to: "GET /things/{id}", status: 200, typed: "Application/JSON; charset=UTF-8", body: thing}, nil},
		{"byte order mark", answer{to: "GET /things/{id}", status: 200, typed: jsonType, body: "\ufeff" + thing}, nil},
		{"a range of types", answer{to: "GET /things/{id}", status: 200, typed: "text/plain", body: "short"}, nil},
		{"a range with a suffix", answer{to: "GET /things/{id}", status: 200, typed: "application/vnd.shop.v2+json", body: "7"}, nil},
		{"problem for a range of statuses", answer{to: "GET /things/{id}", status: 404, typed: problemType, body: problem}, nil},
		{"problem by default", answer{to: "GET /things", status: 409, typed: problemType + "; charset=utf-8", body: problem}, nil},
		{"format as annotation is right", answer{to: "GET /things/{id}", status: 200, typed: jsonType, body: `{"id": "t1", "name": "a", "site": "https://a.example"}`}, nil},
		{"HEAD", answer{to: "HEAD /things/{id}", status: 200, typed: jsonType}, nil},
		{"empty where none is documented", answer{to: "GET /things", status: 400, header: "Content-Length: 0"}, nil},
		{"anything goes", answer{to: "GET /things/special", status: 200, typed: "image/png", body: "\x89PNG"}, nil},
	})
}

func TestBodiesThatAreNot(t *testing.T) {
	const thingAt = "#/components/schemas/Thing"
	runCases(t, []checkCase{
		{"every leaf", answer{to: "GET /things/{id}", status: 200, typed: jsonType, body: `{"name": "", "size": "1", "price": 0, "note": 1, "made": "today", "parts": [10, 11]}`}, []string{
			"response-schema " + thingAt + "/required/0", "response-schema " + thingAt + "/properties/made",
			"response-schema " + thingAt + "/properties/name", "response-schema " + thingAt + "/properties/note",
			"response-schema " + thingAt + "/properties/parts/items", "response-schema " + thingAt + "/properties/price",
			"response-schema " + thingAt + "/properties/size",
		}},
		{"an overflow", answer{to: "GET /things/{id}", status: 200, typed: jsonType, body: `{"id": "t1", "name": "a", "size": 2147483648}`}, []string{"response-schema " + thingAt + "/properties/size"}},
		{"a format that may be an annotation", answer{to: "GET /things/{id}", status: 200, typed: jsonType, body: `{"id": "t1", "name": "a", "site": "no site"}`}, []string{"warning: response-schema " + thingAt + "/properties/site"}},
		{"an error", answer{to: "GET /things", status: 404, typed: problemType, body: `{"detail": "No"}`}, []string{
			"error-body #/components/responses/Problem/content/application~1problem+json/schema/required/0"}},
		{"a text", answer{to: "GET /things/{id}", status: 200, typed: "text/html", body: "longer"}, []string{
			"response-schema #/paths/~1things~1{id}/get/responses/200/content/text~1*/schema"}},
		{"write-only", answer{to: "GET /things/{id}", status: 200, typed: jsonType, body: `{"id": "t1", "name": "a", "password": "x"}`}, []string{"write-only-returned " + thingAt + "/properties/password"}},
		{"unknown properties are one", answer{to: "GET /things/{id}", status: 200, typed: jsonType, body: `{"id": "t1", "name": "a", "x": 1, "y": 2}`}, []string{"warning: undocumented-property " + thingAt}},
	})
}

func TestLeavesOfAListAreOneCause(t *testing.T) {
	inBothEditions(t, func(t *testing.T, b *bench) {
		x := b.exchange(t, answer{to: "GET /things", status: 200, typed: jsonType, header: "X-Total: 2", body: `[{"id": "1", "name": ""}, {"id": "2", "name": ""}]`})
		found := b.Exchange(x)
		if len(found) != 1 {
			t.Fatalf("%d failures", len(found))
		}
		same(t, []string{found[0].Text, found[0].Expected, found[0].Arrived},
			[]string{"The body is not as documented: /*/name has fewer than 1 character.", "minLength: 1", `""`})
		if found[0].Place.Line == 0 {
			t.Error("no line")
		}
	})
}

func TestWhatCannotBeJudgedIsTold(t *testing.T) {
	for name, c := range map[string]struct {
		change func(x *call.Exchange)
		told   []string
	}{
		"cut":        {func(x *call.Exchange) { x.Answer, x.Cut = x.Answer[:9], true }, []string{"bodies that are too long or do not end"}},
		"compressed": {func(x *call.Exchange) { x.Header.Set("Content-Encoding", "br") }, []string{"bodies encoded as br"}},
		"Latin 1":    {func(x *call.Exchange) { x.Header.Set("Content-Type", jsonType+"; charset=iso-8859-1") }, []string{"bodies in other encodings than UTF-8"}},
		"identity":   {func(x *call.Exchange) { x.Header.Set("Content-Encoding", "identity") }, nil},
		"not found": {func(x *call.Exchange) {
			x.Status, x.Answer, x.Header = 404, []byte(problem), http.Header{"Content-Type": {problemType}}
		}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			inBothEditions(t, func(t *testing.T, b *bench) {
				same(t, summaries(b.Exchange(b.exchange(t, answer{to: "GET /things/{id}", status: 200, typed: jsonType, body: thing, change: c.change}))), nil)
				same(t, b.told, c.told)
			})
		})
	}
}

// small makes a document of one operation, GET /a, with one response.
func small(response string) string {
	return `{"openapi": "3.0.3", "info": {}, "paths": {"/a": {"get": {"responses": {"200": ` + response + `}}}}}`
}

func TestXMLIsNotJudged(t *testing.T) {
	b := newBench(t, small(`{"content": {"application/xml": {"schema": {"type": "object"}}}}`))
	same(t, summaries(b.Exchange(b.exchange(t, answer{to: "GET /a", status: 200, typed: "application/xml", body: "<a/>"}))), nil)
	same(t, b.told, []string{"bodies of application/xml"})
}

// Generators document the schema of the JSON for texts, too.
func TestTextsOfObjectsAreNotJudged(t *testing.T) {
	b := newBench(t, small(`{"content": {"text/plain": {"schema": {"allOf": [{"type": "object"}]}}, "text/csv": {"schema": {"type": "integer"}}, "text/html": {}}}`))
	same(t, summaries(b.Exchange(b.exchange(t, answer{to: "GET /a", status: 200, typed: "text/plain", body: "a: 1"}))), nil)
	same(t, b.told, []string{"bodies of text/plain"})
	same(t, summaries(b.Exchange(b.exchange(t, answer{to: "GET /a", status: 200, typed: "text/csv", body: "7"}))), nil)
	same(t, summaries(b.Exchange(b.exchange(t, answer{to: "GET /a", status: 200, typed: "text/html", body: "7"}))), nil)
	same(t, summaries(b.Exchange(b.exchange(t, answer{to: "GET /a", status: 200, typed: "text/csv", body: "x"}))),
		[]string{"response-schema #/paths/~1a/get/responses/200/content/text~1csv/schema"})
	same(t, b.told, []string{"bodies of text/plain"})
}

func TestSecretsAreNotShown(t *testing.T) {
	b := newBench(t, small(`{"content": {"application/json": {"schema": {"properties": {"accessToken": {"type": "integer"}}}}}}`))
	found := b.Exchange(b.exchange(t, answer{to: "GET /a", status: 200, typed: jsonType, body: `{"accessToken": "hunter2"}`}))
	if len(found) != 1 || strings.Contains(found[0].Arrived+found[0].Text, "hunter2") {
		t.Errorf("found %+v", found)
	}
}
