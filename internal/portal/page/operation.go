package page

import (
	"strings"

	"github.com/apisteward/steward/internal/portal/reference"
)

// Operation is about one operation, or one webhook.
type Operation struct {
	place
	*reference.Operation
	Class string // of the method's label
}

// operation makes the page of an operation by its name in the address, or nil.
func (p place) operation(name string) Page {
	return p.operationPage(p.document.Reference.Operation(name, p.links))
}

// webhook makes the page of a webhook, or nil.
func (p place) webhook(name string) Page {
	return p.operationPage(p.document.Reference.Webhook(name, p.links))
}

func (p place) operationPage(v *reference.Operation) Page {
	if v == nil {
		return nil
	}
	if known := p.document.Known.Operation; known != nil {
		addFacts(v, known(v.Method, v.Path))
	}
	return &Operation{place: p, Operation: v, Class: methodClass(v.Method)}
}

// Name returns the name of the template.
func (*Operation) Name() string { return "operation" }

// Frame returns what stands around the page.
func (o *Operation) Frame() Frame {
	var steps []Crumb
	if len(o.Tags) > 0 {
		steps = append(steps, Crumb(o.Tags[0]))
	}
	return o.frame(o.Title, steps...)
}

// Markdown returns the page's twin.
func (o *Operation) Markdown() []byte { return []byte(o.Operation.Markdown() + "\n") }

// Calls is the path in pieces: what stands in braces is a parameter.
func (o *Operation) Calls() []PathPiece {
	var out []PathPiece
	rest := o.Path
	for rest != "" {
		open := strings.IndexByte(rest, '{')
		end := strings.IndexByte(rest, '}')
		if open < 0 || end < open {
			break
		}
		out = append(out, PathPiece{Text: rest[:open]}, PathPiece{Text: rest[open : end+1], Parameter: true})
		rest = rest[end+1:]
	}
	return append(out, PathPiece{Text: rest})
}

// PathPiece is a part of a path template.
type PathPiece struct {
	Text      string
	Parameter bool
}
