package stateful

import (
	"context"

	"github.com/apisteward/steward/internal/resource"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
	"github.com/apisteward/steward/internal/verify/pool"
)

// links follows the links of the answers about a thing that is there.
func (t *thread) links(ctx context.Context) error {
	if t.alive == nil || t.lost {
		return nil
	}
	for _, source := range []*call.Exchange{t.alive.Made, t.alive.read, t.alive.update} {
		if source == nil {
			continue
		}
		if err := t.followFrom(ctx, source, true); err != nil {
			return err
		}
	}
	return nil
}

// followAll follows the links that nobody followed so far, from the latest
// answers to the operations that have them. What these are about may be gone
// by now, so only answers to reads are asked for again.
func (d *driver) followAll(ctx context.Context) error {
	for _, op := range d.Operations {
		if len(d.Pool.Graph().Links(op)) == 0 || !call.SafeMethod(op.Method) {
			continue
		}
		c := d.Composer.Compose(op, compose.Minimal, nil)
		c.Phase = call.Stateful
		if _, err := d.Pool.Bind(ctx, c); err != nil {
			return err
		}
		x, _, err := d.Try(ctx, c)
		if err != nil {
			return err
		}
		if x != nil && x.OK() {
			if err := d.followFrom(ctx, x, false); err != nil {
				return err
			}
		}
	}
	return nil
}

// followFrom follows the links of an answer, each once in a verification. Links
// to deletions are left out, and those to other changes unless they are wanted.
func (d *driver) followFrom(ctx context.Context, source *call.Exchange, changes bool) error {
	response := source.Response()
	if response == nil {
		return nil
	}
	for _, l := range d.Pool.Graph().Links(source.Case.Operation) {
		safe := call.SafeMethod(l.To.Method)
		if d.followed[l] || l.Status != response.Status || !d.isWanted(l.To) || l.To.Method == "DELETE" || !safe && (!changes || d.Safe) {
			continue
		}
		c := d.linked(l, source)
		if c == nil {
			continue
		}
		d.followed[l] = true
		if err := d.Pool.Complete(ctx, c); err != nil {
			return err
		}
		c.Intent = d.Composer.Intent(c)
		if _, _, err := d.settle(ctx, "broken-link", c, source); err != nil {
			return err
		}
	}
	return nil
}

// linked is the request that a link makes of an answer; nil when the answer
// lacks what the link needs.
func (d *driver) linked(l *resource.Link, source *call.Exchange) *call.Case {
	c := d.Composer.Compose(l.To, compose.Minimal, nil)
	c.Phase = call.Stateful
	given := map[string]bool{}
	for _, p := range l.Parameters {
		v, from, ok := pool.Evaluate(p.Value, source)
		if !ok {
			return nil
		}
		a := call.ArgumentOf(p.Parameter, sample.FromPlain(v))
		if fitting, ok := pool.Fit(d.Composer, p.Parameter, a.Value); ok {
			a.Value = fitting
		}
		a.From = from
		c.Set(a)
		given[p.Parameter.Key()] = true
	}
	for _, p := range resource.PathParameters(l.To) {
		if !given[p.Key()] {
			return nil
		}
	}
	if l.Body != nil && c.Body != nil {
		if v, _, ok := pool.Evaluate(l.Body, source); ok {
			c.Body.Value = sample.FromPlain(v)
		}
	}
	c.Subject = call.Subject{Where: "link", Node: l.Node, Text: l.Name}
	return c
}
