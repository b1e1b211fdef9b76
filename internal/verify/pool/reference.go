package pool

import (
	"context"
	"encoding/json"
	"strconv"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/resource"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
)

// maxReferences bounds the members of one body that are given names.
const maxReferences = 16

// reference is a member of a body that names another thing.
type reference struct {
	resource *resource.Resource
	keys     []string // that lead to it
	value    any
}

// bindReferences names things in the body and the query of a case. It reports
// whether all things that the body names are known to exist.
func (p *Pool) bindReferences(ctx context.Context, c *call.Case, b binding) (known bool, err error) {
	if err := p.bindQuery(ctx, c, b); err != nil {
		return false, err
	}
	if c.Body == nil || c.Body.Raw != nil || c.Body.Media == nil {
		return true, nil
	}
	known = true
	for _, ref := range p.references(c) {
		t, err := p.referred(ctx, ref.resource, c, b)
		if err != nil {
			return false, err
		}
		if t == nil || !p.refer(c, ref, t) {
			known = false
		}
	}
	return known, nil
}

// references finds the members of a body that name other things. The name of
// what the request is about is its own, not that of another.
func (p *Pool) references(c *call.Case) []reference {
	about := p.about(c.Operation)
	var found []reference
	var walk func(v any, name string, keys []string)
	walk = func(v any, name string, keys []string) {
		if len(found) == maxReferences || len(keys) > 6 {
			return
		}
		switch v := v.(type) {
		case sample.Object:
			for _, m := range v {
				walk(m.Value, m.Name, append(keys[:len(keys):len(keys)], m.Name))
			}
		case []any:
			for i, item := range v {
				walk(item, name, append(keys[:len(keys):len(keys)], strconv.Itoa(i)))
			}
		case string, json.Number:
			if r, whole := p.graph.Referred(name); r != nil && !(whole && r == about) {
				found = append(found, reference{r, keys, v})
			}
		}
	}
	walk(c.Body.Value, "", nil)
	return found
}

// about is the resource that an operation makes or changes, or nil.
func (p *Pool) about(op *contract.Operation) *resource.Resource {
	if made := p.graph.Made(op); len(made) > 0 {
		return made[0]
	}
	if r := p.graph.Of(op); r.Has(op) {
		return r
	}
	return nil
}

// referred returns the thing that a member is to name: one that the path names
// where there is one of its kind, or any.
func (p *Pool) referred(ctx context.Context, r *resource.Resource, c *call.Case, b binding) (*Thing, error) {
	for at := p.graph.Of(c.Operation); at != nil; at = at.Parent {
		if at == r {
			if keys := keysOf(r, c); keys != nil {
				return thing(r, keys, nil), nil
			}
		}
	}
	return p.thing(ctx, r, nil, use, b)
}

// refer writes the name of a thing into a body. It reports whether it fits
// there as well as what it replaces.
func (p *Pool) refer(c *call.Case, ref reference, t *Thing) bool {
	id := t.ID()
	v := id.Value
	if _, isText := ref.value.(string); isText {
		v = textOf(v)
	} else if text, isText := v.(string); isText {
		if !json.Valid([]byte(text)) {
			return false
		}
		v = json.Number(text)
	}
	changed, ok := compose.With(c.Body.Value, ref.keys, v)
	if !ok || !p.composer.AllowsBody(c.Body.Media, changed) && p.composer.AllowsBody(c.Body.Media, c.Body.Value) {
		return false
	}
	c.Body.Value = changed
	if id.From != nil {
		c.Body.From = append(c.Body.From, call.BoundMember{Pointer: compose.Pointer(ref.keys), Binding: *id.From})
	}
	return true
}

// bindQuery names things in the query and headers of a case: known ones, and
// where a parameter is required new ones.
func (p *Pool) bindQuery(ctx context.Context, c *call.Case, b binding) error {
	for i := range c.Arguments {
		a := &c.Arguments[i]
		if a.Parameter == nil || a.In == "path" || a.Raw != nil || a.From != nil {
			continue
		}
		r, _ := p.graph.Referred(a.Name)
		if r == nil {
			continue
		}
		if _, known := p.known.Value(c.Operation, a.Parameter, nil); known {
			continue
		}
		t := p.take(r, nil, false)
		if t == nil && a.Parameter.Required {
			var err error
			if t, err = p.thing(ctx, r, nil, use, b); err != nil {
				return err
			}
		}
		if t == nil {
			continue
		}
		if v, ok := Fit(p.composer, a.Parameter, t.ID().Value); ok {
			a.Value, a.From = v, t.ID().From
		}
	}
	return nil
}
