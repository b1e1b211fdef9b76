package coverage

import (
	"context"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
	"github.com/apisteward/steward/internal/verify/session"
)

// Examples sends every request that the document shows: the examples of bodies
// and parameters, the first with the first, the second with the second. What
// the document has no example for is made. An example that has the name of one
// of a response expects that response, others a success. Its errors are those
// of Session.Try.
func Examples(ctx context.Context, s *session.Session) error {
	var lines []session.Line
	for _, op := range s.Operations {
		if s.Safe && !call.SafeMethod(op.Method) {
			continue
		}
		if cases := shown(s, op); len(cases) > 0 {
			lines = append(lines, inTurn(s, cases))
		}
	}
	s.Progress.Expect(len(lines))
	return session.Rounds(ctx, s.Workers, lines)
}

// inTurn sends cases, one a step.
func inTurn(s *session.Session, cases []*call.Case) session.Line {
	return func(ctx context.Context) (more bool, err error) {
		if err := tryExample(ctx, s, cases[0]); err != nil {
			return false, err
		}
		if cases = cases[1:]; len(cases) == 0 {
			s.Progress.Advance()
		}
		return len(cases) > 0, nil
	}
}

// tryExample sends an example. When the things that it names are not there,
// that says nothing, and it is sent again with others.
func tryExample(ctx context.Context, s *session.Session, c *call.Case) error {
	again := c.Clone()
	if !selfContained(s.Doc, c) {
		if _, err := s.Pool.Bind(ctx, c); err != nil {
			return err
		}
	}
	x, err := s.Send(ctx, c)
	if x == nil || err != nil {
		return err
	}
	vanished := (x.Status == 404 || x.Status == 410) && strings.Contains(c.Operation.Path, "{") && !strings.HasPrefix(c.Status, "4")
	if vanished {
		c.Status = ""
	}
	s.Examine(x)
	if !vanished || !selfContained(s.Doc, again) {
		return nil
	}
	known, err := s.Pool.Bind(ctx, again)
	if !known || err != nil {
		return err
	}
	_, _, err = s.Try(ctx, again)
	return err
}

// selfContained reports whether a request names, in its path, what the document
// shows. What is destroyed is always a thing that was made for that.
func selfContained(doc *contract.Document, c *call.Case) bool {
	if c.Operation.Method == "DELETE" {
		return false
	}
	for _, p := range c.Operation.Parameters {
		if p.In == "path" && len(examplesOf(doc, p.Node, p.Content)) == 0 {
			return false
		}
	}
	return true
}

// example is a value that the document shows, and its name where it has one.
type example struct {
	name  string
	value any
}

// examplesOf are the examples of a parameter or media type object, and of the
// media type that a parameter is written in.
func examplesOf(doc *contract.Document, n *contract.Node, content []*contract.Media) []example {
	var list []example
	if v := n.Get("example"); v != nil {
		list = append(list, example{"", sample.Of(v)})
	}
	for name, written := range n.Get("examples").Fields() {
		e := doc.Resolve(written)
		for _, key := range []string{"value", "dataValue"} {
			if v := e.Get(key); v != nil {
				list = append(list, example{name, sample.Of(v)})
				break
			}
		}
	}
	if len(list) == 0 && len(content) > 0 {
		return examplesOf(doc, content[0].Node, nil)
	}
	return list
}

// shown are the requests to an operation that the document shows.
func shown(s *session.Session, op *contract.Operation) []*call.Case {
	var cases []*call.Case
	bodies := bodiesOf(s.Doc, op)
	n := 0
	for _, b := range bodies {
		n = max(n, len(b.examples))
	}
	for _, p := range op.Parameters {
		if !compose.Ignored(p) {
			n = max(n, len(examplesOf(s.Doc, p.Node, p.Content)))
		}
	}
	for i := range n {
		if len(bodies) == 0 {
			cases = append(cases, assemble(s, op, nil, i))
		}
		for _, b := range bodies {
			if i == 0 || i < len(b.examples) || len(bodies) == 1 {
				cases = append(cases, assemble(s, op, b, i))
			}
		}
	}
	return cases
}

// shownBody is a media type of a body with its examples.
type shownBody struct {
	media    *contract.Media
	examples []example
}

// bodiesOf are the media types of a body that have examples; where none has,
// the one that is sent anyway, if there is a body.
func bodiesOf(doc *contract.Document, op *contract.Operation) []*shownBody {
	var list []*shownBody
	for _, media := range compose.Writable(op) {
		if found := examplesOf(doc, media.Node, nil); len(found) > 0 {
			list = append(list, &shownBody{media, found})
		}
	}
	if writable := compose.Writable(op); len(list) == 0 && len(writable) > 0 {
		return []*shownBody{{media: writable[0]}}
	}
	return list
}

// assemble makes the i-th example of an operation. What has fewer examples
// takes its first.
func assemble(s *session.Session, op *contract.Operation, b *shownBody, i int) *call.Case {
	c := &call.Case{Operation: op, Phase: call.Examples, Subject: call.Subject{Where: "request", Text: "the document's own example"}}
	names := map[string]bool{}
	for _, p := range op.Parameters {
		found := examplesOf(s.Doc, p.Node, p.Content)
		switch {
		case compose.Ignored(p):
		case len(found) > 0:
			e := found[0]
			if i < len(found) {
				e = found[i]
			}
			names[e.name] = true
			c.Set(call.ArgumentOf(p, e.value))
		case p.Required:
			if a, ok := s.Composer.Argument(op, p, compose.Minimal, nil); ok {
				c.Set(a)
			}
		}
	}
	c.Body = exampleBody(s, b, i, names)
	c.Intent = s.Composer.Intent(c)
	c.Status = expected(op, names)
	return c
}

func exampleBody(s *session.Session, b *shownBody, i int, names map[string]bool) *call.Payload {
	switch {
	case b == nil:
		return nil
	case len(b.examples) == 0:
		return s.Composer.Payload(b.media, compose.Minimal, nil)
	}
	e := b.examples[0]
	if i < len(b.examples) {
		e = b.examples[i]
	}
	names[e.name] = true
	return &call.Payload{Media: b.media, Type: b.media.Type, Value: e.value}
}

// expected is the status that an example is answered with: that of the response
// with an example of the same name, or the only success that is documented; ""
// where the document does not say.
func expected(op *contract.Operation, names map[string]bool) string {
	var paired, successes []string
	for _, r := range op.Responses {
		if strings.HasPrefix(r.Status, "2") {
			successes = append(successes, r.Status)
		}
		for _, media := range r.Content {
			for name := range media.Node.Get("examples").Fields() {
				if names[name] && name != "" {
					paired = append(paired, r.Status)
				}
			}
		}
	}
	switch {
	case len(paired) == 1:
		return paired[0]
	case len(paired) == 0 && len(successes) == 1:
		return successes[0]
	}
	return ""
}
