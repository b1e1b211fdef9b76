package stateful

import (
	"context"
	"encoding/json"
	"math/big"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/resource/property"
	"github.com/apisteward/steward/internal/verify/base"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
)

// readOnlyChanged gives readOnly properties values when a thing is changed,
// twice.
func (t *thread) readOnlyChanged(ctx context.Context) error {
	if t.alive == nil || t.alive.read == nil || t.alive.update == nil {
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
