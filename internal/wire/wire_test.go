package wire

import (
	"bytes"
	"io"
	"mime"
	"mime/multipart"
	"net/url"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
)

func value(t *testing.T, text string) any {
	t.Helper()
	v, err := sample.Parse([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// The table of OpenAPI 3.1.1, section 4.8.12.6, which RFC 6570 is behind.
func TestStylesAreThoseOfTheSpecification(t *testing.T) {
	const list, object = `["blue","black","brown"]`, `{"R":100,"G":200,"B":150}`
	for _, c := range []struct {
		in, style string
		explode   bool
		value     string
		want      string
	}{
		{"path", "matrix", false, `"blue"`, ";color=blue"},
		{"path", "matrix", false, list, ";color=blue,black,brown"},
		{"path", "matrix", false, object, ";color=R,100,G,200,B,150"},
		{"path", "matrix", true, list, ";color=blue;color=black;color=brown"},
		{"path", "matrix", true, object, ";R=100;G=200;B=150"},
		{"path", "label", false, `"blue"`, ".blue"},
		{"path", "label", false, list, ".blue,black,brown"},
		{"path", "label", true, list, ".blue.black.brown"},
		{"path", "label", true, object, ".R=100.G=200.B=150"},
		{"path", "simple", false, `"blue"`, "blue"},
		{"path", "simple", false, object, "R,100,G,200,B,150"},
		{"path", "simple", true, object, "R=100,G=200,B=150"},
		{"query", "form", false, `"blue"`, "color=blue"},
		{"query", "form", false, list, "color=blue,black,brown"},
		{"query", "form", true, list, "color=blue&color=black&color=brown"},
		{"query", "form", false, object, "color=R,100,G,200,B,150"},
		{"query", "form", true, object, "R=100&G=200&B=150"},
		{"query", "spaceDelimited", false, list, "color=blue%20black%20brown"},
		{"query", "spaceDelimited", false, object, "color=R%20100%20G%20200%20B%20150"},
		{"query", "pipeDelimited", false, list, "color=blue%7Cblack%7Cbrown"},
		{"query", "deepObject", true, object, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"},
		{"header", "simple", false, list, "blue,black,brown"},
		{"header", "simple", true, object, "R=100,G=200,B=150"},
		{"cookie", "form", true, `"blue"`, "color=blue"},
	} {
		p := &contract.Parameter{Name: "color", In: c.in, Style: c.style, Explode: c.explode}
		var got string
		switch v := value(t, c.value); c.in {
		case "path":
			got = Path(p, v)
		case "query":
			got = strings.Join(Query(p, v), "&")
		case "header":
			got = Header(p, v)
		case "cookie":
			got = strings.Join(Cookie(p, v), "; ")
		}
		if got != c.want {
			t.Errorf("%s %s, explode %v, of %s: %s, want %s", c.in, c.style, c.explode, c.value, got, c.want)
		}
	}
}

func TestHeadersNeverEndEarly(t *testing.T) {
	p := &contract.Parameter{Name: "X-Note", In: "header", Style: "simple"}
	for _, text := range []string{"a\r\nX-Other: b", "a\nb", "a\x00b", "é", " a ", ""} {
		if got := Header(p, text); strings.ContainsAny(got, "\r\n\x00é") || strings.TrimSpace(got) != got {
			t.Errorf("%q is sent as %q", text, got)
		}
		if Sendable(p, text) {
			t.Errorf("%q is said to arrive as it is", text)
		}
	}
	if !Sendable(p, "a b") {
		t.Error("plain text is said not to arrive as it is")
	}
}

func TestSendable(t *testing.T) {
	parameter := func(in, style string, explode bool) *contract.Parameter {
		return &contract.Parameter{Name: "p", In: in, Style: style, Explode: explode}
	}
	for _, c := range []struct {
		p     *contract.Parameter
		value string
		want  bool
	}{
		{parameter("path", "simple", false), `"a b"`, true},
		{parameter("path", "simple", false), `"a/b"`, false},
		{parameter("path", "simple", false), `".."`, false},
		{parameter("path", "simple", false), `""`, false},
		{parameter("path", "simple", false), `7`, true},
		{parameter("path", "simple", false), `["a","b"]`, true},
		{parameter("path", "simple", false), `["a,b"]`, false},
		{parameter("query", "form", true), `["a,b","c"]`, true},
		{parameter("query", "form", true), `[]`, false},
		{parameter("query", "form", true), `[[1]]`, false},
		{parameter("query", "form", true), `null`, false},
		{parameter("query", "form", true), `"é\u0001"`, true},
		{parameter("query", "form", false), `["a,b","c"]`, false},
		{parameter("query", "pipeDelimited", false), `["a|b","c"]`, false},
		{parameter("query", "deepObject", true), `{"a":1}`, true},
		{parameter("query", "deepObject", true), `{"a":{"b":1}}`, false},
		{parameter("query", "deepObject", true), `{}`, false},
		{parameter("cookie", "form", true), `"a-b"`, true},
		{parameter("cookie", "form", true), `"a b"`, false},
		{&contract.Parameter{Name: "Accept", In: "header", Style: "simple"}, `"a"`, false},
		{&contract.Parameter{Name: "a b", In: "header", Style: "simple"}, `"a"`, false},
		{&contract.Parameter{Name: "q", In: "query", Content: []*contract.Media{{Type: "application/json"}}}, `{"a":{"b":null}}`, true},
	} {
		if got := Sendable(c.p, value(t, c.value)); got != c.want {
			t.Errorf("%s %s of %s: %v", c.p.In, c.p.Style, c.value, got)
		}
	}
}

func document(t testing.TB, body string) (*contract.Document, *contract.Media) {
	t.Helper()
	doc, err := contract.Load([]byte(`{"openapi": "3.0.3", "info": {"title": "x", "version": "1"}, "paths": {"/x": {"post": {"requestBody":
		{"content": {`+body+`}}, "responses": {"200": {"description": "x"}}}}}}`), contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return doc, doc.Operations()[0].Body.Content[0]
}

func TestBodies(t *testing.T) {
	for _, c := range []struct{ body, mediaType, value, want string }{
		{`"application/json": {}`, "application/json", `{"b":1.0,"a":["é",null]}`, `{"b":1.0,"a":["é",null]}`},
		{`"application/merge-patch+json": {}`, "application/merge-patch+json", `null`, `null`},
		{`"application/yaml": {}`, "application/yaml", `{"a":1}`, `{"a":1}`},
		{`"application/jsonl": {}`, "application/jsonl", `[{"a":1},2]`, "{\"a\":1}\n2\n"},
		{`"application/json-seq": {}`, "application/json-seq", `[1]`, "\x1e1\n"},
		{`"text/plain": {}`, "text/plain; charset=utf-8", `"a\nb"`, "a\nb"},
		{`"application/octet-stream": {}`, "application/octet-stream", `"ab"`, "ab"},
		{`"application/x-www-form-urlencoded": {"encoding": {"l": {"style": "form", "explode": false}}}`, FormType,
			`{"a":"x y&z","l":[1,2],"m":[3,4],"o":{"p":1}}`, "a=x%20y%26z&l=1,2&m=3&m=4&o=%7B%22p%22%3A1%7D"},
	} {
		doc, media := document(t, c.body)
		got, kind, err := Body(doc, media, c.mediaType, value(t, c.value))
		if err != nil || string(got) != c.want || kind != c.mediaType {
			t.Errorf("%s: %q, %s, %v, want %q", c.mediaType, got, kind, err, c.want)
		}
	}
}

func TestMultipartBodiesAreReadBack(t *testing.T) {
	doc, media := document(t, `"multipart/form-data": {"schema": {"type": "object", "properties":
		{"file": {"type": "string", "format": "binary"}, "files": {"type": "array", "items": {"type": "string", "format": "binary"}}}},
		"encoding": {"picture": {"contentType": "image/png, image/jpeg"}}}`)
	v := value(t, `{"name":"--steward-\r\n","file":"bytes","files":["1","2"],"picture":"p","meta":{"a":1},"bad\"name":1}`)
	data, kind, err := Body(doc, media, MultipartType, v)
	if err != nil {
		t.Fatal(err)
	}
	again, _, _ := Body(doc, media, MultipartType, v)
	if !bytes.Equal(data, again) {
		t.Error("the same value is written in two ways")
	}
	_, parameters, err := mime.ParseMediaType(kind)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	reader := multipart.NewReader(bytes.NewReader(data), parameters["boundary"])
	for {
		p, err := reader.NextPart()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		content, _ := io.ReadAll(p)
		got = append(got, strings.Join([]string{p.FormName(), p.FileName(), p.Header.Get("Content-Type"), string(content)}, "|"))
	}
	want := []string{
		"name|||--steward-\r\n", "file|file|application/octet-stream|bytes", "files|file|application/octet-stream|1",
		"files|file|application/octet-stream|2", "picture||image/png|p", `meta||application/json|{"a":1}`,
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestWhatCannotBeWrittenIsAnError(t *testing.T) {
	doc, media := document(t, `"application/json": {}`)
	for _, c := range []struct{ mediaType, value string }{
		{"application/xml", `{}`}, {"image/png", `"x"`}, {"text/plain", `{"a":1}`}, {"text/plain", `null`}, {FormType, `[1]`}, {FormType, `{"a":null}`},
		{MultipartType, `{}`}, {"application/*", `1`}, {"application/json\r\nX: y", `1`}, {"", `1`},
	} {
		if data, kind, err := Body(doc, media, c.mediaType, value(t, c.value)); err == nil {
			t.Errorf("%s of %s: %q as %s", c.mediaType, c.value, data, kind)
		}
	}
}

func TestConcreteMediaTypes(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{`"text/*": {}`, "text/plain"}, {`"image/*": {}`, "image/png"}, {`"*/*": {"schema": {"type": "object", "properties": {"a": {}}}}`, "application/json"},
		{`"*/*": {"schema": {"type": "string"}}`, "application/octet-stream"}, {`"application/json; charset=utf-8": {}`, "application/json; charset=utf-8"},
	} {
		doc, media := document(t, c.body)
		if got := Concrete(doc, media); got != c.want {
			t.Errorf("%s: %s", c.body, got)
		}
	}
}

func TestFormsAreReadBackByOthers(t *testing.T) {
	doc, media := document(t, `"application/x-www-form-urlencoded": {}`)
	data, _, err := Body(doc, media, FormType, value(t, `{"a b":"ü +%&=","c":""}`))
	if err != nil {
		t.Fatal(err)
	}
	got, err := url.ParseQuery(string(data))
	if err != nil || got.Get("a b") != "ü +%&=" || !got.Has("c") {
		t.Errorf("%s: %v, %v", data, got, err)
	}
}
