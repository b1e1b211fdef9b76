package stateful

import (
	"context"
	"net/http"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/resource"
	"github.com/apisteward/steward/internal/resource/property"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
	"github.com/apisteward/steward/internal/verify/pool"
)

// single is what is done with a thing that is there once: it is changed, and
// changed back.
func (t *thread) single() []step {
	if t.Read == nil || t.Replace == nil && t.Update == nil {
		return nil
	}
	return []step{t.beginSingle, t.changeSingle, t.changeEach, t.endSingle}
}

// beginSingle reads it.
func (t *thread) beginSingle(ctx context.Context) error {
	c := t.Composer.Compose(t.Read, compose.Minimal, nil)
	c.Phase = call.Stateful
	if _, err := t.Pool.Bind(ctx, c); err != nil {
		return err
	}
	x, _, err := t.Try(ctx, c)
	if err != nil {
		return err
	}
	if x == nil || !x.OK() {
		t.stop()
		return nil
	}
	thing := &pool.Thing{Resource: t.kind}
	for _, p := range resource.PathParameters(t.Read) {
		if a := c.Argument("path", p.Name); a != nil {
			thing.Keys = append(thing.Keys, pool.Key{Value: a.Value, From: a.From})
		}
	}
	t.alive, t.first = &life{Thing: thing, first: x, read: x}, x
	return nil
}

// changeSingle changes all of it, and then each property.
func (t *thread) changeSingle(ctx context.Context) error {
	for _, op := range []*contract.Operation{t.Replace, t.Update} {
		if op == nil {
			continue
		}
		if c, err := t.replaceMap(ctx, op); c != nil || err != nil {
			if err == nil {
				_, err = t.keeps(ctx, c)
			}
			if err != nil {
				return err
			}
			continue
		}
		if err := t.changeAll(ctx, op); err != nil {
			return err
		}
	}
	return nil
}

// replaceMap makes a request that replaces a map by another: with some of its
// members, and one whose name is of other letters than those of English. It is
// nil where no map is replaced.
func (t *thread) replaceMap(ctx context.Context, op *contract.Operation) (*call.Case, error) {
	c := t.Composer.Compose(op, compose.Minimal, nil)
	if c.Body == nil || c.Body.Media == nil || op.Method != http.MethodPut {
		return nil, nil
	}
	values := property.Map(t.Doc, c.Body.Media.Schema)
	if values == nil {
		return nil, nil
	}
	v, ok := t.Composer.Maker().Random(values, contract.InRequest, t.Random("map", op.Name()))
	if !ok {
		return nil, nil
	}
	before, _ := t.alive.read.Value()
	now, _ := sample.FromPlain(before).(sample.Object)
	body := sample.Object{}
	for i, m := range now {
		if i > 0 || len(now) == 1 {
			body = append(body, m)
		}
	}
	for _, name := range []string{"größe", "size"} {
		if with := body.With(name, v); t.Composer.AllowsBody(c.Body.Media, with) {
			body = with
			break
		}
	}
	c.Body.Value = body
	if err := t.name(ctx, c, t.alive); err != nil {
		return nil, err
	}
	if c.Intent = t.Composer.Intent(c); c.Intent != call.Valid {
		return nil, nil
	}
	return c, nil
}

// endSingle makes it as it was.
func (t *thread) endSingle(ctx context.Context) error {
	if t.Replace == nil || t.alive.update == nil {
		return nil
	}
	before, _ := t.first.Value()
	c := t.Composer.Compose(t.Replace, compose.Minimal, nil)
	if c.Body == nil || c.Body.Media == nil {
		return nil
	}
	o, _ := sample.FromPlain(before).(sample.Object)
	if property.Map(t.Doc, c.Body.Media.Schema) == nil {
		o = t.known(c, o)
	}
	c.Body.Value = o
	if err := t.name(ctx, c, t.alive); err != nil {
		return err
	}
	if c.Intent = t.Composer.Intent(c); c.Intent != call.Valid {
		return nil
	}
	_, _, err := t.Try(ctx, c)
	return err
}

// known leaves out of an object what a request cannot say.
func (t *thread) known(c *call.Case, o sample.Object) sample.Object {
	out := sample.Object{}
	for _, m := range o {
		if p, ok := property.At(t.Doc, c.Body.Media.Schema, []string{m.Name}); ok && !p.ReadOnly {
			out = append(out, m)
		}
	}
	return out
}
