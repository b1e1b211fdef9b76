package state

import (
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
)

// draft is a thing on its way from what a consumer sent to what is remembered.
type draft struct {
	*State
	kind *kind
	form *form          // of the things of the kind
	sent sample.Object  // what the consumer said of the thing, without what is not theirs to say
	said *form          // what consumers may say
	asks *contract.Node // schema of what they may say, or nil
	made sample.Object  // what is made up where nobody says anything
}

// sentIn returns what the body of a request says of a thing, and what its
// schema says of that; ok is false for a body that is no object.
func (x *exchange) sentIn() (sent sample.Object, schema *contract.Node, ok bool) {
	sent, ok = x.req.Body.(sample.Object)
	if !ok || x.req.Content == nil {
		return nil, x.couldSay(), x.req.Body == nil
	}
	schema = x.req.Content.Schema
	for _, at := range x.wrappers(sent) {
		inner, isObject := sent.Get(at)
		if wrapped, is := inner.(sample.Object); isObject && is {
			return wrapped, x.below(schema, []string{at}), true
		}
	}
	return sent, schema, true
}

// couldSay is what the body of a request might have been, or nil.
func (x *exchange) couldSay() *contract.Node {
	body := x.req.Operation.Body
	if body == nil || len(body.Content) == 0 || x.formOf(x.kind.schema).open {
		return nil
	}
	return body.Content[0].Schema
}

// wrappers are the members of a body that may hold what is said of a thing: the
// one that answers have it in, or one that is there alone and has its name.
func (x *exchange) wrappers(sent sample.Object) []string {
	var list []string
	sh := x.shapeOf(x.kind, x.req.Operation, status(x.req.Operation, 200, 201))
	if len(sh.at) == 1 && !x.formOf(x.kind.schema).knows(sh.at[0]) {
		list = append(list, sh.at[0])
	}
	if len(sent) == 1 && !x.formOf(x.kind.schema).knows(sent[0].Name) && strings.EqualFold(strings.ReplaceAll(sent[0].Name, "_", ""), x.kind.Name) {
		list = append(list, sent[0].Name)
	}
	return list
}

// draftOf begins a thing from the body of a request; what is made up follows
// from a text. ok is false for a body that says nothing of a thing in a way that
// is understood.
func (x *exchange) draftOf(what string) (d *draft, ok bool) {
	sent, schema, ok := x.sentIn()
	if !ok {
		return nil, false
	}
	made, _ := x.make(x.kind.schema, what)
	d = &draft{State: x.State, kind: x.kind, form: x.formOf(x.kind.schema), said: x.formOf(schema), asks: schema}
	d.made, _ = made.(sample.Object)
	d.sent = d.own(sent, x.kind.schema, schema, 0)
	return d, true
}

// maxNested is how deep bodies are searched for what consumers may not say.
const maxNested = 8

// own leaves out of an object what is readOnly, by what is said of requests and
// of answers (OpenAPI 3.0.3, section 4.7.24.2).
func (s *State) own(o sample.Object, answered, asked *contract.Node, level int) sample.Object {
	if level > maxNested {
		return o
	}
	out, in := s.formOf(answered), s.formOf(asked)
	kept := make(sample.Object, 0, len(o))
	for _, m := range membersOf(o).list {
		p, known := in.property(m.Name)
		q, shown := out.property(m.Name)
		if known && p.ReadOnly || shown && q.ReadOnly {
			continue
		}
		if inner, isObject := m.Value.(sample.Object); isObject && (known || shown) {
			var a, b *contract.Node
			if shown {
				a = q.Node
			}
			if known {
				b = p.Node
			}
			m.Value = s.own(inner, a, b, level+1)
		}
		kept = append(kept, m)
	}
	return kept
}

// fresh is the thing as it is made: what was said, the defaults of what could
// have been said, and all that the API itself says.
func (d *draft) fresh() sample.Object {
	out := membersOf(nil)
	for _, p := range d.form.list {
		if v, ok := d.sent.Get(p.Name); ok {
			out.set(p.Name, v)
		} else if d.said.takes(p.Name) {
			if v, ok := d.unsaid(p.Name); ok {
				out.set(p.Name, v)
			}
		} else if v, ok := d.made.Get(p.Name); ok {
			out.set(p.Name, v)
		}
	}
	d.addSent(out)
	if d.form.open && len(d.sent) == 0 {
		return d.made
	}
	return out.object()
}

// addSent adds what was said of members that are not there in any case, and
// what is never shown.
func (d *draft) addSent(out *members) {
	for _, m := range d.sent {
		if d.form.knows(m.Name) {
			out.set(m.Name, m.Value)
		}
	}
}

// unsaid is the value of a member that could have been said, and was not.
func (d *draft) unsaid(name string) (any, bool) {
	p, known := d.form.property(name)
	if q, said := d.said.property(name); said && q.Default != nil {
		return q.Default, true
	}
	switch {
	case !known:
		return nil, false
	case p.Default != nil:
		return p.Default, true
	case !p.Required || p.WriteOnly:
		return nil, false
	}
	if v, ok := d.least(p); ok {
		return v, true
	}
	return d.made.Get(name)
}

// replaced is a thing that takes the place of another: what was said, and what
// the API said of the other.
func (d *draft) replaced(old sample.Object) sample.Object {
	out := membersOf(nil)
	if !d.form.open {
		out = membersOf(old)
	}
	for _, p := range d.form.list {
		if !d.said.takes(p.Name) {
			continue
		}
		if v, ok := d.unsaid(p.Name); ok {
			out.set(p.Name, v)
		} else {
			out.remove(p.Name)
		}
	}
	for name := range d.form.others {
		if d.said.takes(name) {
			out.remove(name)
		}
	}
	d.addSent(out)
	return out.object()
}

// finish makes a thing one that its schema lets through; ok is false where that
// is not possible without giving up what was said.
func (d *draft) finish(o sample.Object) (sample.Object, bool) {
	if v, ok := d.fit(d.kind.schema, o, d.made); ok {
		return asObject(v)
	}
	for _, choice := range d.alternatives(d.kind.schema, 0) {
		made, _ := d.make(choice, "")
		v, ok := d.fit(d.kind.schema, over(made, o), made)
		if ok {
			return asObject(v)
		}
	}
	return o, false
}

// ofOneKind leaves out of a thing what only alternatives describe that it is not
// one of: the wings that somebody gave a cat.
func (d *draft) ofOneKind(o sample.Object) sample.Object {
	if len(d.form.others) == 0 {
		return o
	}
	less := o
	found, _ := d.judge.Undeclared(d.kind.schema, schema.Response, sample.Plain(o))
	for _, f := range found {
		if len(f.Place) == 0 && d.form.others[f.Property] {
			less = less.Without(f.Property)
		}
	}
	if len(less) < len(o) && d.fitsValue(d.kind.schema, less) {
		return less
	}
	return o
}

func asObject(v any) (sample.Object, bool) {
	o, ok := v.(sample.Object)
	return o, ok
}

// over adds to an object what it lacks of another.
func over(made any, o sample.Object) sample.Object {
	out := membersOf(o)
	more, _ := made.(sample.Object)
	for _, m := range more {
		if !out.has(m.Name) {
			out.set(m.Name, m.Value)
		}
	}
	return out.object()
}

// maxChoices is how many alternatives of a schema are tried.
const maxChoices = 20

// alternatives are those of which a schema wants one.
func (s *State) alternatives(n *contract.Node, level int) []*contract.Node {
	if n == nil || level > maxNested {
		return nil
	}
	schema := s.doc.Schema(n)
	list := slices.Concat(schema.OneOf, schema.AnyOf)
	if schema.Target != nil {
		list = append(list, s.alternatives(schema.Target, level+1)...)
	}
	for _, part := range schema.AllOf {
		list = append(list, s.alternatives(part, level+1)...)
	}
	return list[:min(len(list), maxChoices)]
}

// make makes up a value; what is made up for the same is always the same.
func (s *State) make(n *contract.Node, what string) (any, bool) {
	return s.values.Realistic(n, contract.InResponse, s.seedOf(what))
}
