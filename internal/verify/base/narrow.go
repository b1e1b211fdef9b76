package base

import (
	"context"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/resource/property"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
)

// Narrow looks for the one place for which a request was refused that follows
// the document: it goes from the base towards the request, halving the way
// until one change is left, and sends that alone. Only if an explicit word of
// the document allows it, and it is refused alone as well, that is a failure.
func (b *Base) Narrow(ctx context.Context, refused *call.Exchange) error {
	if b.Accepted == nil {
		return nil
	}
	list := b.between(b.Accepted.Case, refused.Case)
	low, high := 0, len(list) // changes with which it is accepted, and refused
	for high-low > 1 {
		middle := (low + high) / 2
		x, _, err := b.Send(ctx, &Variation{
			Subject: call.Subject{Where: "request", Text: "between one that is accepted and one that is refused"},
			Intent:  call.Valid, Opaque: true,
			Apply: func(c *call.Case) bool { return b.apply(c, list[:middle]) },
		})
		switch {
		case x == nil || err != nil:
			return err
		case x.OK():
			low = middle
		case x.Status == 400 || x.Status == 422:
			high = middle
		default:
			return nil
		}
	}
	if high == 0 {
		return nil
	}
	last := list[high-1]
	if last.opaque {
		return nil
	}
	_, _, err := b.Send(ctx, &Variation{
		Subject: last.subject, Intent: call.Valid, Keys: last.keys, Place: last.keys,
		Apply: func(c *call.Case) bool { return b.apply(c, list[high-1:high]) },
	})
	return err
}

// change is a change of one place of a request.
type change struct {
	subject call.Subject
	keys    []string // of the place in the body
	opaque  bool     // no explicit word allows it
	make    func(c *call.Case) bool
}

// apply makes changes; it is false when the request does not follow the
// document then.
func (b *Base) apply(c *call.Case, list []change) bool {
	for _, one := range list {
		if !one.make(c) {
			return false
		}
	}
	return b.session.Composer.Intent(c) == call.Valid
}

// between are the changes from one request to another of the same operation.
func (b *Base) between(from, to *call.Case) []change {
	var list []change
	for _, a := range to.Arguments {
		if old := from.Argument(a.In, a.Name); old == nil || !sample.Same(old.Value, a.Value) && a.From == nil && a.In != "path" {
			list = append(list, b.argument(a))
		}
	}
	for _, a := range from.Arguments {
		if to.Argument(a.In, a.Name) == nil && a.Parameter != nil {
			list = append(list, change{
				subject: call.Subject{Where: WhereOf(a.Parameter), Keyword: "required", Node: a.Parameter.Node, Text: "left out, which it may be"},
				make:    func(c *call.Case) bool { c.Unset(a.In, a.Name); return true },
			})
		}
	}
	return append(list, b.bodies(from.Body, to.Body)...)
}

func (b *Base) argument(a call.Argument) change {
	keyword, node, explicit := b.session.Composer.Word(a.Parameter.ValueSchema(), nil, a.Value)
	return change{
		subject: call.Subject{Where: WhereOf(a.Parameter), Keyword: keyword, Node: node, Text: "the value " + short(a.Value)},
		opaque:  !explicit || compose.Opaque(a.Name),
		make:    func(c *call.Case) bool { c.Set(a); return true },
	}
}

// bodies are the changes from one body to another.
func (b *Base) bodies(from, to *call.Payload) []change {
	if from == nil || to == nil || from.Media != to.Media {
		return []change{{opaque: true, make: func(c *call.Case) bool { c.Body = to; return true }}}
	}
	var list []change
	for _, ch := range compose.Changes(from.Value, to.Value) {
		list = append(list, b.member(from.Media.Schema, ch))
	}
	return list
}

func (b *Base) member(schema *contract.Node, ch compose.Change) change {
	one := change{
		subject: call.Subject{Where: "body", Keyword: "required", Node: b.holder(schema, ch.Keys), Text: "left out, which it may be"},
		keys:    ch.Keys,
		make: func(c *call.Case) bool {
			if c.Body == nil {
				return false
			}
			changed, ok := ch.Of(c.Body.Value)
			c.Body.Value = changed
			return ok
		},
	}
	if len(ch.Keys) > 0 {
		one.subject.Where = `body property "` + strings.Join(ch.Keys, ".") + `"`
	}
	if ch.Removed() {
		return one
	}
	keyword, node, explicit := b.session.Composer.Word(schema, ch.Keys, ch.To())
	one.subject.Keyword, one.subject.Node, one.subject.Text = keyword, node, "the value "+short(ch.To())
	one.opaque = !explicit || compose.OpaqueAt(ch.Keys, ch.To())
	return one
}

// holder is the schema of the object that a member stands in.
func (b *Base) holder(schema *contract.Node, keys []string) *contract.Node {
	if len(keys) > 1 {
		if p, ok := property.At(b.session.Doc, schema, keys[:len(keys)-1]); ok {
			schema = p.Node
		}
	}
	return b.meant(schema)
}

// meant is what a schema refers to, or the schema itself.
func (b *Base) meant(schema *contract.Node) *contract.Node {
	if n := b.session.Doc.Resolve(schema); n != nil {
		return n
	}
	return schema
}

// WhereOf names a parameter for people: `query parameter "limit"`.
func WhereOf(p *contract.Parameter) string { return p.In + ` parameter "` + p.Name + `"` }

// short is a value for people, cut.
func short(v any) string {
	text := []rune(sample.Compact(v))
	if len(text) > 60 {
		return string(text[:60]) + "…"
	}
	return string(text)
}
