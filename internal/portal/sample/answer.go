package sample

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/wire"
)

const (
	maxExample  = 4 << 10 // bytes of one example
	maxExamples = 4       // of one media type
)

// Answer is an example of what an operation answers with.
type Answer struct {
	Status string // "200", "2XX", "default"
	Type   string // media type
	Example
}

// Example is one value of a body.
type Example struct {
	Name       string // its key in the document; "" when it has none
	Summary    string
	Documented bool // it stands in the document; otherwise it was made from the schema
	Language   string
	Text       string // JSON is indented
	Cut        bool   // it is longer in the document
}

// Answers returns examples of every response of an operation that has a body,
// in the preferred one of its media types.
func (m *Maker) Answers(op *contract.Operation) []Answer {
	way := contract.InResponse
	if op.Outgoing() {
		way = contract.InRequest
	}
	var out []Answer
	for _, res := range op.Responses {
		if len(res.Content) == 0 {
			continue
		}
		media := preferredMedia(res.Content)
		documented := res.Node.Get("examples").Get(media.Type) // Swagger 2.0
		if m.doc.Edition == contract.Swagger20 && documented != nil {
			out = append(out, Answer{res.Status, media.Type, example(documented)})
			continue
		}
		for _, e := range m.Examples(media, way) {
			out = append(out, Answer{res.Status, media.Type, e})
		}
	}
	return out
}

// Examples returns the documented examples of a body, or else one that is
// made from its schema if that is JSON.
func (m *Maker) Examples(media *contract.Media, way contract.Direction) []Example {
	var out []Example
	if e := media.Node.Get("example"); e != nil {
		out = append(out, example(e))
	}
	for name, n := range media.Node.Get("examples").Fields() {
		n = m.doc.Resolve(n)
		for _, key := range []string{"value", "dataValue", "serializedValue"} {
			if v := n.Get(key); v != nil && len(out) < maxExamples {
				e := example(v)
				e.Name, e.Summary = name, n.Get("summary").Text()
				out = append(out, e)
				break
			}
		}
	}
	if len(out) > 0 || !wire.IsJSON(media.Type) {
		return out
	}
	schema := media.Schema
	if schema == nil {
		schema = media.ItemSchema
	}
	if schema == nil {
		return nil
	}
	value := m.values.Value
	if way == contract.InResponse {
		value = m.realistic
	}
	if v, ok := value(schema, way); ok {
		return []Example{made(v)}
	}
	return nil
}

// realistic is the same value for as long as the document is the same.
func (m *Maker) realistic(schema *contract.Node, way contract.Direction) (any, bool) {
	return m.values.Realistic(schema, way, 0)
}

// example is one that stands in the document. Text is shown as it is.
func example(n *contract.Node) Example {
	e := Example{Documented: true, Language: "json"}
	if n.Is(contract.String) {
		e.Language = "text"
		e.Text, e.Cut = cutText(n.Text())
		return e
	}
	e.Text, e.Cut = shortened(sample.Of(n))
	return e
}

func made(v any) Example {
	e := Example{Language: "json"}
	e.Text, e.Cut = shortened(v)
	return e
}

// shortened writes a value. What is too long for a page loses elements of its
// lists first, and then its end.
func shortened(v any) (string, bool) {
	whole := sample.Indented(v)
	if len(whole) <= maxExample {
		return whole, false
	}
	for _, keep := range []int{3, 1} {
		if text := sample.Indented(pruned(v, keep)); len(text) <= maxExample {
			return text, true
		}
	}
	text, _ := cutText(sample.Indented(pruned(v, 1)))
	return text, true
}

// pruned keeps the first elements of every list.
func pruned(v any, keep int) any {
	switch v := v.(type) {
	case []any:
		out := make([]any, 0, keep)
		for i := 0; i < len(v) && i < keep; i++ {
			out = append(out, pruned(v[i], keep))
		}
		return out
	case sample.Object:
		out := make(sample.Object, len(v))
		for i, m := range v {
			out[i] = sample.Member{Name: m.Name, Value: pruned(m.Value, keep)}
		}
		return out
	}
	return v
}

// cutText cuts a text after a line, or within one that is very long.
func cutText(s string) (string, bool) {
	if len(s) <= maxExample {
		return s, false
	}
	cut := strings.ToValidUTF8(s[:maxExample], "")
	if i := strings.LastIndexByte(cut, '\n'); i > maxExample/2 {
		cut = cut[:i]
	}
	return cut + "\n…", true
}
