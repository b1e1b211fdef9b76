package intake

import (
	"strings"
	"sync"
	"testing"

	"github.com/apisteward/steward/internal/fault"
)

func TestParametersAreRead(t *testing.T) {
	b := operation(t, "/x/{id}", `"parameters": [
		{"name": "id", "in": "path", "schema": {"type": "integer"}},
		{"name": "limit", "in": "query", "required": true, "schema": {"type": "integer", "maximum": 100}},
		{"name": "tags", "in": "query", "schema": {"type": "array", "items": {"type": "string"}}},
		{"name": "filter", "in": "query", "style": "deepObject", "schema": {"type": "object", "properties": {"price": {"type": "number"}}}},
		{"name": "rest", "in": "query", "schema": {"type": "object", "additionalProperties": {"type": "integer"}}},
		{"name": "at", "in": "query", "content": {"application/json": {"schema": {"type": "object", "required": ["lat"]}}}},
		{"name": "X-Note", "in": "header", "schema": {"type": "string", "minLength": 2}},
		{"name": "Host", "in": "header", "schema": {"type": "string"}},
		{"name": "Accept", "in": "header", "required": true, "schema": {"type": "integer"}},
		{"name": "sid", "in": "cookie", "schema": {"type": "string"}},
		{"name": "debug", "in": "query", "allowEmptyValue": true, "schema": {"type": "integer"}}]`)
	for _, c := range []struct {
		target  string
		headers []string
		want    string
		faults  string
	}{
		{"GET /x/7?limit=10&tags=a&tags=b", []string{"X-Note: ab", "Cookie: sid=x; other=y"},
			`path id=7, query limit=10, query tags=["a","b"], header X-Note="ab", header Host="example.com", cookie sid="x"`, ""},
		{"GET /x/7?limit=10&filter[price]=1.5&debug", nil, `path id=7, query limit=10, query filter={"price":1.5}, header Host="example.com", query debug=""`, ""},
		{"GET /x/7?limit=10&other=3&__code=404&__delay=1", nil, `path id=7, query limit=10, query rest={"other":3}, header Host="example.com"`, ""},
		{"GET /x/7", nil, `path id=7, header Host="example.com"`, "query limit is missing"},
		{"GET /x/a?limit=101", []string{"x-note: a"}, `path id="a", query limit=101, header X-Note="a", header Host="example.com"`,
			"path id must be of type integer; query limit must be at most 100; header X-Note must have at least 2 characters"},
		{"GET /x/7?limit=1&limit=2", nil, `path id=7, header Host="example.com"`, "query limit must be given only once"},
		{"GET /x/7?limit=%2", nil, `path id=7, header Host="example.com"`, "query limit must be percent-encoded: it has a percent sign that begins no encoded character"},
		{"GET /x/7?limit=1&filter[price]=much&other=x", nil, `path id=7, query limit=1, query filter={"price":"much"}, query rest={"other":"x"}, header Host="example.com"`,
			"query filter/price must be of type number; query rest/other must be of type integer"},
		{"GET /x/7?limit=1&at={}", nil, `path id=7, query limit=1, query at={}, header Host="example.com"`, "query at/lat is missing"},
		{"GET /x/7?limit=1&at=x", nil, `path id=7, query limit=1, header Host="example.com"`, "query at must be JSON"},
	} {
		req, err := b.read(t, c.target, c.headers...)
		if got := arguments(req); got != c.want {
			t.Errorf("%s reads as %s, want %s", c.target, got, c.want)
		}
		if got := faults(err); got != c.faults {
			t.Errorf("%s: %s, want %s", c.target, got, c.faults)
		}
		if err != nil && err.Kind != fault.Invalid {
			t.Errorf("%s: %v", c.target, err.Kind)
		}
	}
}

func TestErrorsNeverRepeatValues(t *testing.T) {
	const secret = "secret"
	b := operation(t, "/x/{id}", `"security": [{"bearer": []}], "parameters": [
		{"name": "id", "in": "path", "schema": {"type": "integer"}},
		{"name": "enum", "in": "query", "schema": {"enum": ["a", 1, null, ""]}},
		{"name": "pattern", "in": "query", "schema": {"type": "string", "pattern": "^[0-9]+$"}},
		{"name": "format", "in": "query", "schema": {"type": "string", "format": "uuid"}},
		{"name": "one", "in": "query", "schema": {"oneOf": [{"type": "integer"}, {"type": "boolean"}]}},
		{"name": "json", "in": "query", "content": {"application/json": {}}},
		{"name": "deep", "in": "query", "style": "deepObject", "schema": {"type": "object", "properties": {"a": {"type": "integer"}}}}]`)
	_, err := b.read(t, "GET /x/"+secret+"?enum="+secret+"&pattern="+secret+"&format="+secret+"&one="+secret+"&json="+secret+"&deep[a]="+secret,
		"Authorization: "+secret)
	if err == nil || len(err.Fields) != 8 || strings.Contains(err.Detail+faults(err), secret) {
		t.Errorf("%v: %s", err, faults(err))
	}
}

func TestErrorsAreBounded(t *testing.T) {
	b := operation(t, "/x", `"parameters": [{"name": "ids", "in": "query", "explode": false, "schema": {"type": "array", "items": {"type": "integer"}}}]`)
	_, err := b.read(t, "GET /x?ids=a"+strings.Repeat(",a", 5000))
	if err == nil || len(err.Fields) != mostFields {
		t.Errorf("%v", err)
	}
}

func TestErrorsOfOnePlaceSayItInOneSentence(t *testing.T) {
	b := operation(t, "/x", `"parameters": [{"name": "a", "in": "query", "required": true}, {"name": "b", "in": "query", "required": true}]`)
	_, one := b.read(t, "GET /x?a=1")
	_, two := b.read(t, "GET /x")
	if one == nil || one.Detail != "The request does not follow the document: query b is missing." {
		t.Errorf("%v", one)
	}
	if two == nil || two.Detail != "The request does not follow the document in several places." {
		t.Errorf("%v", two)
	}
}

// "name=" is fine for whatever the document lets be empty.
func TestEmptyValuesMayBeAllowed(t *testing.T) {
	b := operation(t, "/x", `"parameters": [
		{"name": "n", "in": "query", "allowEmptyValue": true, "schema": {"type": "integer"}},
		{"name": "l", "in": "query", "allowEmptyValue": true, "schema": {"type": "array", "items": {"type": "integer"}}},
		{"name": "m", "in": "query", "allowEmptyValue": true, "explode": false, "schema": {"type": "array", "minItems": 1}},
		{"name": "s", "in": "query", "schema": {"type": "string", "minLength": 1}}]`)
	if _, err := b.read(t, "GET /x?n=&l=&m"); err != nil {
		t.Error(faults(err))
	}
	if _, err := b.read(t, "GET /x?s="); faults(err) != "query s must have at least 1 character" {
		t.Error(faults(err))
	}
}

// The first requests of many come at once; all are read alike.
func TestReadersAreSafeForConcurrentUse(t *testing.T) {
	b := operation(t, "/x/{id}", benchParameters)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			req, err := b.read(t, "GET /x/7?limit=101&sort=created", "Authorization: Bearer x")
			if got := arguments(req); got != `path id=7, query limit=101, query sort="created"` || faults(err) != "query limit must be at most 100" {
				t.Errorf("%s: %s", got, faults(err))
			}
		})
	}
	group.Wait()
}

// OpenAPI 3.2: the whole query is one value, without what is the mock's own.
func TestWholeQueriesAreRead(t *testing.T) {
	b := benchOf(t, []byte(`{"openapi": "3.2.0", "info": {"title": "x", "version": "1"}, "paths": {
		"/form": {"get": {"parameters": [{"name": "q", "in": "querystring", "content": {"application/x-www-form-urlencoded":
			{"schema": {"type": "object", "required": ["a"], "properties": {"a": {"type": "integer"}, "l": {"type": "array", "items": {"type": "string"}}}}}}}],
			"responses": {"200": {"description": "x"}}}},
		"/json": {"get": {"parameters": [{"name": "q", "in": "querystring", "required": true, "content": {"application/json": {}}}],
			"responses": {"200": {"description": "x"}}}}}}`))
	for _, c := range []struct{ target, want, faults string }{
		{"GET /form?a=1&l=x&__code=200&l=y", `querystring q={"a":1,"l":["x","y"]}`, ""},
		{"GET /form?l=x", `querystring q={"l":["x"]}`, "querystring q/a is missing"},
		{"GET /form", ``, ""},
		{"GET /form?a=%zz", ``, "querystring q/a must be percent-encoded: it has a percent sign that begins no encoded character"},
		{"GET /json?%7B%22a%22%3A1%7D&__dynamic=true", `querystring q={"a":1}`, ""},
		{"GET /json?__dynamic=true", ``, "querystring q is missing"},
	} {
		req, err := b.read(t, c.target)
		if got := arguments(req); got != c.want {
			t.Errorf("%s reads as %s, want %s", c.target, got, c.want)
		}
		if got := faults(err); got != c.faults {
			t.Errorf("%s: %s, want %s", c.target, got, c.faults)
		}
	}
}
