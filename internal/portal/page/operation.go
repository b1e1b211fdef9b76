package page

import (
	"strings"

	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/reference"
	"github.com/apisteward/steward/internal/portal/sample"
)

// Operation is about one operation, or one webhook.
type Operation struct {
	place
	*reference.Operation
	Class   string // of the method's label
	Facts   OperationFacts
	Samples []Sample
}

// Sample is code that calls an operation.
type Sample struct{ ID, Label, Language, Code string }

// operation makes the page of an operation by its name in the address, or nil.
func (p place) operation(name string) Page {
	v := p.document.Reference.Operation(name, p.links)
	if v == nil {
		return nil
	}
	o := p.operationPage(v)
	o.Samples = []Sample{{"sample-curl", "curl", "sh", sample.Curl(p.document.Reference.Document(), v.Source())}}
	return o
}

// webhook makes the page of a webhook, or nil.
func (p place) webhook(name string) Page {
	v := p.document.Reference.Webhook(name, p.links)
	if v == nil {
		return nil
	}
	return p.operationPage(v)
}

func (p place) operationPage(v *reference.Operation) *Operation {
	o := &Operation{place: p, Operation: v, Class: methodClass(v.Method)}
	if facts := p.document.Known.Operation; facts != nil {
		o.Facts = facts(v.Method, v.Path)
	}
	return o
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
func (o *Operation) Markdown() []byte {
	var p markdown.Page
	p.Add(o.Operation.Markdown())
	if len(o.Samples) > 0 {
		p.Heading(2, "Samples")
	}
	for _, s := range o.Samples {
		p.Add(markdown.Text(s.Label), markdown.Block(s.Language, s.Code))
	}
	p.Add(o.MarkdownAnswers())
	return p.Bytes()
}

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
