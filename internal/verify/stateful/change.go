package stateful

import (
	"context"
	"net/http"
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/resource/property"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
	"github.com/apisteward/steward/internal/verify/failure"
)

// maxRefused is how many updates of everything may be refused before properties
// are updated one by one.
const maxRefused = 3

// change changes everything of a thing that can be changed, and reads it.
func (t *thread) change(ctx context.Context) error { return t.changeAll(ctx, t.updating()) }

// updating is the operation that changes some of a thing, or else all; nil for
// none.
func (t *thread) updating() *contract.Operation {
	if t.Update != nil {
		return t.Update
	}
	return t.Replace
}

// replace changes everything by a PUT where change did so by a PATCH.
func (t *thread) replace(ctx context.Context) error {
	if t.Update == nil {
		return nil
	}
	return t.changeAll(ctx, t.Replace)
}

// changeAll changes all properties at once.
func (t *thread) changeAll(ctx context.Context, op *contract.Operation) error {
	if op == nil || t.alive == nil || t.alive.read == nil {
		return nil
	}
	for attempt := range maxRefused {
		c, err := t.update(ctx, op, func(p property.Property, now any) (any, bool) {
			return t.another(p, now, t.Random("change", op.Name(), p.Name, strconv.Itoa(attempt)))
		})
		if c == nil || err != nil {
			return err
		}
		if accepted, err := t.keeps(ctx, c); accepted || err != nil {
			return err
		}
	}
	return nil
}

// changeEach changes one property at a time, and to null where that may be and
// the value is not the one that the API may choose itself.
func (t *thread) changeEach(ctx context.Context) error {
	op := t.updating()
	if op == nil || t.alive == nil || t.alive.read == nil || t.deaf[op] {
		return nil
	}
	initial, _ := t.alive.first.Value()
	for _, p := range t.changeable(op) {
		for _, null := range []bool{false, true} {
			c, err := t.update(ctx, op, func(one property.Property, now any) (any, bool) {
				switch {
				case one.Name != p.Name:
					return now, op.Method != http.MethodPatch && now != nil
				case null:
					return nil, p.Types&contract.TypeNull != 0 && now != nil && !sample.Same(now, valueOf(initial, p.Name))
				}
				return t.another(p, now, t.Random("each", op.Name(), p.Name))
			})
			if err != nil {
				return err
			}
			if c == nil || !has(c, p.Name) {
				continue
			}
			if _, err := t.keeps(ctx, c); err != nil || t.deaf[op] {
				return err
			}
		}
	}
	return nil
}

func has(c *call.Case, name string) bool {
	o, _ := c.Body.Value.(sample.Object)
	_, there := o.Get(name)
	return there
}

// changeable are the properties that an operation can change.
func (t *thread) changeable(op *contract.Operation) []property.Property {
	if list := compose.Writable(op); len(list) > 0 {
		return t.sendable(list[0].Schema)
	}
	return nil
}

// update makes a request that gives properties the values that choose wants;
// nil when there is none that the document allows.
func (t *thread) update(ctx context.Context, op *contract.Operation, choose func(p property.Property, now any) (any, bool)) (*call.Case, error) {
	c := t.Composer.Compose(op, compose.Minimal, nil)
	if c.Body == nil || c.Body.Media == nil {
		return nil, nil
	}
	body, ok := c.Body.Value.(sample.Object)
	if !ok {
		return nil, nil
	}
	answer, _ := t.alive.read.Value()
	least := body
	if op.Method == http.MethodPatch {
		body = t.required(c.Body.Media, body)
	}
	changed := false
	for _, p := range t.changeable(op) {
		now := valueOf(answer, p.Name)
		if t.alive.isNamedBy(p.Name) { // with another it would be gone from here
			if _, sent := body.Get(p.Name); sent && now != nil {
				body = body.With(p.Name, sample.FromPlain(now))
			}
			continue
		}
		v, ok := choose(p, now)
		if !ok {
			continue
		}
		if with := body.With(p.Name, v); t.Composer.AllowsBody(c.Body.Media, with) || !t.Composer.AllowsBody(c.Body.Media, body) {
			body, changed = with, true
		}
	}
	if !changed {
		return nil, nil
	}
	if !t.Composer.AllowsBody(c.Body.Media, body) {
		body = least
	}
	c.Body.Value = body
	if err := t.name(ctx, c, t.alive); err != nil {
		return nil, err
	}
	c.Intent = t.Composer.Intent(c)
	return c, nil
}

// isNamedBy reports whether the value of a property is the name of the thing.
func (l *life) isNamedBy(member string) bool {
	if from := l.ID().From; from != nil && from.Header == "" && from.Template == "" {
		return from.Pointer[strings.LastIndexByte(from.Pointer, '/')+1:] == contract.EscapePointer(member)
	}
	keys := l.Resource.Keys
	return property.Letters(member) == property.Letters(keys[len(keys)-1])
}

// required leaves out of a body whatever may be left out.
func (t *thread) required(media *contract.Media, body sample.Object) sample.Object {
	for _, m := range body {
		least := body.Without(m.Name)
		p, known := property.At(t.Doc, media.Schema, []string{m.Name})
		if known && !p.Required {
			body = least
		}
	}
	return body
}

// keeps sends an update and looks whether it is kept. accepted reports whether
// it was answered with success.
func (t *thread) keeps(ctx context.Context, c *call.Case) (accepted bool, err error) {
	x, _, err := t.Try(ctx, c)
	if x == nil || err != nil || !x.OK() || x.Status == http.StatusAccepted {
		return false, err
	}
	before := t.alive.read
	if last := t.alive.update; last != nil && last.Case.Operation != c.Operation {
		t.alive.before = last
	}
	t.alive.update = x
	read, err := t.about(ctx, t.Read, t.alive, compose.Minimal)
	if err != nil {
		return true, err
	}
	after, found, err := t.settle(ctx, "update-not-kept", read, before, x)
	if after != nil && after.OK() {
		t.alive.read = after
	}
	for _, f := range found {
		if f.Place == failure.PlaceOf(c.Operation.Node) {
			t.deaf[c.Operation] = true
		}
	}
	return true, err
}
