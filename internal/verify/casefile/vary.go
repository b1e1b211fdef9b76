package casefile

import (
	"context"
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
	"github.com/apisteward/steward/internal/verify/base"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
)

// maxAlone is how many places of a body are varied alone.
const maxAlone = 8

// taken reports whether an answer may mean that the thing of a request exists
// already: 409, or another refusal of what was accepted before.
func taken(s *Step, c *call.Case, x *call.Exchange) bool {
	if c.Body == nil || s.Status == http.StatusConflict {
		return false
	}
	switch x.Status {
	case http.StatusConflict:
		return true
	case http.StatusBadRequest, http.StatusUnprocessableEntity:
		return c.Intent != call.Invalid && s.Status/100 == 2
	}
	return false
}

// readable returns a case whose body is a value: one that was written already
// is read as JSON. ok is false when it is not.
func readable(c *call.Case) (read *call.Case, ok bool) {
	if c.Body.Raw == nil {
		return c, true
	}
	value, err := sample.Parse(c.Body.Raw)
	if err != nil {
		return nil, false
	}
	read = c.Clone()
	read.Body.Value = value
	return read, true
}

// sendVaried sends a case with other values where they may have to be new,
// until it is accepted: as few as will do, since the others may be what shows
// the failure. The steps that follow get the same values.
func (r *replay) sendVaried(ctx context.Context, s *Step, c *call.Case, x *call.Exchange) (*call.Exchange, error) {
	c, ok := readable(c)
	if !ok {
		return x, nil
	}
	for _, places := range candidates(c) {
		varied, renewed, ok := r.vary(c, places)
		if !ok {
			continue
		}
		again, err := r.send(ctx, varied)
		if err != nil {
			return nil, err
		}
		if !taken(s, varied, again) {
			maps.Copy(r.renewed, renewed)
			return again, nil
		}
	}
	return x, nil
}

// candidates are sets of places to vary: one text after the other, those of the
// first level before the others; then all texts; then numbers too.
func candidates(c *call.Case) [][][]string {
	var sets [][][]string
	var texts, numbers [][]string
	for _, keys := range places(c.Body.Value, nil) {
		switch old, _ := compose.At(c.Body.Value, keys); {
		case !eligible(c, keys, old):
		case isNumber(old):
			numbers = append(numbers, keys)
		default:
			texts = append(texts, keys)
		}
	}
	slices.SortStableFunc(texts, func(a, b []string) int { return len(a) - len(b) })
	for _, keys := range texts[:min(len(texts), maxAlone)] {
		sets = append(sets, [][]string{keys})
	}
	return append(sets, texts, slices.Concat(texts, numbers))
}

func isNumber(v any) bool {
	_, ok := v.(json.Number)
	return ok
}

// vary returns a copy of a case with other values at some places, where the
// document allows them, and which texts they stand for. ok is false when there
// are none.
func (r *replay) vary(c *call.Case, places [][]string) (varied *call.Case, renewed map[string]any, ok bool) {
	varied, renewed = c.Clone(), map[string]any{}
	strict := r.allows(c, c.Body.Value)
	for _, keys := range places {
		old, _ := compose.At(varied.Body.Value, keys)
		other, changed := base.Renew(old, 1+r.Random.IntN(1_000_000))
		if !changed || sample.Same(other, old) {
			continue
		}
		value, placed := compose.With(varied.Body.Value, keys, other)
		if !placed || strict && !r.allows(c, value) {
			continue
		}
		varied.Body.Value, ok = value, true
		if text, isText := old.(string); isText {
			renewed[text] = other
		}
	}
	if varied.Body.Raw != nil {
		varied.Body.Raw = sample.JSON(varied.Body.Value)
	}
	return varied, renewed, ok
}

func (r *replay) allows(c *call.Case, value any) bool {
	media := c.Body.Media
	return media == nil || media.Schema == nil || r.Check.Judge.Valid(media.Schema, schema.Request, sample.Plain(value))
}

// places are the places of all texts and numbers in a value.
func places(v any, keys []string) [][]string {
	var list [][]string
	switch v := v.(type) {
	case sample.Object:
		for _, m := range v {
			list = append(list, places(m.Value, append(slices.Clip(keys), m.Name))...)
		}
	case string, json.Number:
		if len(keys) > 0 {
			list = append(list, keys)
		}
	}
	return list
}

// eligible reports whether a value may be varied: not one that was taken from
// an answer, nor a date.
func eligible(c *call.Case, keys []string, old any) bool {
	pointer := compose.Pointer(keys)
	if slices.ContainsFunc(c.Body.From, func(m call.BoundMember) bool { return m.Pointer == pointer }) {
		return false
	}
	text, _ := old.(string)
	return len(text) < 10 || text[4] != '-' || strings.Trim(text[:10], "0123456789-") != ""
}

// again is a value with all texts renewed that were renewed in an earlier step.
func (r *replay) again(v any) any {
	switch v := v.(type) {
	case string:
		if renewed, ok := r.renewed[v]; ok && len(v) > 2 {
			return renewed
		}
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = r.again(v[i])
		}
		return out
	case sample.Object:
		out := make(sample.Object, len(v))
		for i, m := range v {
			out[i] = sample.Member{Name: m.Name, Value: r.again(m.Value)}
		}
		return out
	}
	return v
}

// freshen gives keys of idempotency other values, since an API answers one that
// it knows with what it answered before.
func (r *replay) freshen(c *call.Case) {
	for i := range c.Arguments {
		a := &c.Arguments[i]
		text, isText := a.Value.(string)
		if a.In != "header" || !strings.EqualFold(a.Name, "Idempotency-Key") || !isText {
			continue
		}
		renewed, other := base.Renew(text, 1+r.Random.IntN(1_000_000_000))
		if other {
			a.Value = renewed
			r.renewed[text] = renewed
		}
	}
}
