package sample

import (
	"encoding/json"
	"strings"
	"unicode/utf8"

	"github.com/apisteward/steward/internal/contract"
)

// instance is one place in a value, with everything that holds for it.
type instance struct {
	root  *contract.Node
	shape *shape
}

// allows reports whether a shape lets a value through. When the work becomes
// too much it is true.
func (r *run) allows(sh *shape, v any) bool {
	if o, ok := v.(Object); ok {
		for name, want := range sh.fixed {
			if got, there := o.Get(name); there && got != want {
				return false
			}
		}
	}
	at := &instance{shape: sh}
	for _, s := range sh.all {
		if !r.allowedBy(s, v, at, 0) {
			return false
		}
	}
	return true
}

// allowsNode reports whether a schema lets a value through, which stands in a
// place of its own.
func (r *run) allowsNode(n *contract.Node, v any, depth int) bool {
	if n == nil {
		return true
	}
	return r.allowsPart(n, v, &instance{root: n}, depth)
}

// allowsPart is the same for a schema that is one of several for one place.
func (r *run) allowsPart(n *contract.Node, v any, at *instance, depth int) bool {
	if n == nil {
		return true
	}
	if depth > 2*maxDepth {
		r.doubt()
		return true
	}
	return r.allowedBy(r.view(n), v, at, depth)
}

// tries is allowsPart where it is no fault if a schema refuses. Doubts about a
// value that is refused all the same do not count.
func (r *run) tries(n *contract.Node, v any, at *instance, depth int) bool {
	unsure, deep, vague, deepest := r.unsure, r.deep, r.vague, r.deepest
	r.deepest = 0
	r.within++
	ok := r.allowsPart(n, v, at, depth)
	if !ok && r.deepest <= r.within {
		r.unsure, r.deep, r.vague, r.deepest = unsure, deep, vague, 0
	}
	r.deepest = max(r.deepest, deepest)
	r.within--
	return ok
}

func (r *run) allowedBy(s *view, v any, at *instance, depth int) bool {
	if r.steps--; r.steps < 0 {
		r.doubt()
		return true
	}
	if v != nil || !s.orNull {
		return r.allowedStrictly(s, v, at, depth)
	}
	// Strictly, nullable has no effect beside keywords that null does not
	// satisfy; what the author means is plain.
	if r.strict && !r.allowedStrictly(s, v, at, depth) {
		r.doubt()
	}
	return true
}

func (r *run) allowedStrictly(s *view, v any, at *instance, depth int) bool {
	if s.False || s.TypeGiven && !hasType(v, s.Types) || s.EnumNode != nil && !s.lists(v) {
		return false
	}
	if s.Target != nil && !r.allowsPart(s.Target, v, at, depth+1) {
		return false
	}
	switch v := v.(type) {
	case string:
		if !r.allowsText(s, v) {
			return false
		}
	case json.Number:
		if !s.inBounds(v) || r.strict && !s.format.allowsNumber(v) {
			return false
		}
	case []any:
		if !r.allowsElements(s, v, depth) {
			return false
		}
	case Object:
		if !r.allowsMembers(s, v, at, depth) {
			return false
		}
	}
	return s.plain || r.allowedByParts(s, v, at, depth+1) && r.allowsRest(s, v, at, depth+1)
}

func (r *run) allowsText(s *view, v string) bool {
	if s.MinLength != nil || s.MaxLength != nil {
		n := int64(utf8.RuneCountInString(v))
		if s.MinLength != nil && n < *s.MinLength || s.MaxLength != nil && n > *s.MaxLength {
			return false
		}
	}
	if s.pattern != nil {
		matched, sure := s.pattern.matches(v)
		if !sure {
			r.doubt()
		}
		if !matched {
			return false
		}
	}
	if !r.strict || s.format == nil || s.format.check == nil {
		return true
	}
	switch s.format.check(v) {
	case fails:
		return false
	case unclear:
		if s.format.soft {
			r.vague++
		} else {
			r.doubt()
		}
	}
	return true
}

func hasType(v any, types contract.Types) bool {
	switch v := v.(type) {
	case nil:
		return types&contract.TypeNull != 0
	case bool:
		return types&contract.TypeBoolean != 0
	case string:
		return types&contract.TypeString != 0
	case []any:
		return types&contract.TypeArray != 0
	case Object:
		return types&contract.TypeObject != 0
	case json.Number:
		return types&contract.TypeNumber != 0 || types&contract.TypeInteger != 0 && isWhole(v)
	}
	return false
}

// isWhole reports whether a number has no fraction, however it is written.
func isWhole(n json.Number) bool {
	if !strings.ContainsAny(string(n), ".eE") {
		return true
	}
	r, ok := Rational(n)
	return !ok || r.IsInt()
}

func (r *run) allowsElements(s *view, list []any, depth int) bool {
	n := int64(len(list))
	if s.MinItems != nil && n < *s.MinItems || s.MaxItems != nil && n > *s.MaxItems {
		return false
	}
	found := int64(0)
	for i, v := range list {
		item := s.Items
		if i < len(s.PrefixItems) {
			item = s.PrefixItems[i]
		}
		if !r.allowsNode(item, v, depth+1) || s.UniqueItems && r.repeated(list, i) {
			return false
		}
		if s.Contains != nil && r.tries(s.Contains, v, &instance{root: s.Contains}, depth+1) {
			found++
		}
	}
	if s.Contains == nil {
		return true
	}
	least := int64(1)
	if s.MinContains != nil {
		least = *s.MinContains
	}
	return found >= least && (s.MaxContains == nil || found <= *s.MaxContains)
}

// repeated reports whether an element is one of those before it.
func (r *run) repeated(list []any, i int) bool {
	if r.steps -= i; r.steps < 0 {
		r.doubt()
		return false
	}
	return contains(list[:i], list[i])
}
