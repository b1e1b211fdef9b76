package stateful

import (
	"context"
	"slices"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/resource/property"
	"github.com/apisteward/steward/internal/verify/base"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
)

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
	t.Progress.Expect(len(steps) + 1)
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
