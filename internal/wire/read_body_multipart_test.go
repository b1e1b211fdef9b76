package wire

import (
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/sample"
)

const upload = `"multipart/form-data": {"schema": {"type": "object", "properties": {
	"name": {"type": "string"}, "count": {"type": "integer"}, "on": {"type": "boolean"},
	"file": {"type": "string", "format": "binary"}, "files": {"type": "array", "items": {"type": "string", "format": "binary"}},
	"sizes": {"type": "array", "items": {"type": "number"}},
	"meta": {"type": "object", "properties": {"a": {"type": "integer"}}}, "any": {}}}}`

// partsOf makes a body of parts, each given as its headers, an empty line and
// its content.
func partsOf(texts ...string) string {
	var b strings.Builder
	for _, text := range texts {
		b.WriteString("--x\r\nContent-Disposition: form-data; " + strings.ReplaceAll(text, "\n", "\r\n") + "\r\n")
	}
	return b.String() + "--x--\r\n"
}

func TestPartsAreReadByTheirProperties(t *testing.T) {
	for _, c := range []struct{ data, want string }{
		{partsOf("name=\"name\"\n\n12"), `{"name":"12"}`},
		{partsOf("name=\"count\"\n\n12", "name=\"on\"\n\ntrue"), `{"count":12,"on":true}`},
		{partsOf("name=\"count\"\n\ntwelve"), `{"count":"twelve"}`},
		{partsOf("name=\"file\"; filename=\"a.json\"\nContent-Type: application/json\n\n{\"a\": 1"), `{"file":"{\"a\": 1"}`},
		{partsOf("name=\"files\"; filename=\"a\"\n\n1"), `{"files":["1"]}`},
		{partsOf("name=\"files\"\n\n1", "name=\"name\"\n\nn", "name=\"files\"\n\n2"), `{"files":["1","2"],"name":"n"}`},
		{partsOf("name=\"sizes\"\n\n1.5", "name=\"sizes\"\n\n2"), `{"sizes":[1.5,2]}`},
		{partsOf("name=\"sizes\"\nContent-Type: application/json\n\n[1,2]"), `{"sizes":[1,2]}`},
		{partsOf("name=\"meta\"\nContent-Type: application/json\n\n{\"a\":1}"), `{"meta":{"a":1}}`},
		{partsOf("name=\"meta\"\n\n{\"a\":1}"), `{"meta":{"a":1}}`},
		{partsOf("name=\"any\"\nContent-Type: application/json; charset=utf-8\n\n[1]"), `{"any":[1]}`},
		{partsOf("name=\"any\"\n\n[1]"), `{"any":"[1]"}`},
		{partsOf("name=\"any\"\nContent-Type: text/plain; charset=iso-8859-1\n\n\xe9"), `{"any":"é"}`},
		{partsOf("name=\"name\"\n\na", "name=\"name\"\n\nb"), `{"name":["a","b"]}`},
		{partsOf(), `{}`},
	} {
		got, err := read(t, upload, "multipart/form-data; boundary=x", c.data)
		if err != nil || sample.Compact(got) != c.want {
			t.Errorf("%q: %s, %v, want %s", c.data, sample.Compact(got), err, c.want)
		}
	}
}

func TestUnreadablePartsSayWhich(t *testing.T) {
	const boundary = "multipart/form-data; boundary=x"
	for _, c := range []struct {
		contentType, data, place, want string
		kind                           fault.Kind
	}{
		{"multipart/form-data", partsOf(), "#", "boundary", fault.Malformed},
		{boundary, "", "#", "part 1", fault.Malformed},
		{boundary, "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nsecret", "#", "part 1", fault.Malformed},
		{boundary, partsOf("name=\"a\"\n\n1", "filename=\"secret\"\n\n2"), "#", "part 2 has no name", fault.Malformed},
		{boundary, partsOf("name=\"meta\"\n\n{\"a\": secret}"), "#/meta", "line 1", fault.Malformed},
		{boundary, partsOf("name=\"a/b\"\nContent-Type: application/json\n\n{"), "#/a~1b", "line 1", fault.Malformed},
		{boundary, partsOf("name=\"name\"\n\n\xff"), "#/name", "UTF-8", fault.Malformed},
		{boundary, partsOf("name=\"name\"\nContent-Type: text/plain; charset=koi8-r\n\nx"), "", "charset", fault.Unsupported},
		{boundary, partsOf(make([]string, maxParts+1)...), "#", "", fault.Malformed},
	} {
		_, err := read(t, upload, c.contentType, c.data)
		if !fault.Is(err, c.kind) || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%.80q: %v, want %s with %q", c.data, err, c.kind, c.want)
			continue
		}
		if e := err.(*fault.Error); c.place != "" && e.Fields[0].Place != c.place {
			t.Errorf("%.80q: at %s, want %s", c.data, e.Fields[0].Place, c.place)
		}
	}
}

func TestTooManyPartsAreRefused(t *testing.T) {
	texts := make([]string, maxParts+1)
	for i := range texts {
		texts[i] = "name=\"any\"\n\n"
	}
	if _, err := read(t, upload, "multipart/form-data; boundary=x", partsOf(texts...)); !fault.Is(err, fault.TooLarge) {
		t.Error(err)
	}
}

func TestPartsAreOfTheTypesThatTheirEncodingNames(t *testing.T) {
	const pictures = `"multipart/form-data": {"schema": {"type": "object", "properties": {"p": {"type": "string", "format": "binary"}}},
		"encoding": {"p": {"contentType": "image/png, text/*"}}}`
	for contentType, allowed := range map[string]bool{
		"image/png": true, "IMAGE/PNG; a=b": true, "text/csv": true, "application/octet-stream": true, "image/jpeg": false, "textual/x": false,
	} {
		_, err := read(t, pictures, "multipart/form-data; boundary=x", partsOf("name=\"p\"; filename=\"p\"\nContent-Type: "+contentType+"\n\nx"))
		if e, refused := err.(*fault.Error); refused == allowed || refused && (e.Kind != fault.Invalid || e.Fields[0].Place != "#/p") {
			t.Errorf("%s: %v", contentType, err)
		}
	}
	if _, err := read(t, pictures, "multipart/form-data; boundary=x", partsOf("name=\"p\"\n\nx")); err != nil {
		t.Errorf("no type: %v", err)
	}
}
