package wire

import (
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
)

// parameter makes a document of one parameter, with a Reader that a judge
// decides for.
func parameter(t testing.TB, object string) (*Reader, *contract.Parameter) {
	t.Helper()
	o, err := sample.Parse([]byte(object))
	if err != nil {
		t.Fatalf("%s: %v", object, err)
	}
	doc := load(t, o.(sample.Object))
	return judged(doc), doc.Operations()[0].Parameters[0]
}

func judged(doc *contract.Document) *Reader {
	judge := schema.New(doc, schema.WithFormats())
	return NewReader(doc, func(n *contract.Node, v any) bool { return n == nil || judge.Valid(n, schema.Request, sample.Plain(v)) })
}

// readAs reads a text where a parameter stands: "absent" where nothing is given,
// "wrong: ..." for an error.
func readAs(r *Reader, p *contract.Parameter, text string) string {
	var v any
	var err error
	given := true
	switch p.In {
	case "path":
		v, err = r.Path(p, text)
	case "header":
		v, err = r.Header(p, strings.Split(text, "\n"))
	case "cookie":
		v, given, err = r.Cookie(p, AppendCookies(nil, strings.Split(text, "\n")), func(name string) bool { return name != "other" })
	default:
		v, given, err = r.Query(p, AppendQuery(nil, text), func(name string) bool { return name != "other" })
	}
	switch {
	case err != nil:
		return "wrong: " + err.Error()
	case !given:
		return "absent"
	}
	return sample.Compact(v)
}

const (
	list    = `"schema": {"type": "array", "items": {"type": "string"}}`
	numbers = `"schema": {"type": "array", "items": {"type": "integer"}}`
	rgb     = `"schema": {"type": "object", "properties": {"R": {"type": "integer"}, "G": {"type": "integer"}}}`
	open    = `"schema": {"type": "object", "additionalProperties": {"type": "integer"}}`
)

func TestParametersAreReadByTheirStyles(t *testing.T) {
	for _, c := range []struct{ parameter, text, want string }{
		{`"in": "path", "schema": {"type": "string"}`, "a%2Fb+c,d", `"a/b+c,d"`},
		{`"in": "path", ` + list, "blue,bl%2Cack", `["blue","bl,ack"]`},
		{`"in": "path", ` + rgb, "R,100,G,200", `{"R":100,"G":200}`},
		{`"in": "path", "explode": true, ` + rgb, "R=100,G=200", `{"R":100,"G":200}`},
		{`"in": "path", ` + rgb, "%7B%22R%22%3A1%7D", `{"R":1}`},
		{`"in": "path", ` + rgb, "R,100,G", "wrong: must be names and values in turn"},
		{`"in": "path", "explode": true, ` + rgb, "R,100", "wrong: must be names and values with an equals sign between them"},
		{`"in": "path", "schema": {"type": "string"}`, "%zz", "wrong: must be percent-encoded: it has a percent sign that begins no encoded character"},
		{`"in": "path", "schema": {"type": "string"}`, "%ff", "wrong: must be text in UTF-8"},
		{`"in": "path", "style": "label", "schema": {"type": "number"}`, ".1.5", `1.5`},
		{`"in": "path", "style": "label", ` + list, ".blue,black", `["blue","black"]`},
		{`"in": "path", "style": "label", "explode": true, ` + list, ".blue.black", `["blue","black"]`},
		{`"in": "path", "style": "label", "explode": true, ` + rgb, ".R=100.G=200", `{"R":100,"G":200}`},
		{`"in": "path", "style": "label", ` + list, "blue", "wrong: must begin with a dot"},
		{`"in": "path", "style": "matrix", "schema": {"type": "integer"}`, ";color=5", `5`},
		{`"in": "path", "style": "matrix", "schema": {"type": "string"}`, ";color", `""`},
		{`"in": "path", "style": "matrix", ` + list, ";color=blue,black", `["blue","black"]`},
		{`"in": "path", "style": "matrix", "explode": true, ` + list, ";color=blue;color=black", `["blue","black"]`},
		{`"in": "path", "style": "matrix", ` + rgb, ";color=R,100,G,200", `{"R":100,"G":200}`},
		{`"in": "path", "style": "matrix", "explode": true, ` + rgb, ";R=100;G=200", `{"R":100,"G":200}`},
		{`"in": "path", "style": "matrix", "schema": {"type": "integer"}`, ";colour=5", "wrong: must begin with a semicolon and its name"},
		{`"in": "path", "style": "matrix", "explode": true, ` + list, ";color=a;colour=b", "wrong: must begin with a semicolon and its name"},

		{`"in": "query", "schema": {"type": "string"}`, "a=b", "absent"},
		{`"in": "query", "schema": {"type": "string"}`, "color=a+b%2Bc&x", `"a b+c"`},
		{`"in": "query", "schema": {"type": "string"}`, "color", `""`},
		{`"in": "query", "schema": {"type": "string"}`, "color=a&color=b", "wrong: must be given only once"},
		{`"in": "query", "schema": {"type": "string"}`, "c%6Flor=a=b", `"a=b"`},
		{`"in": "query"`, "color=5", `"5"`},
		{`"in": "query"`, "color=5&color=6", `["5","6"]`},
		{`"in": "query", ` + list, "color=a,b&color=c", `["a,b","c"]`},
		{`"in": "query", "explode": false, ` + list, "color=a,b%2Cc", `["a","b,c"]`},
		{`"in": "query", "explode": false, ` + list, "color=a&color=b", "wrong: must be given only once"},
		{`"in": "query", "explode": false, ` + list, "color=", `[]`},
		{`"in": "query", "explode": false, ` + list, "color=a%2Cb", `["a,b"]`},    // a comma in a value
		{`"in": "query", "explode": false, ` + numbers, "color=1%2C2", `[1,2]`},   // which cannot be one here
		{`"in": "query", "explode": false, ` + numbers, "color=1%2Ca", `["1,a"]`}, // is neither
		{`"in": "query", "explode": false, ` + rgb, "color=R,100,G,200", `{"R":100,"G":200}`},
		{`"in": "query", ` + rgb, "R=100&G=200&B=1", `{"R":100,"G":200}`},
		{`"in": "query", ` + rgb, "B=1", "absent"},
		{`"in": "query", ` + rgb, "color=1", `"1"`},
		{`"in": "query", ` + rgb, "color=%7B%22R%22:1%7D", `{"R":1}`}, // as many write it
		{`"in": "query", ` + rgb, "color=%7B", `"{"`},
		{`"in": "query", ` + rgb, "R=1&R=2", "wrong: must be given only once"},
		{`"in": "query", ` + open, "R=100&other=1", `{"R":100}`},
		{`"in": "query", "style": "spaceDelimited", "explode": false, ` + list, "color=a%20b+c", `["a","b","c"]`},
		{`"in": "query", "style": "pipeDelimited", "explode": false, ` + list, "color=a|b%7Cc", `["a","b","c"]`},
		{`"in": "query", "style": "pipeDelimited", "explode": false, ` + rgb, "color=R%7C100", `{"R":100}`},
		{`"in": "query", "style": "deepObject", ` + rgb, "color[R]=100&color%5BG%5D=200", `{"R":100,"G":200}`},
		{`"in": "query", "style": "deepObject", ` + rgb, "colors[R]=100&color[R=1", "absent"},
		{`"in": "query", "style": "deepObject", ` + rgb, "color[R]=1&color[R]=2", "wrong: must be given only once"},
		{`"in": "query", "style": "deepObject", ` + rgb, "color[R]=1&color[R][x]=2", "wrong: must be a single value"},
		{`"in": "query", "style": "deepObject", ` + rgb, "color=1", `"1"`},
		{`"in": "query", "style": "deepObject", "schema": {"properties": {"a": {"properties": {"b": {"type": "boolean"}}}}}`, "color[a][b]=true", `{"a":{"b":true}}`},
		{`"in": "query", "style": "deepObject", "schema": {"properties": {"l": {"items": {"type": "integer"}}}}`, "color[l][1]=5&color[l][0]=4", `{"l":[4,5]}`},
		{`"in": "query", "style": "deepObject", "schema": {"properties": {"l": {"items": {"type": "integer"}}}}`, "color[l][]=5&color[l][]=4", `{"l":[5,4]}`},
		{`"in": "query", "style": "deepObject", "schema": {"properties": {"l": {"items": {"type": "integer"}}}}`, "color[l]=5&color[l]=4", `{"l":[5,4]}`},
		{`"in": "query", "style": "deepObject", "schema": {"properties": {"l": {"items": {"type": "integer"}}}}`, "color[l][x]=5", "wrong: must be a list"},
		{`"in": "query", "style": "deepObject", "schema": {"properties": {"l": {"items": {"properties": {"x": {"type": "integer"}}}}}}`,
			"color[l][1][x]=5&color[l][0][x]=4", `{"l":[{"x":4},{"x":5}]}`},
		{`"in": "query", "style": "deepObject", "schema": {"properties": {"a": {"properties": {"b": {"type": "boolean"}}}}}`, "color[a]=x", `{"a":"x"}`},
		{`"in": "query", "style": "deepObject", "schema": {"properties": {"a": {"properties": {"b": {"type": "boolean"}}}}}`, "color[a]={%22b%22:true}", `{"a":{"b":true}}`},
		{`"in": "query", "style": "deepObject", "schema": {"properties": {"a": {"items": {"type": "integer"}}}}`, "color[a][0]=1&color[a]=2", "wrong: must not be both a value and an object"},
		{`"in": "query", "style": "deepObject"`, "color" + strings.Repeat("[a]", 33) + "=1", "wrong: is nested too deeply"},
		{`"in": "query", "explode": false, ` + list, "color=" + strings.Repeat(",", maxParts), "wrong: has too many elements"},
		{`"in": "query", "explode": false, "schema": {"type": "object"}`, "color=" + strings.Repeat("a,1,", maxParts) + "a,1", "wrong: has too many elements"},
		{`"in": "query", "style": "deepObject", ` + list, "color[]=a&color[1]=b&color[0]=c", `["a","c","b"]`},
		{`"in": "query", "style": "deepObject", "schema": {"anyOf": [{"type": "object", "properties": {"gt": {"type": "integer"}}}, {"type": "integer"}]}`, "color=5", `5`},
		{`"in": "query", "style": "deepObject", "schema": {"anyOf": [{"type": "object", "properties": {"gt": {"type": "integer"}}}, {"type": "integer"}]}`, "color[gt]=5", `{"gt":5}`},
		{`"in": "query", "content": {"application/json": {}}`, "color=%7B%22a%22:[null]%7D", `{"a":[null]}`},
		{`"in": "query", "content": {"application/json": {}}`, "color={", "wrong: must be JSON"},
		{`"in": "query", "content": {"application/json": {}}`, "color={%22a%22:1,%22a%22:2}", "wrong: must not have a member twice"},
		{`"in": "query", "content": {"text/plain": {"schema": {"type": "integer"}}}`, "color=5", `5`},

		{`"in": "header", "schema": {"type": "string"}`, "a%20b, c", `"a%20b, c"`},
		{`"in": "header", ` + list, "a, b\nc", `["a","b","c"]`},
		{`"in": "header", ` + rgb, "R, 100, G, 200", `{"R":100,"G":200}`},
		{`"in": "header", "explode": true, ` + rgb, "R=100,G=200", `{"R":100,"G":200}`},
		{`"in": "header", ` + rgb, "R,1,R,2", "wrong: must not have a member twice"},
		{`"in": "header", "schema": {"type": "string"}`, "\xff", "wrong: must be text in UTF-8"},

		{`"in": "cookie", "schema": {"type": "string"}`, `a=1; color="b%20c+d"; x`, `"b c+d"`},
		{`"in": "cookie", "schema": {"type": "string"}`, "color=100%", `"100%"`},
		{`"in": "cookie", "style": "cookie", "schema": {"type": "string"}`, "color=b%20c", `"b%20c"`},
		{`"in": "cookie", "explode": false, ` + numbers, "color=1,2", `[1,2]`},
		{`"in": "cookie", ` + numbers, "color=1; color=2", `[1,2]`},
	} {
		r, p := parameter(t, `{"name": "color", `+c.parameter+`}`)
		if got := readAs(r, p, c.text); got != c.want {
			t.Errorf("{%s} of %s: %s, want %s", c.parameter, c.text, got, c.want)
		}
	}
}

// Swagger 2.0 names the styles of lists otherwise.
func TestCollectionFormatsAreRead(t *testing.T) {
	for _, c := range []struct{ format, text, want string }{
		{`"csv"`, "ids=1,2", `[1,2]`},
		{`"ssv"`, "ids=1%202", `[1,2]`},
		{`"tsv"`, "ids=1%092", `[1,2]`},
		{`"pipes"`, "ids=1|2", `[1,2]`},
		{`"multi"`, "ids=1&ids=2", `[1,2]`},
		{`null`, "ids=1,2", `[1,2]`},
	} {
		doc, err := contract.Load([]byte(`{"swagger": "2.0", "info": {"title": "x", "version": "1"}, "paths": {"/x": {"get": {"parameters": [
			{"name": "ids", "in": "query", "type": "array", "items": {"type": "integer"}, "collectionFormat": `+c.format+`}],
			"responses": {"200": {"description": "x"}}}}}}`), contract.DefaultLimits())
		if err != nil {
			t.Fatal(err)
		}
		if got := readAs(judged(doc), doc.Operations()[0].Parameters[0], c.text); got != c.want {
			t.Errorf("%s of %s: %s, want %s", c.format, c.text, got, c.want)
		}
	}
}
