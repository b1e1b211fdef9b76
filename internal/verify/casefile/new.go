package casefile

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"unicode/utf8"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
)

// About is what a verification knows besides its failures.
type About struct {
	Seed     uint64
	URL      string
	Document Document
	Doc      *contract.Document // says how pages follow each other; nil when nothing does
	History  *History           // nil for none
}

// New returns a failure with the requests that show it. mask takes secrets out
// of texts. It fails when it takes more requests than a file may have.
func New(f failure.Failure, about About, mask func(string) string) (*File, error) {
	lists := slices.Contains(listChecks[:], f.Check)
	g := gather(f.Sequence.Steps, about.History, lists)
	if len(g.list) > maxSteps {
		return nil, fmt.Errorf("%s takes %d requests to show, and a case file has %d at most", f.ID, len(g.list), maxSteps)
	}
	file := &File{
		Version: version, Seed: about.Seed, URL: about.URL, Document: about.Document,
		Failure: Failure{f.ID, f.Check, f.Level.String(), f.Operation, f.Class, mask(f.Text), mask(f.Expected), mask(f.Arrived)},
	}
	w := writer{mask: mask, index: make(map[*call.Exchange]int, len(g.list)), steps: g.list}
	for i, x := range g.list {
		w.index[x] = i
	}
	for _, x := range g.list {
		s := w.step(x)
		s.Optional = !g.needed[x]
		file.Steps = append(file.Steps, s)
	}
	for i, x := range f.Sequence.Steps {
		file.Judged = append(file.Judged, w.index[x])
		if i > 0 && lists && follows(about.Doc, f.Sequence.Steps[i-1], x) {
			file.Steps[w.index[x]].Page = true
		}
	}
	return file, nil
}

// writer turns exchanges into steps.
type writer struct {
	mask   func(string) string
	steps  []*call.Exchange
	index  map[*call.Exchange]int
	masked bool // something was, in the step at hand
}

func (w *writer) step(x *call.Exchange) Step {
	c := x.Case
	w.masked = false
	s := Step{
		Operation: c.Operation.Name(), Method: c.Method, Access: c.Access.String(), Accept: w.hide(c.Accept), Target: w.hide(c.Target),
		TargetFrom: w.reference(c.TargetFrom), Phase: string(c.Phase), Intent: c.Intent.String(), Expected: c.Status, Known: c.Known, Status: x.Status,
		Subject: subject(c.Subject, w.mask),
	}
	for _, a := range c.Arguments {
		s.Arguments = append(s.Arguments, w.argument(a))
	}
	s.Body = w.body(c.Body)
	s.Header, s.HeaderFrom = w.header(x)
	if i, there := w.index[c.Base]; there && c.Base != nil {
		s.Base = &i
	}
	s.Masked = w.masked
	return s
}

// hide masks a text and notes that it had to.
func (w *writer) hide(text string) string {
	hidden := w.mask(text)
	w.masked = w.masked || hidden != text
	return hidden
}

func (w *writer) argument(a call.Argument) Argument {
	out := Argument{In: a.In, Name: a.Name, From: w.reference(a.From)}
	if a.Raw != nil {
		raw := w.hide(*a.Raw)
		out.Raw = &raw
		return out
	}
	out.Value = w.value(a.Value)
	return out
}

func (w *writer) body(b *call.Payload) *Body {
	if b == nil {
		return nil
	}
	out := &Body{Type: w.hide(b.Type)}
	if b.Media != nil {
		out.Media = b.Media.Type
	}
	for _, m := range b.From {
		out.From = append(out.From, Member{m.Pointer, *w.reference(&m.Binding)})
	}
	switch hidden := w.hide(string(b.Raw)); {
	case b.Raw == nil:
		out.Value = w.value(b.Value)
	case hidden == "":
		out.Empty = true
	case utf8.ValidString(hidden):
		out.Text = &hidden
	default:
		out.Base64 = []byte(hidden)
	}
	return out
}

// header is the headers of a case, and which of them an earlier answer gave:
// those of conditional requests (RFC 9110, section 13.1).
func (w *writer) header(x *call.Exchange) (header http.Header, from map[string]Reference) {
	for _, name := range slices.Sorted(maps.Keys(x.Case.Header)) {
		for _, value := range x.Case.Header[name] {
			if header == nil {
				header = http.Header{}
			}
			header[name] = append(header[name], w.hide(value))
		}
		if r, found := w.condition(x, name); found {
			if from == nil {
				from = map[string]Reference{}
			}
			from[name] = r
		}
	}
	return header, from
}

// conditions are the headers that repeat one of an answer.
var conditions = map[string]string{
	"If-Match": "Etag", "If-None-Match": "Etag", "If-Modified-Since": "Last-Modified", "If-Unmodified-Since": "Last-Modified",
}

// condition finds the latest answer before an exchange that gave it the value
// of a header.
func (w *writer) condition(x *call.Exchange, name string) (Reference, bool) {
	given := conditions[http.CanonicalHeaderKey(name)]
	if given == "" {
		return Reference{}, false
	}
	for i := w.index[x] - 1; i >= 0; i-- {
		if value := w.steps[i].Header.Get(given); value != "" && value == x.Case.Header.Get(name) {
			return Reference{Step: i, Header: given}, true
		}
	}
	return Reference{}, false
}

func (w *writer) reference(b *call.Binding) *Reference {
	if b == nil {
		return nil
	}
	return &Reference{w.index[b.Exchange], b.Pointer, b.Header, b.Rel, b.Template, b.Name}
}

func subject(s call.Subject, mask func(string) string) *Subject {
	out := Subject{Where: mask(s.Where), Keyword: s.Keyword, Text: mask(s.Text), Soft: s.Soft}
	if s.Node != nil {
		out.Pointer = s.Node.Pointer()
	}
	if out == (Subject{}) {
		return nil
	}
	return &out
}

// value is a value as JSON, its texts masked.
func (w *writer) value(v any) json.RawMessage { return sample.JSON(w.hidden(sample.FromPlain(v))) }

func (w *writer) hidden(v any) any {
	switch v := v.(type) {
	case string:
		return w.hide(v)
	case json.Number:
		return json.Number(w.hideNumber(string(v)))
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = w.hidden(v[i])
		}
		return out
	case sample.Object:
		out := make(sample.Object, len(v))
		for i, m := range v {
			out[i] = sample.Member{Name: w.hide(m.Name), Value: w.hidden(m.Value)}
		}
		return out
	}
	return v
}

// hideNumber takes a secret that is a number away altogether, since its mask is
// no number.
func (w *writer) hideNumber(n string) string {
	if w.hide(n) != n {
		return "0"
	}
	return n
}
