package reference

import (
	"cmp"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/markdown"
)

// How much of the documented examples of bodies an operation's page shows.
const (
	maxAnswer  = 8 << 10  // bytes of one
	maxAnswers = 24 << 10 // bytes of all
)

// Answer is a documented example of a body.
type Answer struct {
	Title    string // "200 OK", "Request body"
	Summary  string // of the example
	Type     string // media type
	Language string // "json" or ""
	Text     string
}

// example is one documented example.
type example struct {
	value   *contract.Node
	summary string
}

// examples returns the examples of a media type, parameter or header object;
// those that stand elsewhere (externalValue) are left out.
func (r *Reference) examples(n *contract.Node) []example {
	var out []example
	for _, key := range []string{"example", "x-example"} {
		if e := n.Get(key); e != nil {
			out = append(out, example{value: e})
		}
	}
	for name, e := range n.Get("examples").Fields() {
		e = r.doc.Resolve(e)
		for _, key := range []string{"value", "dataValue", "serializedValue"} {
			if v := e.Get(key); v != nil {
				out = append(out, example{v, cmp.Or(e.Get("summary").Text(), name)})
				break
			}
		}
	}
	return out
}

// exampleBlocks shows the example of a parameter.
func exampleBlocks(e example) []block {
	label := plain("Example")
	if s := markdown.OneLine(e.summary); s != "" {
		label = label.and(" (" + s + ")")
	}
	label = label.and(": ")
	if v := valueText(e.value); len(v) <= shortExample {
		return []block{paragraph(label.then(code(v)...))}
	}
	return []block{paragraph(label), valueListing(e.value, maxExample)}
}

// answers are the documented examples of an operation's bodies.
func (r *Reference) answers(op *contract.Operation) []Answer {
	var out []Answer
	room := maxAnswers
	shown := map[contract.Hash]bool{}
	add := func(title string, content []*contract.Media) {
		for _, m := range content {
			for _, e := range r.examples(m.Node) {
				if h := e.value.Hash(); room <= 0 || shown[h] {
					continue
				} else {
					shown[h] = true
				}
				l := valueListing(e.value, min(room, maxAnswer))
				room -= len(l.text)
				out = append(out, Answer{title, markdown.OneLine(e.summary), markdown.OneLine(m.Type), l.language, l.text})
			}
		}
	}
	if op.Body != nil {
		add("Request body", op.Body.Content)
	}
	for _, res := range op.Responses {
		content := res.Content
		add(statusWords(res.Status), content)
		for kind, value := range res.Node.Get("examples").Fields() { // Swagger 2.0
			if l := valueListing(value, min(max(room, 0), maxAnswer)); room > 0 {
				room -= len(l.text)
				out = append(out, Answer{statusWords(res.Status), "", markdown.OneLine(kind), l.language, l.text})
			}
		}
	}
	return out
}
