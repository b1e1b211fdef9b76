// Package compose makes requests that a document allows.
package compose

import (
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/wire"
)

// Form is how much of what an operation takes a request has.
type Form uint8

// The forms.
const (
	Minimal Form = iota // what is required, documented examples where there are some
	Full                // everything that is documented
	Random              // what a seed says
)

// Composer makes requests of one document. It is safe for concurrent use.
type Composer struct {
	doc   *contract.Document
	maker *sample.Maker
	judge *schema.Judge
	known Known
}

// New returns a Composer. The judge says independently of the maker whether
// what was made is allowed.
func New(doc *contract.Document, maker *sample.Maker, judge *schema.Judge, known Known) *Composer {
	return &Composer{doc: doc, maker: maker, judge: judge, known: known}
}

// Maker is what values come from.
func (c *Composer) Maker() *sample.Maker { return c.maker }

// Known is the values that exist in the API.
func (c *Composer) Known() Known { return c.known }

// Judge is what says whether values are allowed.
func (c *Composer) Judge() *schema.Judge { return c.judge }

// Compose makes a request to an operation; random is needed for Random only.
// Its intent is Valid when the judge agrees with every part, and else Unknown.
func (c *Composer) Compose(op *contract.Operation, form Form, random *rand.Rand) *call.Case {
	made := &call.Case{Operation: op}
	for _, p := range op.Parameters {
		if Ignored(p) || !p.Required && !c.wanted(p, form, random) {
			continue
		}
		if a, ok := c.Argument(op, p, form, random); ok {
			made.Arguments = append(made.Arguments, a)
		}
	}
	if media := c.media(op, form, random); media != nil {
		made.Body = c.Payload(media, form, random)
	}
	made.Intent = c.Intent(made)
	return made
}

// wanted reports whether a request of a form has an optional parameter. One
// that is known is always used.
func (c *Composer) wanted(p *contract.Parameter, form Form, random *rand.Rand) bool {
	switch form {
	case Full:
		return !p.Deprecated
	case Random:
		return random.IntN(3) == 0
	}
	return false
}

// Ignored reports whether a header parameter means nothing, since other parts
// of the document say it (OpenAPI 3.0.3, section 4.7.12.1).
func Ignored(p *contract.Parameter) bool {
	return p.In == "header" && wire.IgnoredHeader(p.Name)
}

// Argument makes a value for a parameter. ok is false when there is none that
// can be sent.
func (c *Composer) Argument(op *contract.Operation, p *contract.Parameter, form Form, random *rand.Rand) (call.Argument, bool) {
	if v, ok := c.known.Value(op, p, random); ok {
		return call.ArgumentOf(p, v), true
	}
	var v any
	ok := true
	if schema := p.ValueSchema(); form == Random && schema != nil {
		v, ok = c.maker.Random(schema, contract.InRequest, random)
	} else {
		v = c.maker.Parameter(p)
	}
	if !ok || !sendable(p, v) {
		return call.Argument{}, false
	}
	return call.ArgumentOf(p, v), true
}

// sendable reports whether a value can stand where the parameter does: nothing
// but text fits into a header, and a part of a path cannot be empty.
func sendable(p *contract.Parameter, v any) bool {
	switch p.In {
	case "path":
		text := wire.Path(p, v)
		return text != "" && text != "." && text != ".."
	case "header":
		text := wire.Header(p, v)
		return text == strings.TrimSpace(text) && !strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r > '~' })
	case "cookie":
		return len(wire.Cookie(p, v)) > 0
	}
	return true
}

// media is the body's media type to send: JSON where there is any, else the
// first that can be written.
func (c *Composer) media(op *contract.Operation, form Form, random *rand.Rand) *contract.Media {
	if op.Body == nil || form == Minimal && !op.Body.Required && op.Method == "DELETE" {
		return nil
	}
	if form == Random && !op.Body.Required && random.IntN(8) == 0 {
		return nil
	}
	list := Writable(op)
	if len(list) == 0 {
		return nil
	}
	if form == Random && random.IntN(4) == 0 {
		return list[random.IntN(len(list))]
	}
	return list[0]
}

// Writable returns the media types of an operation's body that can be written,
// JSON first.
func Writable(op *contract.Operation) []*contract.Media {
	if op.Body == nil {
		return nil
	}
	var list []*contract.Media
	for _, m := range op.Body.Content {
		if wire.Writable(m.Type) {
			list = append(list, m)
		}
	}
	slices.SortStableFunc(list, func(a, b *contract.Media) int { return rank(a) - rank(b) })
	return list
}

func rank(m *contract.Media) int {
	if wire.IsJSON(m.Type) {
		return 0
	}
	return 1
}

// Payload makes a body; nil when there is nothing to send.
func (c *Composer) Payload(media *contract.Media, form Form, random *rand.Rand) *call.Payload {
	var v any
	ok := false
	switch {
	case media.Schema == nil || form == Minimal:
		v, ok = c.maker.Media(media, contract.InRequest)
	case form == Full:
		v, ok = c.maker.Full(media.Schema, contract.InRequest)
	default:
		v, ok = c.maker.Random(media.Schema, contract.InRequest, random)
	}
	if !ok {
		return nil
	}
	return &call.Payload{Media: media, Type: media.Type, Value: v}
}

// Intent is Valid when the judge agrees with every part of a request and
// nothing that is required is missing; otherwise Unknown.
func (c *Composer) Intent(made *call.Case) call.Intent {
	op := made.Operation
	for _, p := range op.Parameters {
		if p.Required && !Ignored(p) && made.Argument(p.In, p.Name) == nil {
			return call.Unknown
		}
	}
	for _, a := range made.Arguments {
		if a.Parameter == nil || a.Raw != nil || !c.AllowsArgument(a.Parameter, a.Value) {
			return call.Unknown
		}
	}
	if made.Body == nil {
		if op.Body != nil && op.Body.Required {
			return call.Unknown
		}
		return call.Valid
	}
	if made.Body.Raw != nil || made.Body.Media == nil || !c.AllowsBody(made.Body.Media, made.Body.Value) {
		return call.Unknown
	}
	return call.Valid
}

// AllowsArgument reports whether the judge lets a parameter's value through,
// and every API reads the very value.
func (c *Composer) AllowsArgument(p *contract.Parameter, v any) bool {
	return c.CertifyArgument(p, v).Intent == call.Valid
}

// AllowsBody reports whether the judge lets a body through.
func (c *Composer) AllowsBody(media *contract.Media, v any) bool {
	return c.CertifyBody(media, v).Intent == call.Valid
}

// Pieces is how many arguments a request has, and members of its body.
func Pieces(c *call.Case) int {
	n := len(c.Arguments)
	if c.Body != nil {
		n++
		if o, ok := c.Body.Value.(sample.Object); ok {
			n += len(o)
		}
	}
	return n
}
