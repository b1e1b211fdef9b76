package casefile

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
	"github.com/apisteward/steward/internal/verify/base"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
)

// variations is how often a request is sent with other values when its thing
// may exist already.
const variations = 4

// taken reports whether an answer may mean that the thing of a request exists
// already, since the same request was accepted before.
func taken(s *Step, c *call.Case, x *call.Exchange) bool {
	if s.Status < 200 || s.Status > 299 || c.Body == nil || c.Body.Raw != nil {
		return false
	}
	switch x.Status {
	case http.StatusConflict:
		return true
	case http.StatusBadRequest, http.StatusUnprocessableEntity:
		return c.Intent != call.Invalid
	}
	return false
}

// vary returns a copy of a case whose body has other values where they may have
// to be new: texts of the first level at first, then all, then numbers too. The
// steps that follow get the same values. ok is false when there are none.
func (r *replay) vary(c *call.Case, attempt int) (varied *call.Case, ok bool) {
	varied = c.Clone()
	for _, keys := range places(c.Body.Value, nil) {
		old, _ := compose.At(varied.Body.Value, keys)
		if !eligible(c, keys, old, attempt) {
			continue
		}
		renewed, other := base.Renew(old, 1+r.Random.IntN(1_000_000))
		if !other || sample.Same(renewed, old) {
			continue
		}
		value, placed := compose.With(varied.Body.Value, keys, renewed)
		if !placed || c.Intent == call.Valid && !r.allows(c, value) {
			continue
		}
		varied.Body.Value, ok = value, true
		r.remember(old, renewed)
	}
	return varied, ok
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

// eligible reports whether a value may be varied: not one that names another
// thing, nor a date.
func eligible(c *call.Case, keys []string, old any, attempt int) bool {
	pointer := compose.Pointer(keys)
	if slices.ContainsFunc(c.Body.From, func(m call.BoundMember) bool { return m.Pointer == pointer }) {
		return false
	}
	text, isText := old.(string)
	name := strings.ToLower(keys[len(keys)-1])
	switch {
	case !isText:
		return attempt >= 2
	case len(text) >= 10 && strings.Trim(text[:10], "0123456789-") == "" && text[4] == '-':
		return false
	case attempt == 0:
		return len(keys) == 1 && !strings.HasSuffix(name, "id")
	}
	return true
}

// remember has the steps that follow use a new value in place of an old one.
func (r *replay) remember(old, renewed any) {
	if text, ok := old.(string); ok && len(text) > 2 {
		r.renewed[text] = renewed
	}
}

// again is a value with all texts renewed that were renewed in an earlier step.
func (r *replay) again(v any) any {
	switch v := v.(type) {
	case string:
		if renewed, ok := r.renewed[v]; ok {
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
			r.remember(text, renewed)
		}
	}
}
