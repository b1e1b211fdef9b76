package pool

import (
	"encoding/json"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/resource"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
)

// Key is one part of the name of a thing.
type Key struct {
	Value any           // string, json.Number or bool
	From  *call.Binding // answer that it was taken from; nil when it was chosen
}

// Thing is one thing that exists, or existed. It is immutable.
type Thing struct {
	Resource *resource.Resource
	Keys     []Key          // as Resource.Keys
	Made     *call.Exchange // that created it; nil for one that was found
	Guessed  bool           // the last key is the value of a member that is only likely to be the name
}

// ID is the last part of a thing's name.
func (t *Thing) ID() Key { return t.Keys[len(t.Keys)-1] }

// Name identifies a thing within its resource.
func (t *Thing) Name() string { return nameOf(t.Keys) }

func nameOf(keys []Key) string {
	var b strings.Builder
	for _, k := range keys {
		b.WriteString(textOf(k.Value))
		b.WriteByte(0)
	}
	return b.String()
}

// Bind sets the path arguments of a case that name the thing or its parents,
// in the order of its path. Parameters that cannot hold a name stay as they
// are. Other required arguments that creating the thing had as well, such as
// the name of a tenant in a header, get the same values.
func (t *Thing) Bind(composer *compose.Composer, c *call.Case) {
	t.bindContext(c)
	for i, p := range resource.PathParameters(c.Operation) {
		if i >= len(t.Keys) {
			return
		}
		if v, ok := Fit(composer, p, t.Keys[i].Value); ok {
			a := call.ArgumentOf(p, v)
			a.From = t.Keys[i].From
			c.Set(a)
		}
	}
}

func (t *Thing) bindContext(c *call.Case) {
	if t.Made == nil {
		return
	}
	for i := range c.Arguments {
		a := &c.Arguments[i]
		if a.In == "path" || a.Parameter == nil || !a.Parameter.Required || a.Raw != nil || once(a.Name) {
			continue
		}
		if made := t.Made.Case.Argument(a.In, a.Name); made != nil && made.Raw == nil {
			a.Value, a.From = made.Value, made.From
		}
	}
}

// Fit returns a value as a parameter takes it: many APIs write a number in one
// place and a text in the other.
func Fit(composer *compose.Composer, p *contract.Parameter, v any) (any, bool) {
	var other any
	switch v := v.(type) {
	case string:
		if v == "" || v == "." || v == ".." {
			return nil, false
		}
		if strings.Trim(v, "0123456789") == "" && json.Valid([]byte(v)) {
			other = json.Number(v)
		}
	case json.Number:
		return fitNumber(composer, p.ValueSchema(), call.Whole(v))
	default:
		return nil, false
	}
	n := p.ValueSchema()
	switch {
	case composer.Certify(n, v).Intent == call.Valid:
		return v, true
	case other != nil && composer.Certify(n, other).Intent == call.Valid:
		return other, true
	}
	return nil, false
}

func fitNumber(composer *compose.Composer, n *contract.Node, v json.Number) (any, bool) {
	for _, either := range []any{v, v.String()} {
		if composer.Certify(n, either).Intent == call.Valid {
			return either, true
		}
	}
	return nil, false
}

// scalar is a member of an answer as a key.
func scalar(v any) (any, bool) {
	switch v := v.(type) {
	case string:
		return v, v != ""
	case json.Number:
		return call.Whole(v), true
	}
	return nil, false
}

// keysOf are the keys that a request itself names a thing with: as many of the
// path arguments as there are of Keys. It is nil when one is missing or is
// encoded by hand.
func keysOf(r *resource.Resource, c *call.Case) []Key {
	params := resource.PathParameters(c.Operation)
	if len(params) < len(r.Keys) || c.Target != "" {
		return nil
	}
	keys := make([]Key, len(r.Keys))
	for i := range keys {
		a := c.Argument("path", params[i].Name)
		if a == nil || a.Raw != nil {
			return nil
		}
		v, ok := scalar(sample.Plain(a.Value))
		if !ok {
			return nil
		}
		keys[i] = Key{v, a.From}
	}
	return keys
}
