package workflow

import (
	"net/http"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/wire"
)

// request makes the request of a step. The error is an *absentError.
func (t *target) request(s *step, in *scope) (*call.Case, error) {
	c := &call.Case{Operation: t.op, Phase: call.Workflows, Header: http.Header{}}
	contentType := ""
	for _, p := range s.parameters {
		b, err := in.evaluate(&p.value)
		switch {
		case isOptional(err):
			continue
		case err != nil:
			return nil, absent("the parameter %s has no value: %s", quote(p.name), err)
		case p.in == "header" && strings.EqualFold(p.name, "Accept"):
			c.Accept = wire.Text(b.value)
		case p.in == "header" && strings.EqualFold(p.name, "Content-Type"):
			contentType = wire.Text(b.value)
		case p.in != "":
			c.Set(call.Argument{Parameter: documented(t.op, p), In: p.in, Name: p.name, Value: b.value, From: b.from})
		}
	}
	if s.body == nil {
		return c, nil
	}
	var err error
	c.Body, err = t.payload(s.body, contentType, in)
	return c, err
}

// documented returns what the document says of a parameter, or nil. The names
// of headers are compared without case (RFC 9110, section 5.1).
func documented(op *contract.Operation, p *parameter) *contract.Parameter {
	for _, known := range op.Parameters {
		if known.In == p.in && (known.Name == p.name || p.in == "header" && strings.EqualFold(known.Name, p.name)) {
			return known
		}
	}
	return nil
}

// withoutExtras returns a request without the headers and cookies that the
// document does not know: they do not make it wrong.
func withoutExtras(c *call.Case) *call.Case {
	bare := c.Clone()
	bare.Arguments = slices.DeleteFunc(bare.Arguments, func(a call.Argument) bool {
		return a.Parameter == nil && (a.In == "header" || a.In == "cookie")
	})
	return bare
}

// payload makes the body of a request.
func (t *target) payload(b *body, contentType string, in *scope) (*call.Payload, error) {
	if b.contentType != "" {
		contentType = b.contentType
	}
	p := &call.Payload{Media: t.media(contentType), Type: contentType}
	if p.Type == "" && p.Media != nil {
		p.Type = wire.Concrete(t.api.Doc, p.Media)
	}
	if p.Type == "" {
		p.Type = "application/json"
	}
	e := &evaluation{scope: in, escape: escaping(p.Type)}
	v, err := e.build(&b.payload, "")
	switch {
	case isOptional(err):
		return nil, nil
	case err != nil:
		return nil, absent("the body has no value: %s", err)
	}
	text, isText := v.(string)
	written := isText && b.payload.expression == nil // the file has the body as it is sent
	if written && wire.IsJSON(p.Type) {
		parsed, err := sample.Parse([]byte(text))
		written = err != nil
		if err == nil {
			v = parsed
		}
	}
	if v, err = e.replace(v, b.replacements); err != nil {
		return nil, err
	}
	p.Value, p.From = v, e.from
	if text, isText := v.(string); isText && (written || !wire.IsJSON(p.Type)) {
		p.Raw = []byte(text)
	}
	return p, nil
}

// media returns the documented body of a media type, the first in JSON when
// none is named; nil when there is none.
func (t *target) media(contentType string) *contract.Media {
	if t.op.Body == nil {
		return nil
	}
	wanted, _, _ := strings.Cut(strings.ToLower(contentType), ";")
	wanted = strings.TrimSpace(wanted)
	var best *contract.Media
	for _, m := range t.op.Body.Content {
		base, _, _ := strings.Cut(strings.ToLower(m.Type), ";")
		base = strings.TrimSpace(base)
		family, isRange := strings.CutSuffix(base, "*")
		switch {
		case wanted == "":
			if best == nil || wire.IsJSON(base) && !wire.IsJSON(best.Type) {
				best = m
			}
		case base == wanted:
			return m
		case isRange && best == nil && strings.HasPrefix(wanted, strings.TrimSuffix(family, "*/")):
			best = m
		}
	}
	return best
}

// replace sets places of a body (Payload Replacement Object).
func (e *evaluation) replace(v any, replacements []replacement) (any, error) {
	for i := range replacements {
		r := &replacements[i]
		built, err := e.build(&r.value, r.target)
		if isOptional(err) {
			continue
		}
		if err != nil {
			return nil, absent("the replacement of %s has no value: %s", quote(r.target), err)
		}
		tokens := strings.Split(r.target[1:], "/")
		replaced, ok := put(v, tokens, built)
		if !ok {
			return nil, absent("the body has no place %s to put a value", quote(r.target))
		}
		v = replaced
	}
	return v, nil
}
