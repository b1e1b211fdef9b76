package intake

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
)

const bodies = `{"openapi": "3.2.0", "info": {"title": "x", "version": "1"}, "paths": {
	"/orders": {"post": {"requestBody": {"required": true, "content": {
		"application/json": {"schema": {"$ref": "#/components/schemas/Order"}},
		"application/merge-patch+json": {"schema": {"type": "object", "maxProperties": 1}},
		"application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/Order"}},
		"multipart/form-data": {"schema": {"$ref": "#/components/schemas/Order"}},
		"application/jsonl": {"itemSchema": {"$ref": "#/components/schemas/Item"}},
		"application/x-ndjson": {"schema": {"$ref": "#/components/schemas/Item"}},
		"text/*": {"schema": {"type": "string", "maxLength": 5}},
		"application/xml": {"schema": {"$ref": "#/components/schemas/Order"}}}}}},
	"/notes": {"post": {"requestBody": {"content": {"application/json": {"schema": {"type": "object"}}}}}},
	"/texts": {"post": {"requestBody": {"required": true, "content": {"text/plain": {"schema": {"type": "string"}}}}}},
	"/files": {"post": {"requestBody": {"required": true, "content": {"image/png": {}, "text/csv": {}, "application/x-ndjson": {"schema":
		{"type": "array", "maxItems": 1, "items": {"type": "integer"}}}}}}},
	"/none": {"post": {}}},
	"components": {"schemas": {
		"Order": {"type": "object", "required": ["id", "items"], "additionalProperties": false, "properties": {
			"id": {"type": "integer", "readOnly": true}, "note": {"type": "string", "maxLength": 3}, "count": {"type": "integer"},
			"file": {"type": "string", "format": "binary"}, "items": {"type": "array", "items": {"$ref": "#/components/schemas/Item"}}}},
		"Item": {"type": "object", "required": ["price"], "properties": {"price": {"type": "number", "minimum": 0}}}}}}`

// readBody reads the body of a request to a path of a document.
func readBody(t *testing.T, document string, req *http.Request) (*Request, *fault.Error) {
	t.Helper()
	doc, err := contract.Load([]byte(document), contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	for _, op := range doc.Operations() {
		if op.Path == req.URL.Path {
			read := &Request{Request: req, Operation: op}
			return read, New(doc, schema.New(doc, schema.WithFormats())).body(read)
		}
	}
	t.Fatalf("no operation for %s", req.URL)
	return nil, nil
}

func post(path, contentType string, body io.Reader) *http.Request {
	req := httptest.NewRequest(http.MethodPost, path, body)
	if contentType != "" {
		req.Header.Set("Content-Type", contentType)
	}
	return req
}

func TestBodiesThatAreAllowed(t *testing.T) {
	const multipart = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f.json\"\r\nContent-Type: application/json\r\n\r\n{\r\n" +
		"--x\r\nContent-Disposition: form-data; name=\"items\"\r\n\r\n{\"price\":1}\r\n--x--\r\n"
	for _, c := range []struct{ path, contentType, body, media, value string }{
		{"/orders", "application/json", `{"items":[{"price":1}]}`, "application/json", `{"items":[{"price":1}]}`},
		{"/orders", "application/json", `{"id":7,"items":[]}`, "application/json", `{"id":7,"items":[]}`},
		{"/orders", "APPLICATION/JSON ; charset=utf-8", `{"items":[]}`, "application/json", `{"items":[]}`},
		{"/orders", "application/merge-patch+json", `{"x":1}`, "application/merge-patch+json", `{"x":1}`},
		{"/orders", "", `{"items":[]}`, "application/json", `{"items":[]}`},
		{"/orders", "application/x-www-form-urlencoded", `count=1&items=%7B%22price%22%3A1%7D`, "application/x-www-form-urlencoded", `{"count":1,"items":[{"price":1}]}`},
		{"/orders", "multipart/form-data; boundary=x", multipart, "multipart/form-data", `{"file":"{","items":[{"price":1}]}`},
		{"/orders", "application/jsonl", "{\"price\":1}\n{\"price\":2}\n", "application/jsonl", `[{"price":1},{"price":2}]`},
		{"/orders", "application/x-ndjson", "{\"price\":1}", "application/x-ndjson", `[{"price":1}]`},
		{"/orders", "text/plain", "hello", "text/*", `"hello"`},
		{"/orders", "text/plain", "", "text/*", `""`},
		{"/orders", "application/xml", "<a", "application/xml", `null`},
		{"/notes", "", "", "", `null`},
		{"/notes", "application/json", "", "", `null`},
		{"/texts", "", "a", "text/plain", `"a"`},
		{"/files", "image/png", "\x89PNG", "image/png", `null`},
		{"/files", "application/x-ndjson", "1", "application/x-ndjson", `[1]`},
		{"/none", "application/json", "{", "", `null`},
		{"/none", "application/pdf", "{", "", `null`},
	} {
		req, refused := readBody(t, bodies, post(c.path, c.contentType, strings.NewReader(c.body)))
		media := ""
		if req.Content != nil {
			media = req.Content.Type
		}
		if refused != nil || media != c.media || sample.Compact(req.Body) != c.value {
			t.Errorf("%s of %s: %v; %s as %q, want %s as %q", c.body, c.contentType, refused, sample.Compact(req.Body), media, c.value, c.media)
		}
		if c.path != "/none" && string(req.Raw) != c.body {
			t.Errorf("%s of %s: kept as %q", c.body, c.contentType, req.Raw)
		}
	}
}

func TestBodiesThatAreRefused(t *testing.T) {
	for _, c := range []struct {
		path, contentType, body string
		kind                    fault.Kind
		fields                  string
	}{
		{"/orders", "application/json", "", fault.Invalid, "# is missing"},
		{"/orders", "", "", fault.Invalid, "# is missing"},
		{"/orders", "application/json", "{\n \"items\": [secret", fault.Malformed, "# a value is expected here, not 's'"},
		{"/orders", "application/pdf", "secret", fault.Unsupported, "header Content-Type must be application/json, "},
		{"/orders", "application/json; charset=utf-16", "{}", fault.Unsupported, ""},
		{"/notes", "text/plain", "x", fault.Unsupported, "header Content-Type must be application/json"},
		{"/files", "", "x", fault.Unsupported, "header Content-Type must be image/png, text/csv or application/x-ndjson"},
		{"/files", "application/x-ndjson", "1\n2\n", fault.Invalid, "# must have at most 1 item"},
		{"/texts", "text/html", "x", fault.Unsupported, "header Content-Type must be text/plain"},
		{"/orders", "application/json", `{}`, fault.Invalid, "#/items is missing"},
		{"/orders", "application/json", `[]`, fault.Invalid, "# must be of type object"},
		{"/orders", "application/json", `{"items":[{"price":1},{"price":-1}],"note":"secret"}`, fault.Invalid, "#/items/1/price must be at least 0; #/note must have at most 3 characters"},
		{"/orders", "application/json", `{"items":[],"a/b":1}`, fault.Invalid, "#/a~1b is not a member"},
		{"/orders", "application/x-www-form-urlencoded", `items=x&count=secret`, fault.Invalid, "#/count must be of type integer; #/items/0 must be of type object"},
		{"/orders", "multipart/form-data", "x", fault.Malformed, "# the Content-Type"},
		{"/orders", "application/jsonl", "{\"price\":1}\n{}\n", fault.Invalid, "#/1/price is missing"},
		{"/orders", "application/x-ndjson", "{}\n", fault.Invalid, "#/0/price is missing"},
		{"/orders", "text/plain", "secrets", fault.Invalid, "# must have at most 5 characters"},
	} {
		_, refused := readBody(t, bodies, post(c.path, c.contentType, strings.NewReader(c.body)))
		if refused == nil || refused.Kind != c.kind {
			t.Errorf("%s of %s: %v, want %s", c.body, c.contentType, refused, c.kind)
			continue
		}
		var list []string
		for _, f := range refused.Fields {
			list = append(list, f.Place+" "+f.Detail)
		}
		fields := strings.Join(list, "; ")
		if !strings.HasPrefix(fields, c.fields) {
			t.Errorf("%s of %s: %s, want %s", c.body, c.contentType, fields, c.fields)
		}
		if strings.Contains(fields+refused.Detail, "secret") || refused.Detail == "" {
			t.Errorf("%s of %s: %s: %s", c.body, c.contentType, refused.Detail, fields)
		}
	}
}

func TestMalformedBodiesNameTheirLine(t *testing.T) {
	_, refused := readBody(t, bodies, post("/orders", "application/json", strings.NewReader("{\n \"items\": [}")))
	if refused == nil || len(refused.Fields) != 1 || refused.Fields[0].Line != 2 || !strings.Contains(refused.Detail, "line 2, column 12") {
		t.Errorf("%+v", refused)
	}
}

func packed(t *testing.T, coding, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	var w io.WriteCloser
	switch coding {
	case "gzip", "x-gzip":
		w = gzip.NewWriter(&b)
	case "deflate":
		w = zlib.NewWriter(&b)
	case "bare":
		w, _ = flate.NewWriter(&b, 6)
	case "zstd":
		w, _ = zstd.NewWriter(&b, zstd.WithEncoderConcurrency(1))
	default:
		return []byte(text)
	}
	_, err := io.WriteString(w, text)
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestContentEncodingsAreUndone(t *testing.T) {
	const text = `{"items":[]}`
	for _, c := range []struct{ header, coding string }{
		{"gzip", "gzip"}, {"X-Gzip", "gzip"}, {"deflate", "deflate"}, {"deflate", "bare"}, {"zstd", "zstd"}, {"identity", ""}, {" , ", ""},
	} {
		req := post("/orders", "application/json", bytes.NewReader(packed(t, c.coding, text)))
		req.Header.Set("Content-Encoding", c.header)
		if read, refused := readBody(t, bodies, req); refused != nil || string(read.Raw) != text {
			t.Errorf("%s: %v, %q", c.header, refused, read.Raw)
		}
	}
	twice := packed(t, "zstd", string(packed(t, "gzip", text)))
	req := post("/orders", "application/json", bytes.NewReader(twice))
	req.Header["Content-Encoding"] = []string{"gzip", "zstd"}
	if read, refused := readBody(t, bodies, req); refused != nil || string(read.Raw) != text {
		t.Errorf("both: %v, %q", refused, read.Raw)
	}
}

func TestContentEncodingsThatAreRefused(t *testing.T) {
	for header, c := range map[string]struct {
		body string
		kind fault.Kind
	}{
		"br":                     {"x", fault.Unsupported},
		"gzip, snappy":           {"x", fault.Unsupported},
		"gzip, gzip, gzip, gzip": {"x", fault.Unsupported},
		"gzip":                   {"not gzip", fault.Malformed},
		"zstd":                   {"not zstd", fault.Malformed},
		"deflate":                {"not deflate at all", fault.Malformed},
		"x-gzip":                 {string(packed(t, "gzip", "{}")[:15]), fault.Malformed},
	} {
		req := post("/orders", "application/json", strings.NewReader(c.body))
		req.Header.Set("Content-Encoding", header)
		if _, refused := readBody(t, bodies, req); refused == nil || refused.Kind != c.kind || len(refused.Fields) != 1 {
			t.Errorf("%s: %v, want %s", header, refused, c.kind)
		}
	}
}

func TestBodiesAreBounded(t *testing.T) {
	zeros := func(n int64) io.Reader { return io.LimitReader(zeroes{}, n) }
	announced := post("/texts", "text/plain", http.NoBody)
	announced.Body, announced.ContentLength = io.NopCloser(zeros(1)), maxBody+1
	unannounced := post("/texts", "text/plain", zeros(maxBody+1))
	bomb := post("/texts", "text/plain", bytes.NewReader(packed(t, "gzip", strings.Repeat("0", maxBody+1))))
	bomb.Header.Set("Content-Encoding", "gzip")
	for name, req := range map[string]*http.Request{"announced": announced, "unannounced": unannounced, "bomb": bomb} {
		if _, refused := readBody(t, bodies, req); refused == nil || refused.Kind != fault.TooLarge {
			t.Errorf("%s: %v", name, refused)
		}
	}
	if _, refused := readBody(t, bodies, post("/texts", "text/plain", zeros(maxBody))); refused != nil {
		t.Errorf("just as large as it may be: %v", refused)
	}
}

// Whoever sends it all before it reads would see a broken connection else.
func TestBodiesThatAreTooLargeAreReadAllTheSame(t *testing.T) {
	for name, c := range map[string]struct {
		length int64
		expect string
		read   bool
	}{
		"announced":         {maxBody + 100, "", true},
		"unannounced":       {-1, "", true},
		"not sent, but for": {maxBody + 100, "100-continue", false},
	} {
		body := strings.NewReader(strings.Repeat("0", maxBody+100))
		req := post("/texts", "text/plain", http.NoBody)
		req.Body, req.ContentLength = io.NopCloser(body), c.length
		req.Header.Set("Expect", c.expect)
		_, refused := readBody(t, bodies, req)
		if refused == nil || refused.Kind != fault.TooLarge || (body.Len() == 0) != c.read {
			t.Errorf("%s: %v, and %d bytes are left", name, refused, body.Len())
		}
	}
}

// zeroes is text of zeros without an end.
type zeroes struct{}

func (zeroes) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = '0'
	}
	return len(p), nil
}

func TestTheClosestMediaTypeCounts(t *testing.T) {
	body := &contract.Body{}
	for _, name := range []string{"*/*", "text/*", "application/*+json", "application/json;version=1", "application/json; version=2", "application/json"} {
		body.Content = append(body.Content, &contract.Media{Type: name})
	}
	for given, want := range map[string]string{
		"application/json": "application/json", "application/json; charset=utf-8": "application/json",
		"application/json; version=2": "application/json; version=2", "application/json; VERSION=1; charset=x": "application/json;version=1",
		"application/json; version=3": "application/json", "application/vnd.a+json": "application/*+json",
		"text/css": "text/*", "image/png": "*/*", "nonsense": "*/*", ";;": "*/*",
	} {
		if media, _ := mediaOf(body, given); media == nil || media.Type != want {
			t.Errorf("%s is %v, want %s", given, media, want)
		}
	}
}
