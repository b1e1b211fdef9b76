package wire

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
)

// What is written for a parameter, and can be carried, is read as it was.
func TestLawWhatIsWrittenIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := rapid.SampledFrom([]string{"path", "query", "header", "cookie"}).Draw(t, "in")
		v, schema := anyArgument(t)
		p, doc := anyParameter(t, in, schema)
		if !Sendable(p, v) {
			t.Skip("it cannot be carried")
		}
		got, given, err := readBack(doc, p, v)
		if err != nil || !given || !sample.Same(got, v) {
			t.Fatalf("%s %s, explode %v, of %s: %s, %v, %v", in, p.Style, p.Explode, sample.Compact(v), sample.Compact(got), given, err)
		}
	})
}

// Objects within objects and lists are no matter of the specification; they are
// read as they are written all the same.
func TestLawDeepObjectsAreReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v, schema := anyObject(t, 3)
		doc := load(t, sample.Object{{Name: "name", Value: "filter"}, {Name: "in", Value: "query"}, {Name: "style", Value: "deepObject"},
			{Name: "schema", Value: schema}})
		p := doc.Operations()[0].Parameters[0]
		written := Query(p, v)
		got, given, err := readBack(doc, p, v)
		if err != nil || given != (len(written) > 0) || given && !sample.Same(got, v) {
			t.Fatalf("%s of %s: %s, %v, %v", written, sample.Compact(v), sample.Compact(got), given, err)
		}
	})
}

// What has a media type of its own is read back whatever it is.
func TestLawContentIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := rapid.SampledFrom([]string{"path", "query", "cookie", "querystring"}).Draw(t, "in")
		v, schema := anyObject(t, 2)
		doc := load(t, sample.Object{{Name: "name", Value: "q"}, {Name: "in", Value: in}, {Name: "content",
			Value: sample.Object{{Name: "application/json", Value: sample.Object{{Name: "schema", Value: schema}}}}}})
		got, _, err := readBack(doc, doc.Operations()[0].Parameters[0], v)
		if err != nil || !sample.Same(got, v) {
			t.Fatalf("%s: %s, %v", sample.Compact(v), sample.Compact(got), err)
		}
	})
}

// readBack writes a value and reads it again.
func readBack(doc *contract.Document, p *contract.Parameter, v any) (got any, given bool, err error) {
	r := NewReader(doc, acceptAll)
	switch p.In {
	case "path":
		got, err = r.Path(p, Path(p, v))
		return got, true, err
	case "header":
		got, err = r.Header(p, []string{Header(p, v)})
		return got, true, err
	case "cookie":
		return r.Cookie(p, AppendCookies(nil, []string{strings.Join(Cookie(p, v), "; ")}), nil)
	case "querystring":
		got, err = r.QueryString(p, strings.Join(QueryString(doc, p, v), "&"))
		return got, true, err
	}
	return r.Query(p, AppendQuery(nil, strings.Join(Query(p, v), "&")), nil)
}

func acceptAll(*contract.Node, any) bool { return true }

// load makes a document of one operation with one parameter.
func load(t interface{ Fatal(...any) }, parameter sample.Object) *contract.Document {
	doc, err := contract.Load(fmt.Appendf(nil, `{"openapi": "3.1.0", "info": {"title": "x", "version": "1"},
		"paths": {"/x": {"get": {"parameters": [%s], "responses": {"200": {"description": "x"}}}}}}`, sample.Compact(parameter)), contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// styles are those of OpenAPI 3, and of Swagger 2.0, which has its separators
// everywhere.
var styles = map[string][]string{
	"path":   {"simple", "label", "matrix", "pipeDelimited", "spaceDelimited", "tabDelimited"},
	"header": {"simple", "pipeDelimited", "spaceDelimited", "tabDelimited"},
	"cookie": {"form", "pipeDelimited"},
	"query":  {"form", "spaceDelimited", "pipeDelimited", "tabDelimited", "deepObject"},
}

func anyParameter(t *rapid.T, in string, schema sample.Object) (*contract.Parameter, *contract.Document) {
	names := []string{"x", "X-Note", "limit"}
	if in == "query" || in == "path" {
		names = append(names, "a b", "f[x]", "ü", "a+b%20", "a&b=c", ";")
	}
	o := sample.Object{
		{Name: "name", Value: rapid.SampledFrom(names).Draw(t, "name")},
		{Name: "in", Value: in},
		{Name: "style", Value: rapid.SampledFrom(styles[in]).Draw(t, "style")},
		{Name: "explode", Value: rapid.Bool().Draw(t, "explode")},
		{Name: "allowReserved", Value: rapid.Bool().Draw(t, "allowReserved")},
		{Name: "schema", Value: schema},
	}
	doc := load(t, o)
	return doc.Operations()[0].Parameters[0], doc
}

// anyArgument makes a value and a schema that lets it through.
func anyArgument(t *rapid.T) (v any, schema sample.Object) {
	switch rapid.IntRange(0, 2).Draw(t, "kind") {
	case 0:
		return anyScalar(t)
	case 1:
		return anyList(t, 0)
	}
	return anyObject(t, 0)
}

func anyScalar(t *rapid.T) (v any, schema sample.Object) {
	kind := rapid.SampledFrom([]string{"string", "integer", "number", "boolean"}).Draw(t, "type")
	switch kind {
	case "string":
		v = anyText().Draw(t, "text")
	case "integer":
		v = json.Number(rapid.SampledFrom([]string{"0", "-1", "42", "9007199254740993", "1e3"}).Draw(t, "integer"))
	case "number":
		v = json.Number(rapid.SampledFrom([]string{"0", "-1.5", "1E+2", "0.25e-3", "12345678901234567890.5"}).Draw(t, "number"))
	default:
		v = rapid.Bool().Draw(t, "boolean")
	}
	return v, sample.Object{{Name: "type", Value: kind}}
}

// anyText has plenty of what means something in some style.
func anyText() *rapid.Generator[string] {
	special := rapid.SampledFrom([]rune(" ,;=.|%+&[]/?#\"'\t\\-0ab1é日\x00\x7f"))
	return rapid.OneOf(rapid.StringOfN(special, 0, 6, -1), rapid.StringN(0, 5, -1))
}

func anyList(t *rapid.T, levels int) (any, sample.Object) {
	item, schema := anyMember(t, levels)
	list := []any{item}
	if rapid.Bool().Draw(t, "more") {
		list = append(list, item)
	}
	return list, sample.Object{{Name: "type", Value: "array"}, {Name: "items", Value: schema}}
}

func anyMember(t *rapid.T, levels int) (any, sample.Object) {
	switch kind := rapid.IntRange(0, 2).Draw(t, "member"); {
	case levels > 0 && kind == 1:
		if v, schema := anyObject(t, levels-1); len(v.(sample.Object)) > 0 {
			return v, schema
		}
	case levels > 0 && kind == 2:
		if list, schema := anyList(t, 0); levels > 1 { // lists of lists are not written
			return list, schema
		}
	}
	return anyScalar(t)
}

func anyObject(t *rapid.T, levels int) (any, sample.Object) {
	names := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"a", "R", "0", "x y", "é", "a.b"}), 0, 3, rapid.ID).Draw(t, "names")
	object, properties := sample.Object{}, sample.Object{}
	for _, name := range names {
		v, schema := anyMember(t, levels)
		object = append(object, sample.Member{Name: name, Value: v})
		properties = append(properties, sample.Member{Name: name, Value: schema})
	}
	slices.Reverse(properties)
	return object, sample.Object{{Name: "type", Value: "object"}, {Name: "properties", Value: properties}}
}
