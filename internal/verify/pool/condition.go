package pool

import (
	"context"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/resource"
	"github.com/apisteward/steward/internal/verify/call"
)

// bindCondition gives If-Match of a case the entity tag of the thing that it
// names, where the operation takes one (RFC 9110, section 13.1.1), and leaves
// out other conditions that are made up: they would only keep the request from
// being carried out.
func (p *Pool) bindCondition(ctx context.Context, c *call.Case) error {
	for _, name := range []string{"If-None-Match", "If-Modified-Since", "If-Unmodified-Since", "If-Range"} {
		if param := call.HeaderParameter(c.Operation, name); param != nil && !param.Required && !p.isGiven(c, param) {
			c.Unset("header", param.Name)
		}
	}
	param := call.HeaderParameter(c.Operation, "If-Match")
	if param == nil || p.isGiven(c, param) {
		return nil
	}
	needed := param.Required || c.Operation.Documents("428")
	if c.Argument("header", param.Name) == nil && !needed {
		return nil
	}
	tag, err := p.tag(ctx, c)
	switch {
	case err != nil:
		return err
	case tag != nil:
		a := call.ArgumentOf(param, tag.Exchange.Header.Get("ETag"))
		a.From = tag
		c.Set(a)
	case !param.Required:
		c.Unset("header", param.Name)
	}
	return nil
}

// isGiven reports whether an argument is not made up.
func (p *Pool) isGiven(c *call.Case, param *contract.Parameter) bool {
	if _, known := p.known.Value(c.Operation, param, nil); known {
		return true
	}
	a := c.Argument("header", param.Name)
	return a != nil && (a.From != nil || a.Raw != nil)
}

// tag returns where the latest entity tag of the thing that a case names
// stands, reading the thing when none is known; nil when there is none.
func (p *Pool) tag(ctx context.Context, c *call.Case) (*call.Binding, error) {
	r := p.graph.Of(c.Operation)
	if !r.Has(c.Operation) {
		return nil, nil
	}
	keys := keysOf(r, c)
	if keys == nil {
		return nil, nil
	}
	if known := p.knownTag(r, keys); known != nil || r.Read == nil || p.may(r.Read) == nil {
		return known, nil
	}
	read := p.composer.Compose(r.Read, 0, nil)
	read.Phase = c.Phase
	(&Thing{Resource: r, Keys: keys}).Bind(p.composer, read)
	if err := p.bindCondition(ctx, read); err != nil {
		return nil, err
	}
	x, err := p.try(ctx, read)
	if x == nil || err != nil || !x.OK() || x.Header.Get("ETag") == "" {
		return nil, err
	}
	return &call.Binding{Exchange: x, Header: "ETag"}, nil
}

// knownTag is where the latest entity tag of a thing stood, or nil.
func (p *Pool) knownTag(r *resource.Resource, keys []Key) *call.Binding {
	p.mu.Lock()
	defer p.mu.Unlock()
	if e := p.shelf(r).byName[nameOf(keys)]; e != nil {
		return e.tag
	}
	return nil
}
