package stateful

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/resource/property"
	"github.com/apisteward/steward/internal/sample"
)

// maxTries bounds the random values that are tried for one that is different,
// of which the first half has to be plain.
const maxTries = 24

// another returns a value for a property that no API takes for the one it has;
// ok is false when none was found.
func (d *driver) another(p property.Property, now any, random *rand.Rand) (v any, ok bool) {
	switch {
	case len(p.Enum) > 0:
		return anotherOf(p.Enum, now, random)
	case p.Types&^contract.TypeNull == contract.TypeBoolean:
		return now != true, true
	}
	for i := range maxTries {
		v, ok := d.Composer.Maker().Random(p.Node, contract.InRequest, random)
		v = withoutNull(v)
		if ok && v != nil && !isEmpty(v) && !alike(v, now) && (i >= maxTries/2 || isPlain(v)) {
			return v, true
		}
	}
	return nil, false
}

// withoutNull leaves members that are null out of an object: in a merge patch
// they would stand for whatever the API takes then.
func withoutNull(v any) any {
	o, ok := v.(sample.Object)
	if !ok {
		return v
	}
	out := sample.Object{}
	for _, m := range o {
		if m.Value != nil {
			out = append(out, sample.Member{Name: m.Name, Value: withoutNull(m.Value)})
		}
	}
	return out
}

// isPlain reports whether a value has nothing that an API may stumble over.
func isPlain(v any) bool {
	switch v := v.(type) {
	case string:
		return !strings.ContainsFunc(v, func(r rune) bool { return r < ' ' || r > '~' || strings.ContainsRune("%<>\"'", r) })
	case []any:
		return !slices.ContainsFunc(v, func(item any) bool { return !isPlain(item) })
	case sample.Object:
		return !slices.ContainsFunc(v, func(m sample.Member) bool { return !isPlain(m.Value) })
	}
	return true
}

// anotherOf returns one of several values that is neither null nor the present.
func anotherOf(values []any, now any, random *rand.Rand) (any, bool) {
	var others []any
	for _, v := range values {
		if v != nil && !sample.Same(v, now) {
			others = append(others, v)
		}
	}
	if len(others) == 0 {
		return nil, false
	}
	return others[random.IntN(len(others))], true
}

func isEmpty(v any) bool {
	switch v := v.(type) {
	case string:
		return property.Letters(v) == ""
	case json.Number:
		return strings.Trim(v.String(), "-0.") == ""
	case []any:
		return len(v) == 0
	case sample.Object:
		return len(v) == 0
	}
	return false
}

// alike reports whether an API may keep two values as the same: texts that
// differ in case and signs only, numbers of which the whole part is equal.
func alike(a, b any) bool {
	if sample.Same(a, b) {
		return true
	}
	switch a := a.(type) {
	case string:
		b, ok := b.(string)
		return ok && property.Letters(a) == property.Letters(b)
	case json.Number:
		b, ok := b.(json.Number)
		whole := func(n json.Number) string { before, _, _ := strings.Cut(n.String(), "."); return before }
		return ok && whole(a) == whole(b)
	}
	return false
}

// sendable are the properties of a request that an update can change.
func (d *driver) sendable(schema *contract.Node) []property.Property {
	list := property.Of(d.Doc, schema)
	return slices.DeleteFunc(list, func(p property.Property) bool { return p.ReadOnly || p.Node.Get("deprecated").True() })
}

// valueOf is the value of a member of an object in an answer, wherever in it
// the object with the most of the names is.
func valueOf(answer any, name string) any {
	o, ok := answer.(map[string]any)
	if !ok {
		return nil
	}
	if v, there := o[name]; there {
		return sample.FromPlain(v)
	}
	for _, inner := range o {
		if child, ok := inner.(map[string]any); ok {
			if v, there := child[name]; there {
				return sample.FromPlain(v)
			}
		}
	}
	return nil
}
