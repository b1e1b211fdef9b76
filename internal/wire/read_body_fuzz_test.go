package wire

import (
	"encoding/json"
	"errors"
	"testing"
	"unicode/utf8"

	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/sample"
)

// Whatever arrives is read, or refused as what it is.
func FuzzBody(f *testing.F) {
	types := []string{
		"application/json", "application/yaml", "application/jsonl", "application/json-seq", "text/plain", "text/plain; charset=latin1",
		FormType, "multipart/form-data; boundary=x",
	}
	for i := range types {
		for _, text := range []string{
			`{"a":[1,"é",null]}`, "{\"a\":1,\"a\":2}", "a: &a [*a]", "a: {<<: *b}", "\x1e1\n", "1\n2\n", "a=1&b=2&a=%", "deep[a]=1&deep[a][b]=2",
			partsOf("name=\"meta\"\n\n{}", "name=\"files\"\n\n1"), "--x", "--x--", "\ufeff{}", "\xff", "",
		} {
			f.Add(i, []byte(text))
		}
	}
	doc, media := document(f, `"multipart/form-data": {"schema": {"type": "object", "properties": {
		"a": {"type": "array", "items": {"type": "integer"}}, "b": {"type": "boolean"}, "meta": {"type": "object"},
		"deep": {"type": "object", "properties": {"a": {"oneOf": [{"type": "integer"}, {"type": "object"}]}}},
		"files": {"type": "array", "items": {"type": "string", "format": "binary"}}}}, "encoding": {"deep": {"style": "deepObject"}}}`)
	r := judged(doc)
	f.Fuzz(func(t *testing.T, which int, data []byte) {
		contentType := types[uint(which)%uint(len(types))]
		v, err := r.Body(media, contentType, data)
		var known *fault.Error
		switch {
		case err == nil:
			if written := sample.JSON(v); !json.Valid(written) || !utf8.Valid(written) {
				t.Errorf("%s of %q is read as %q", contentType, data, written)
			}
		case !errors.As(err, &known), known.Kind == fault.Internal, known.Kind != fault.TooLarge && len(known.Fields) == 0:
			t.Errorf("%s of %q: %#v", contentType, data, err)
		}
	})
}
