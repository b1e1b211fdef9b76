package answer

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/wire"
)

// events writes a stream of events (HTML Living Standard, section 9.2.6). With
// a schema for the elements a value describes an event by its fields (OpenAPI
// 3.2.0, section 4.14.4.2); otherwise it is the data of one. A text that is a
// stream already is left as it is.
func events(md *media, v any) []byte {
	if s, ok := v.(string); ok && isStream(s) {
		return []byte(strings.TrimRight(s, "\r\n") + "\n\n")
	}
	list, ok := v.([]any)
	if !ok {
		list = []any{v}
	}
	var b bytes.Buffer
	for _, item := range list {
		fields, isObject := item.(sample.Object)
		_, hasData := fields.Get("data")
		if !isObject || md.ItemSchema == nil || !hasData {
			fields = sample.Object{{Name: "data", Value: item}}
		}
		writeEvent(&b, fields)
	}
	return b.Bytes()
}

// isStream reports whether some line of a text has a field of an event.
func isStream(s string) bool {
	for line := range strings.SplitSeq(s, "\n") {
		if name, _, ok := strings.Cut(line, ":"); ok && (name == "data" || name == "event") {
			return true
		}
	}
	return false
}

func writeEvent(b *bytes.Buffer, fields sample.Object) {
	for _, m := range fields {
		switch m.Name {
		case "data":
			for line := range strings.SplitSeq(lines(wire.Text(m.Value)), "\n") {
				b.WriteString("data: " + line + "\n")
			}
		case "event", "id":
			if text := wire.Text(m.Value); m.Value != nil && !strings.ContainsAny(text, "\r\n\x00") {
				b.WriteString(m.Name + ": " + text + "\n")
			}
		case "retry":
			if n, ok := m.Value.(json.Number); ok && strings.Trim(string(n), "0123456789") == "" {
				b.WriteString("retry: " + string(n) + "\n")
			}
		}
	}
	b.WriteByte('\n')
}

// lines is a text whose lines all end in the same way.
func lines(s string) string { return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s) }
