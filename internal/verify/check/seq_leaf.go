package check

import (
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/wire"
)

// leaf is a value within an object that is compared as a whole: a scalar or a
// list.
type leaf struct {
	keys  []string
	value any
}

func leavesOf(o map[string]any, keys []string) []leaf {
	var list []leaf
	for _, name := range sortedNames(o) {
		at := append(slices.Clip(keys), name)
		if inner, isObject := o[name].(map[string]any); isObject {
			list = append(list, leavesOf(inner, at)...)
		} else {
			list = append(list, leaf{at, o[name]})
		}
	}
	return list
}

func sortedNames(o map[string]any) []string { return slices.Sorted(maps.Keys(o)) }

// lookup follows keys through objects.
func lookup(o map[string]any, keys []string) (any, bool) {
	var v any = o
	for _, key := range keys {
		at, ok := v.(map[string]any)
		if !ok {
			return nil, false
		}
		if v, ok = at[key]; !ok {
			return nil, false
		}
	}
	return v, true
}

// likeness finds the object in an answer that has the most members in common
// with what was sent: the answer itself, or one in it. It returns the keys that
// lead to it.
func likeness(v any, sent map[string]any) []string {
	o, ok := v.(map[string]any)
	if !ok {
		return nil
	}
	best, most := []string(nil), inCommon(o, sent)
	for _, name := range sortedNames(o) {
		child, ok := o[name].(map[string]any)
		if !ok || sent[name] != nil {
			continue
		}
		if n := inCommon(child, sent); n > most {
			best, most = []string{name}, n
		}
		for _, inner := range sortedNames(child) {
			if grandchild, ok := child[inner].(map[string]any); ok {
				if n := inCommon(grandchild, sent); n > most {
					best, most = []string{name, inner}, n
				}
			}
		}
	}
	return best
}

func inCommon(o, sent map[string]any) int {
	n := 0
	for name := range sent {
		if _, there := o[name]; there {
			n++
		}
	}
	return n
}

func objectAt(v any, keys []string) (map[string]any, bool) {
	o, ok := v.(map[string]any)
	if !ok {
		return nil, false
	}
	inner, _ := lookup(o, keys)
	o, ok = inner.(map[string]any)
	return o, ok
}

// equal reports whether two values say the same: numbers however they are
// written, and times in whatever zone.
func equal(a, b any) bool {
	if sample.Same(sample.FromPlain(a), sample.FromPlain(b)) {
		return true
	}
	x, ok1 := a.(string)
	y, ok2 := b.(string)
	if !ok1 || !ok2 {
		return false
	}
	t, err1 := time.Parse(time.RFC3339Nano, x)
	u, err2 := time.Parse(time.RFC3339Nano, y)
	return err1 == nil && err2 == nil && t.Equal(u)
}

// answerSchema is what the document says of the JSON in an answer, or nil.
func answerSchema(x *call.Exchange) *contract.Node {
	r := x.Response()
	if r == nil {
		return nil
	}
	for _, m := range r.Content {
		if wire.IsJSON(m.Type) {
			return m.Schema
		}
	}
	return nil
}

// shownKeys names a member for people: "address.city".
func shownKeys(keys []string) string { return `"` + short(strings.Join(keys, ".")) + `"` }

// shownValue is a value for people, unless it may be a secret.
func shownValue(keys []string, v any) string {
	if secret(keys[len(keys)-1]) {
		return "a secret value"
	}
	return shortValue(v)
}
