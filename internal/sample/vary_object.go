package sample

import (
	"fmt"
	"slices"

	"github.com/apisteward/steward/internal/contract"
)

// unknown is a name that no document gives to a property.
const unknown = "stewardUnknown"

// objects varies an object as a whole.
func (w *walker) objects(at *spot) {
	o, _ := at.value.(Object)
	for _, s := range at.shape.all {
		if s.MinProperties != nil && *s.MinProperties > 0 {
			w.fewest(at, s, o, int(*s.MinProperties))
		}
		if s.MaxProperties != nil && *s.MaxProperties < maxLong {
			w.most(at, s, o, int(max(*s.MaxProperties, 0)))
		}
		if s.PropertyNames != nil {
			w.misnamed(at, s)
		}
		w.closed(at, s)
		w.dependents(at, s, o)
		w.conditions(at, s)
	}
	if bare := w.bare(at.shape, o); len(bare)+1 < len(o) {
		w.note(at, 1, Variant{Valid: true, Keyword: "required", Schema: at.typed(), Text: "with nothing but what is required", Soft: len(bare) == 0}, bare)
	}
}

// bare is an object without what need not be there.
func (w *walker) bare(sh *shape, o Object) Object {
	required := sh.required()
	out := Object{}
	for _, p := range o {
		if required[p.Name] != nil {
			out = append(out, p)
		}
	}
	return out
}

// required returns the schemas that ask for properties, by name.
func (sh *shape) required() map[string]*contract.Node {
	out := map[string]*contract.Node{}
	for _, s := range sh.all {
		for _, name := range s.Required {
			if out[name] == nil {
				out[name] = s.Node
			}
		}
	}
	return out
}

func (w *walker) fewest(at *spot, s *view, o Object, least int) {
	fewer := o
	for len(fewer) >= least {
		dropped := w.optionalOf(at.shape, fewer)
		if dropped == "" {
			break
		}
		if fewer = fewer.Without(dropped); len(fewer) == least {
			w.note(at, 1, Variant{Valid: true, Keyword: "minProperties", Schema: s.Node, Text: fmt.Sprintf("with its minimum of %d properties", least)}, fewer)
		}
	}
	if len(fewer) < least {
		w.note(at, 0, Variant{Keyword: "minProperties", Schema: s.Node, Text: fmt.Sprintf("with fewer than its minimum of %d properties", least)}, fewer)
	}
}

// optionalOf is a property that need not be there, the last one, or "".
func (w *walker) optionalOf(sh *shape, o Object) string {
	required := sh.required()
	for i := len(o) - 1; i >= 0; i-- {
		if required[o[i].Name] == nil {
			return o[i].Name
		}
	}
	return ""
}

func (w *walker) most(at *spot, s *view, o Object, most int) {
	k := &objectMaker{maker: w.begin(w.way), shape: at.shape, depth: 1, required: map[string]bool{}}
	k.collect()
	k.out = append(k.out, o...)
	for _, name := range k.names {
		if _, there := k.out.Get(name); len(k.out) <= most && !there && !k.hidden(at.shape, name) {
			k.optional(name)
			w.brimful(at, s, k.out, most)
		}
	}
	for i := 1; len(k.out) <= most && i <= 2*maxLong; i++ {
		if name := k.key(i); !k.closed(name) {
			if _, there := k.out.Get(name); !there {
				k.optional(name)
				w.brimful(at, s, k.out, most)
			}
		}
	}
}

func (w *walker) brimful(at *spot, s *view, o Object, most int) {
	o = o[:len(o):len(o)]
	switch len(o) {
	case most:
		w.note(at, 1, Variant{Valid: true, Keyword: "maxProperties", Schema: s.Node, Text: fmt.Sprintf("with its maximum of %d properties", most)}, o)
	case most + 1:
		w.note(at, 0, Variant{Keyword: "maxProperties", Schema: s.Node, Text: fmt.Sprintf("with one property more than its maximum of %d", most)}, o)
	}
}

// misnamed adds a property with a name that may not be.
func (w *walker) misnamed(at *spot, s *view) {
	for _, name := range []string{"Not A Name!", "x", unknown, "0"} {
		if w.allowsNode(s.PropertyNames, name, 0) {
			continue
		}
		if v, ok := w.made(w.shape(w.property(at.shape, name)...)); ok {
			w.add(candidate{Variant: Variant{Keyword: "propertyNames", Schema: s.Node, Text: "a property whose name may not be"}, part: v, rank: 1}, at.below(name))
			return
		}
	}
}

// closed adds an unknown property where none may be.
func (w *walker) closed(at *spot, s *view) {
	for _, word := range []string{"additionalProperties", "unevaluatedProperties"} {
		if allowed, isBool := s.Node.Get(word).Bool(); isBool && !allowed {
			w.add(candidate{Variant: Variant{Keyword: word, Schema: s.Node, Text: "a property that is not known"}, part: "word", rank: 1}, at.below(unknown))
		}
	}
}

// dependents leaves out what must stand beside another property.
func (w *walker) dependents(at *spot, s *view, o Object) {
	for name, others := range s.DependentRequired.Fields() {
		with := o
		if _, there := o.Get(name); !there {
			v, ok := w.made(w.shape(w.property(at.shape, name)...))
			if !ok || w.hidden(at.shape, name) {
				continue
			}
			with = o.With(name, v)
		}
		for _, other := range others.Strings() {
			w.note(at, 1, Variant{Keyword: "dependentRequired", Schema: s.Node, Text: fmt.Sprintf("with %q, but without %q", name, other)}, with.Without(other))
		}
	}
}

// conditions puts in what the other branch of a condition describes.
func (w *walker) conditions(at *spot, s *view) {
	if s.If == nil || at.added >= maxAdded {
		return
	}
	holds := w.allowsNode(s.If, at.value, 0)
	sh, text := w.plus(at.shape, s.If, s.Then), "for which its condition holds"
	if holds {
		sh, text = w.plus(at.shape, s.Else), "for which its condition does not hold"
	}
	v, ok := w.made(sh)
	if o, isObject := v.(Object); isObject && holds && w.allowsNode(s.If, v, 0) {
		v = w.bare(sh, o)
	}
	if !ok || w.allowsNode(s.If, v, 0) == holds {
		return
	}
	w.note(at, 1, Variant{Valid: true, Keyword: "if", Schema: s.Node, Text: text}, v)
	w.within(at, v, func(inner spot) { w.walk(inner) })
}

// members looks at every property that travels this way, and adds those that
// are not there.
func (w *walker) members(at *spot, o Object) {
	required := at.shape.required()
	for _, name := range at.shape.names(o) {
		inner, ok := w.member(at, name, required)
		if !ok {
			continue
		}
		value, there := o.Get(name)
		switch {
		case there:
			w.omit(at, &inner, required[name])
			inner.value = value
			w.walk(inner)
		case at.added < maxAdded:
			if v, ok := w.made(inner.shape); ok {
				w.note(&inner, 1, Variant{Valid: true, Keyword: "properties", Schema: at.typed(), Text: "present, which it need not be"}, v)
				w.within(&inner, v, w.walk)
			}
		}
	}
}

// member is the place of a property; ok is false when nothing is known of it.
func (w *walker) member(at *spot, name string, required map[string]*contract.Node) (inner spot, ok bool) {
	nodes := w.property(at.shape, name)
	if len(nodes) == 0 || w.hidden(at.shape, name) {
		return spot{}, false
	}
	inner = spot{place: at.below(name), shape: w.shape(nodes...), required: required[name] != nil, added: at.added}
	for _, s := range at.shape.all {
		inner.tag = inner.tag || w.discriminator(s) == name
	}
	return inner, true
}

// omit leaves out a property. One with a default is often filled in, required
// or not; and an object without any is of no use to many.
func (w *walker) omit(at, inner *spot, required *contract.Node) {
	o, _ := at.value.(Object)
	v, rank := Variant{Valid: true, Keyword: "required", Schema: at.typed(), Text: "left out, which it may be", Soft: len(o) == 1}, 1
	if required != nil {
		v, rank = Variant{Keyword: "required", Schema: required, Text: "missing, though it is required", Soft: inner.shape.defaulted()}, 0
	}
	w.add(candidate{Variant: v, absent: true, rank: rank}, inner.place)
}

// defaulted reports whether a schema of a place has a default.
func (sh *shape) defaulted() bool {
	return slices.ContainsFunc(sh.all, func(s *view) bool { return s.Default != nil })
}

// names are the properties of a shape and of a value, in order.
func (sh *shape) names(o Object) []string {
	var out []string
	seen := map[string]bool{}
	note := func(name string) {
		if !seen[name] {
			seen[name] = true
			out = append(out, name)
		}
	}
	for _, s := range sh.all {
		for _, p := range s.Properties {
			note(p.Key)
		}
	}
	for _, p := range o {
		note(p.Name)
	}
	return out
}
