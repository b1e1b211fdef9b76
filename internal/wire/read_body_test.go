package wire

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
)

// read reads a body of the only media type of a document.
func read(t *testing.T, body, contentType, data string) (any, error) {
	t.Helper()
	doc, media := document(t, body)
	judge := schema.New(doc)
	accepts := func(n *contract.Node, v any) bool { return n == nil || judge.Valid(n, schema.Request, sample.Plain(v)) }
	return NewReader(doc, accepts).Body(media, contentType, []byte(data))
}

func TestBodiesAreRead(t *testing.T) {
	const numbers = `"text/plain": {"schema": {"type": "integer"}}`
	for _, c := range []struct{ body, contentType, data, want string }{
		{`"application/json": {}`, "application/json", `{"b":1.0,"a":["é",null]}`, `{"b":1.0,"a":["é",null]}`},
		{`"application/json": {}`, "", "\ufeff true ", `true`},
		{`"application/json": {}`, "application/json; charset=UTF-8", `[]`, `[]`},
		{`"application/json": {}`, "application/json; charset=iso-8859-1", `"é"`, `"é"`},
		{`"application/merge-patch+json": {}`, "", `null`, `null`},
		{`"application/yaml": {}`, "", "a: 1\nb: [x, 'y']\n", `{"a":1,"b":["x","y"]}`},
		{`"application/yaml": {}`, "", `{"a": 1}`, `{"a":1}`},
		{`"application/yaml": {}`, "", `{a: [b, c]}`, `{"a":["b","c"]}`},
		{`"application/jsonl": {}`, "", "{\"a\":1}\n\n2", `[{"a":1},2]`},
		{`"application/x-ndjson": {}`, "", "", `[]`},
		{`"application/json-seq": {}`, "", "\x1e1\n\x1e[\n2]\n", `[1,[2]]`},
		{`"text/plain": {}`, "text/plain", "a\nb", `"a\nb"`},
		{`"text/plain": {}`, "text/plain; charset=ISO-8859-1", "\xe9", `"é"`},
		{numbers, "text/plain", "12", `12`},
		{numbers, "text/plain", "twelve", `"twelve"`},
		{numbers, "text/plain", " 12", `" 12"`},
		{`"text/plain": {"schema": {"type": "object"}}`, "", `{"a":1}`, `{"a":1}`},
		{`"text/plain": {"schema": {"type": "object"}}`, "", `a`, `"a"`},
		{`"text/csv": {"schema": {"type": "string"}}`, "text/csv; header=present", "12", `"12"`},
		{`"application/octet-stream": {}`, "", "ab", `"ab"`},
	} {
		got, err := read(t, c.body, c.contentType, c.data)
		if err != nil || sample.Compact(got) != c.want {
			t.Errorf("%s of %q: %s, %v, want %s", c.contentType, c.data, sample.Compact(got), err, c.want)
		}
	}
}

func TestUnreadableBodiesSayWhere(t *testing.T) {
	for _, c := range []struct{ mediaType, data, want string }{
		{"application/json", ``, "1:1"},
		{"application/json", `tru`, "1:1"},
		{"application/json", "{\n  \"a\": secret\n}", "2:8"},
		{"application/json", "[1,\n2", "2:2"},
		{"application/json", `{"a": 01}`, "1:8"},
		{"application/json", `{"a":1} {}`, "1:9"},
		{"application/json", `'a'`, "1:1"},
		{"application/json", "[\n\"é\", \"\xff\"]", "2:7"},
		{"application/json", "{\"x\":{\"a\":1,\n\"a\":2}}", "2:1 #/x/a"},
		{"application/json", "[{},\n {\"p\": [{\"b\": 1, \"b\": 2}]}]", "2:18 #/1/p/0/b"},
		{"application/json", "{" + members(20) + "\"m7\": 0}", "1:172 #/m7"},
		{"application/json", strings.Repeat("[", 1001) + strings.Repeat("]", 1001), "1:1001"},
		{"application/yaml", "a: [1", "1:0"},
		{"application/yaml", "a: 1\na: secret", "2:1 #/a"},
		{"application/yaml", "a: *secret", "1:0"},
		{"application/yaml", "a: 1\n---\nb: 2", "2:0"},
		{"application/yaml", "[a,\n secret", "1:0"},
		{"application/jsonl", "{}\n\n{\n", "3:2 #/1"},
		{"application/json-seq", "\x1e{}\n\x1e[", "2:2 #/1"},
		{"text/plain", "a\n\xe9", "2:1"},
	} {
		_, err := read(t, fmt.Sprintf(`%q: {}`, c.mediaType), "", c.data)
		var e *fault.Error
		if !errors.As(err, &e) || e.Kind != fault.Malformed || len(e.Fields) != 1 {
			t.Errorf("%s of %.40q: %v", c.mediaType, c.data, err)
			continue
		}
		f := e.Fields[0]
		at := strings.TrimSuffix(fmt.Sprintf("%d:%d %s", f.Line, f.Column, f.Place), " #")
		if at != c.want {
			t.Errorf("%s of %.40q: at %s, want %s: %s", c.mediaType, c.data, at, c.want, e.Detail)
		}
		if strings.Contains(e.Detail+f.Detail, "secret") {
			t.Errorf("%s of %q: repeats a value: %s", c.mediaType, c.data, e.Detail)
		}
		if f.Line > 0 && !strings.Contains(e.Detail, fmt.Sprintf("line %d", f.Line)) {
			t.Errorf("%s of %q: %q does not say where", c.mediaType, c.data, e.Detail)
		}
	}
}

// members are so many members of an object, each followed by a comma.
func members(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "\"m%d\": 1,", i)
	}
	return b.String()
}

func TestUnknownTypesAndCharsetsAreUnsupported(t *testing.T) {
	for _, contentType := range []string{
		"application/xml", "text/xml", "image/svg+xml", "image/png", "text/*", "multipart/mixed; boundary=x",
		"application/json; charset=utf-16", "text/plain; charset=koi8-r", "application/jsonl; charset=utf-32", "application/yaml; charset=x",
	} {
		if _, err := read(t, `"application/json": {}`, contentType, `1`); !fault.Is(err, fault.Unsupported) {
			t.Errorf("%s: %v", contentType, err)
		}
	}
}

func TestWhatIsWritableIsReadable(t *testing.T) {
	for _, mediaType := range []string{
		"application/json", "application/problem+json; a=b", "application/yaml", "application/vnd.x+yaml", "application/jsonl",
		"application/x-ndjson", "application/json-seq", FormType, MultipartType, "text/plain", "text/csv", "text/markdown", "application/octet-stream",
	} {
		if !Writable(mediaType) || !Readable(mediaType) {
			t.Errorf("%s: writable %v, readable %v", mediaType, Writable(mediaType), Readable(mediaType))
		}
	}
}

func TestBodiesOfTooManyValuesAreRefused(t *testing.T) {
	many := strings.Repeat("0,", maxValues)
	for _, c := range []struct{ mediaType, data string }{
		{"application/json", "[" + many + "0]"},
		{"application/jsonl", strings.Repeat("0\n", maxValues)},
		{"application/yaml", "[" + many + "0]"},
		{"application/yaml", "a: &a [" + strings.Repeat("0,", 1000) + "]\nb: &b [" + strings.Repeat("*a,", 1000) + "]\nc: [" + strings.Repeat("*b,", 1000) + "]"},
	} {
		if _, err := read(t, fmt.Sprintf(`%q: {}`, c.mediaType), "", c.data); !fault.Is(err, fault.TooLarge) {
			t.Errorf("%s of %.40q: %v", c.mediaType, c.data, err)
		}
	}
	if _, err := read(t, `"application/json": {}`, "", `"`+many+`\""`); err != nil {
		t.Errorf("a long text: %v", err)
	}
}
