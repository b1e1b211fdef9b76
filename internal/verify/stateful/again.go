package stateful

import (
	"context"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/verify/base"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
)

// again creates a second thing, with everything that the document knows, and
// looks whether all of it is there.
func (t *thread) again(ctx context.Context) error {
	l, err := t.create(ctx, &base.Variation{Intent: call.Unknown, Apply: t.fill})
	if err != nil {
		return err
	}
	if l == nil {
		if l, err = t.create(ctx, nil); l == nil || err != nil {
			return err
		}
	}
	t.alive = l
	return t.created(ctx, l)
}

// created reads a thing for the first time and looks whether what was sent is
// there, and whether it is listed.
func (t *thread) created(ctx context.Context, l *life) error {
	if err := t.look(ctx, l); err != nil || t.lost || l.read == nil {
		t.alive = nil
		return err
	}
	if l.Made.Case.Body != nil {
		read, err := t.about(ctx, t.Read, l, compose.Minimal)
		if err != nil {
			return err
		}
		if q := (call.Sequence{Check: "update-not-kept", Steps: []*call.Exchange{l.Made, l.read}}); len(t.Check.Sequence(q)) > 0 {
			if _, _, err := t.settle(ctx, q.Check, read, l.Made); err != nil {
				return err
			}
		}
	}
	if err := t.located(ctx, l); err != nil {
		return err
	}
	return t.listed(ctx, l)
}

// fill adds to a body what it lacks of all that the document knows.
func (t *thread) fill(c *call.Case) bool {
	o, ok := bodyObject(c)
	if !ok {
		return false
	}
	full, ok := t.Composer.Maker().Full(c.Body.Media.Schema, contract.InRequest)
	all, isObject := full.(sample.Object)
	if !ok || !isObject {
		return false
	}
	references := t.Pool.Graph()
	for _, m := range all {
		if r, _ := references.Referred(m.Name); r != nil {
			continue
		}
		if _, there := o.Get(m.Name); !there {
			if with := o.With(m.Name, m.Value); t.Composer.AllowsBody(c.Body.Media, with) {
				o = with
			}
		}
	}
	c.Body.Value = o
	return true
}

func bodyObject(c *call.Case) (sample.Object, bool) {
	if c.Body == nil || c.Body.Media == nil {
		return nil, false
	}
	o, ok := c.Body.Value.(sample.Object)
	return o, ok
}
