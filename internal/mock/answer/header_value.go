package answer

import (
	"net/http"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
	"github.com/apisteward/steward/internal/wire"
)

// headers fills the documented headers of an answer into to, and returns what
// is wrong with them.
func (m *Maker) headers(to http.Header, r *response, in *outgoing) (warnings []string) {
	for _, h := range r.headers {
		text, flaw := m.headerText(h, in)
		if flaw != "" {
			warnings = append(warnings, flaw)
		}
		if text != "" && to.Get(h.name) == "" {
			to.Set(h.name, text)
		}
	}
	return warnings
}

// headerText is the value of a header: what HTTP knows of it, a documented
// example, or one that is made, the first of them that the schema lets through.
// It is "" where there is none; that of a required header is a flaw.
func (m *Maker) headerText(h *header, in *outgoing) (text, flaw string) {
	if h.flaw != "" {
		if !h.Required {
			return "", ""
		}
		return "", h.flaw
	}
	if h.known != nil {
		for _, text := range h.known(in) {
			if m.takes(h, text) {
				return text, ""
			}
		}
	}
	values := m.headerExamples(h)
	for _, v := range values {
		if text, ok := m.headerValue(h, v); ok {
			return text, ""
		}
	}
	if v, ok := m.headerMade(h, in); ok {
		if text, ok := m.headerValue(h, v); ok {
			return text, ""
		}
	}
	switch {
	case len(values) > 0 && formed(h.name, wire.Header(h.Parameter, values[0])):
		return wire.Header(h.Parameter, values[0]), "The documented example of the header " + h.name + " breaks its schema."
	case h.Required:
		return "", "The required header " + h.name + " is not sent: no value was found that its schema lets through."
	}
	return "", ""
}

// headerExamples are the documented examples of a header.
func (m *Maker) headerExamples(h *header) []any {
	var values []any
	if n := h.Node.Get("example"); n != nil {
		values = append(values, sample.Of(n))
	}
	for _, w := range named(m.doc, h.Node.Get("examples")) {
		if w.value != nil {
			values = append(values, sample.Of(w.value))
		}
	}
	for _, n := range m.schemaExamples(h.schema()) {
		values = append(values, sample.Of(n))
	}
	return values
}

// schema is the schema of a header's value, or nil.
func (h *header) schema() *contract.Node {
	if h.Parameter.Schema == nil && len(h.Content) > 0 {
		return h.Content[0].Schema
	}
	return h.Parameter.Schema
}

// headerMade makes a value by the schema of a header.
func (m *Maker) headerMade(h *header, in *outgoing) (any, bool) {
	if h.schema() == nil {
		return "string", true
	}
	seed := m.seedFor(in.op, in.code, "header "+h.name, "")
	if v, ok := m.values.Realistic(h.schema(), contract.InResponse, seed); ok {
		if _, fits := m.headerValue(h, v); fits {
			return v, true
		}
	}
	return m.values.Value(h.schema(), contract.InResponse)
}

// headerValue writes a value as a header, if the schema lets it through and
// what is written still says it.
func (m *Maker) headerValue(h *header, v any) (text string, ok bool) {
	if !m.lets(h, v) || !wire.Sendable(h.sendable(), v) {
		return "", false
	}
	text = wire.Header(h.Parameter, v)
	return text, text != "" && formed(h.name, text)
}

// sendable is the header as wire.Sendable wants it, under a name that is not
// ignored in requests.
func (h *header) sendable() *contract.Parameter {
	p := *h.Parameter
	p.Name = "X-Any"
	return &p
}

// takes reports whether the schema of a header lets through what a text can
// stand for.
func (m *Maker) takes(h *header, text string) bool {
	if text == "" || wire.Field(text) != text {
		return false
	}
	v, err := m.reader.Header(h.Parameter, []string{text})
	return err == nil && m.lets(h, v)
}

// lets reports whether the schema of a header lets a value through. Headers that
// have their form from HTTP have it whatever format the document names: dates
// there are not those of RFC 3339.
func (m *Maker) lets(h *header, v any) bool {
	node := h.schema()
	if node == nil {
		return true
	}
	faults, judged := m.judge.Faults(node, schema.Response, sample.Plain(v))
	for _, f := range faults {
		if f.Keyword != "format" || !formedByHTTP(h.name) {
			return false
		}
	}
	return judged
}
