package stateful

import (
	"context"
	"encoding/json"
	"math/big"
	"slices"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/verify/base"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
	"github.com/apisteward/steward/internal/verify/property"
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

// readOnly gives readOnly properties values, when something is created and when
// it is changed.
func (t *thread) readOnly(ctx context.Context) error {
	if err := t.readOnlyCreated(ctx); err != nil {
		return err
	}
	op := t.Update
	if op == nil {
		op = t.Replace
	}
	if t.alive == nil || t.alive.read == nil || t.alive.update == nil || op == nil || t.alive.update.Case.Operation != op {
		return nil
	}
	steps := []*call.Exchange{t.alive.read}
	write := t.alive.update
	for round := range 2 {
		c := write.Case.Clone()
		c.Base = nil
		if !t.forge(c, steps[0], round) {
			return nil
		}
		if err := t.name(ctx, c, t.alive); err != nil {
			return err
		}
		x, _, err := t.Try(ctx, c)
		if x == nil || err != nil || !x.OK() || x.Status == 202 {
			return err
		}
		read, err := t.about(ctx, t.Read, t.alive, compose.Minimal)
		if err != nil {
			return err
		}
		after, _, err := t.Try(ctx, read)
		if after == nil || err != nil || !after.OK() {
			return err
		}
		t.alive.read, write = after, x
		steps = append(steps, x, after)
	}
	t.Judge(call.Sequence{Check: "read-only-written", Steps: steps})
	return nil
}

// readOnlyCreated creates a thing with values for readOnly properties.
func (t *thread) readOnlyCreated(ctx context.Context) error {
	if t.first == nil || t.Create == nil {
		return nil
	}
	l, err := t.create(ctx, &base.Variation{Intent: call.Unknown, Apply: func(c *call.Case) bool { return t.forge(c, t.first, 0) }})
	if l == nil || err != nil {
		return err
	}
	if err := t.look(ctx, l); l.read == nil || err != nil {
		return err
	}
	t.Judge(call.Sequence{Check: "read-only-written", Steps: []*call.Exchange{t.first, l.Made, l.read}})
	_, err = t.delete(ctx, l)
	return err
}

// forge gives readOnly properties of a body values that the API would not
// choose itself, others in each round. It reports whether there are any.
func (t *thread) forge(c *call.Case, now *call.Exchange, round int) bool {
	o, ok := bodyObject(c)
	if !ok {
		return false
	}
	answer, _ := now.Value()
	random := t.Random("forge", c.Operation.Name(), string(rune('0'+round)))
	forged := false
	for _, p := range property.Of(t.Doc, c.Body.Media.Schema) {
		if !p.ReadOnly || !p.IsScalar() {
			continue
		}
		was := valueOf(answer, p.Name)
		if sent, there := o.Get(p.Name); there {
			was = sent
		}
		if v, ok := forgery(p, was); ok {
			o, forged = o.With(p.Name, v), true
		} else if v, ok := t.another(p, was, random); ok {
			o, forged = o.With(p.Name, v), true
		}
	}
	c.Body.Value, c.Intent = o, call.Unknown
	return forged
}

// forgery is a value that no API chooses by chance: another number far away,
// and a time long ago.
func forgery(p property.Property, now any) (any, bool) {
	switch {
	case len(p.Enum) > 0:
		return nil, false
	case p.Format == "date-time":
		if now == "2001-02-03T04:05:06Z" {
			return "2002-03-04T05:06:07Z", true
		}
		return "2001-02-03T04:05:06Z", true
	case p.Format == "date":
		if now == "2001-02-03" {
			return "2002-03-04", true
		}
		return "2001-02-03", true
	case p.Types&^contract.TypeNull == contract.TypeInteger:
		if n, ok := now.(json.Number); ok {
			if i, ok := new(big.Int).SetString(n.String(), 10); ok {
				return json.Number(i.Add(i, big.NewInt(7013)).String()), true
			}
		}
	}
	return nil, false
}

// variants creates things that differ from the first in one place, each of
// which leads a life of its own.
func (t *thread) variants(context.Context) error {
	if t.base == nil || t.base.Accepted == nil || t.lost {
		return nil
	}
	body := t.base.Accepted.Case.Body
	if body == nil || body.Media == nil || body.Raw != nil {
		return nil
	}
	var steps []step
	for v := range t.Composer.Maker().Variants(body.Media.Schema, contract.InRequest, body.Value) {
		if !v.Valid || v.Soft || !telling(v.Keyword) {
			continue
		}
		part, there := compose.At(v.Value, v.Place)
		steps = append(steps, func(ctx context.Context) error {
			return t.variant(ctx, &base.Variation{
				Subject: call.Subject{Keyword: v.Keyword, Node: v.Schema, Where: "body", Text: v.Text}, Intent: call.Valid, Keys: v.Place,
				Apply: func(c *call.Case) bool { return put(c, v.Place, part, there) },
			})
		})
		if len(steps) == maxVariants {
			break
		}
	}
	t.steps = slices.Concat(steps, []step{t.unicode}, t.steps)
	return nil
}

// maxVariants bounds the variants of one resource.
const maxVariants = 24

// telling reports whether a keyword may decide what becomes of a thing.
func telling(keyword string) bool {
	return slices.Contains([]string{"enum", "const", "oneOf", "anyOf", "type", "nullable", "properties", "required"}, keyword)
}

// put puts a value into a body, or takes it out.
func put(c *call.Case, keys []string, v any, there bool) bool {
	if c.Body == nil {
		return false
	}
	changed, ok := compose.With(c.Body.Value, keys, v)
	if !there {
		changed, ok = compose.Without(c.Body.Value, keys)
	}
	if ok {
		c.Body.Value = changed
	}
	return ok
}

// variant is the life of one thing that is a little different.
func (t *thread) variant(ctx context.Context, v *base.Variation) error {
	l, err := t.create(ctx, v)
	if l == nil || err != nil {
		return err
	}
	if err := t.created(ctx, l); err != nil || t.lost {
		t.stop()
		return err
	}
	_, err = t.delete(ctx, l)
	return err
}

// unicode creates a thing with a name of many alphabets.
func (t *thread) unicode(ctx context.Context) error {
	return t.variant(ctx, &base.Variation{Intent: call.Unknown, Apply: func(c *call.Case) bool {
		o, ok := bodyObject(c)
		if !ok {
			return false
		}
		changed := false
		for _, m := range o {
			p, known := property.At(t.Doc, c.Body.Media.Schema, []string{m.Name})
			if _, isText := m.Value.(string); !isText || !known || len(p.Enum) > 0 || p.Format != "" {
				continue
			}
			if with := o.With(m.Name, "Größe ✓ 名"); t.Composer.AllowsBody(c.Body.Media, with) {
				o, changed = with, true
				break
			}
		}
		c.Body.Value = o
		return changed
	}})
}
