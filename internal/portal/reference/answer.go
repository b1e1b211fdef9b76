package reference

import (
	"cmp"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/sample"
)

// maxAnswers bounds the bytes of the examples on an operation's page.
const maxAnswers = 24 << 10

// Answer is an example of a body: of a response, or of the request when the
// document has one.
type Answer struct {
	Label    string // "200 OK · application/json · Two books"
	Language string // "json" or "text"
	Text     string
	Note     string // a sentence about it, or ""
}

// answers are the examples of an operation's bodies, as far as there is room.
func (r *Reference) answers(op *contract.Operation) []Answer {
	var out []Answer
	room := maxAnswers
	add := func(what, kind string, e sample.Example) {
		if len(e.Text) > room {
			return
		}
		room -= len(e.Text)
		out = append(out, Answer{label(what, kind, cmp.Or(e.Summary, e.Name)), e.Language, e.Text, exampleNote(e)})
	}
	for _, a := range r.samples.Answers(op) {
		add(statusWords(a.Status), a.Type, a.Example)
	}
	if op.Body != nil {
		way := contract.InRequest
		if op.Outgoing() {
			way = contract.InResponse
		}
		for _, m := range op.Body.Content {
			for _, e := range r.samples.Examples(m, way) {
				if e.Documented || op.Outgoing() {
					add("Request body", m.Type, e)
				}
			}
		}
	}
	return out
}

func label(parts ...string) string {
	out := ""
	for _, p := range parts {
		if p = markdown.OneLine(p); p != "" && out != "" {
			out += " · "
		}
		out += p
	}
	return out
}

func exampleNote(e sample.Example) string {
	switch {
	case e.Cut && e.Documented:
		return "Shortened: the document has more."
	case !e.Documented:
		return "Made from the schema."
	}
	return ""
}
