package sample

import (
	"slices"
	"strconv"

	"github.com/apisteward/steward/internal/contract"
)

// maxHints is how many properties a request shows where none is required.
const maxHints = 3

// object makes an object with the properties that are required and, in full,
// the others as well, in the order of the document.
func (m *maker) object(sh *shape, depth int) (any, bool) {
	o := &objectMaker{maker: m, shape: sh, depth: depth + 1, required: map[string]bool{}}
	o.collect()
	for _, name := range o.names {
		if !o.required[name] {
			if o.shown(name) {
				o.optional(name)
			}
			continue
		}
		if m.hidden(sh, name) {
			continue
		}
		if !o.add(name) && !m.partial {
			return nil, false
		}
	}
	o.fill()
	return o.out, true
}

// objectMaker makes one object.
type objectMaker struct {
	*maker
	shape    *shape
	depth    int
	names    []string // properties and what is required besides
	required map[string]bool
	hints    int
	out      Object
}

func (o *objectMaker) collect() {
	o.out = Object{}
	known := map[string]bool{}
	note := func(name string) {
		if !known[name] {
			known[name] = true
			o.names = append(o.names, name)
		}
	}
	for _, s := range o.shape.all {
		for _, p := range s.Properties {
			note(p.Key)
		}
		for _, name := range s.Required {
			o.required[name] = true
		}
	}
	for name := range o.shape.fixed {
		o.required[name] = true
	}
	for _, s := range o.shape.all {
		for _, name := range s.Required {
			note(name)
		}
		for name, others := range s.DependentRequired.Fields() {
			for _, other := range others.Strings() {
				if o.required[name] {
					o.required[other] = true
					note(other)
				}
			}
		}
	}
	for _, name := range sortedKeys(o.shape.fixed) {
		note(name)
	}
}

// shown reports whether a property that need not be there is shown.
func (o *objectMaker) shown(name string) bool {
	if len(o.out) >= o.most() || o.hidden(o.shape, name) || o.deprecated(name) {
		return false
	}
	if o.full {
		return o.depth <= extraDepth && o.values < maxValues
	}
	if o.depth == 1 && len(o.required) == 0 && o.hints < maxHints {
		o.hints++
		return true
	}
	return false
}

// most is how many properties there may be.
func (o *objectMaker) most() int {
	most := 1 << 20
	for _, s := range o.shape.all {
		if s.MaxProperties != nil {
			most = int(min(int64(most), *s.MaxProperties))
		}
	}
	return most
}

func (o *objectMaker) deprecated(name string) bool {
	for _, n := range o.property(o.shape, name) {
		if n.Get("deprecated").True() {
			return true
		}
	}
	return false
}

// add adds a property that must be there.
func (o *objectMaker) add(name string) bool {
	if value, fixed := o.shape.fixed[name]; fixed {
		if nodes := o.property(o.shape, name); len(nodes) == 0 || o.allows(o.maker.shape(nodes...), value) {
			o.out = append(o.out, Member{name, value})
			return true
		}
	}
	v, ok := o.member(name)
	if ok {
		o.out = append(o.out, Member{name, v})
	}
	return ok
}

// optional adds a property if there is a value for it.
func (o *objectMaker) optional(name string) {
	if v, ok := o.member(name); ok && o.depth < maxDepth {
		o.out = append(o.out, Member{name, v})
	}
}

// member makes the value of a property. Nothing nested in it is told apart
// from other elements of a list.
func (o *objectMaker) member(name string) (any, bool) {
	nodes := o.property(o.shape, name)
	if len(nodes) == 0 {
		return "string", true
	}
	sh := o.maker.shape(nodes...)
	v, ok := o.value(sh, o.depth)
	if !ok && o.allows(sh, nil) {
		return nil, true
	}
	return v, ok
}

// fill adds properties until there are enough, and one to a map so that it
// shows what it holds.
func (o *objectMaker) fill() {
	least := 0
	for _, s := range o.shape.all {
		if s.MinProperties != nil {
			least = max(least, int(min(*s.MinProperties, maxElements)))
		}
	}
	for _, name := range o.names {
		if _, there := o.out.Get(name); len(o.out) < least && !there && !o.hidden(o.shape, name) {
			o.optional(name)
		}
	}
	if least == 0 && len(o.names) == 0 && o.isMap() && (o.full && o.depth <= extraDepth+1 || o.depth == 1) {
		least = min(1, o.most())
	}
	for i := 1; len(o.out) < least && i <= 2*maxElements; i++ {
		name := o.key(i)
		if _, there := o.out.Get(name); !there && !o.closed(name) {
			o.optional(name)
		}
	}
}

// isMap reports whether the schema says what properties of any name hold.
func (o *objectMaker) isMap() bool {
	return slices.ContainsFunc(o.shape.all, func(s *view) bool {
		return s.AdditionalProperties.Is(contract.Object) && s.AdditionalProperties.Len() > 0 || len(s.PatternProperties) > 0
	})
}

// closed reports whether the schema forbids further properties of that name.
func (o *objectMaker) closed(name string) bool {
	for _, n := range o.property(o.shape, name) {
		if allowed, ok := n.Bool(); ok && !allowed {
			return true
		}
	}
	return false
}

// key is the name of the i-th property of a map.
func (o *objectMaker) key(i int) string {
	o.nth = i - 1
	defer func() { o.nth = 0 }()
	for _, s := range o.shape.all {
		if s.PropertyNames != nil {
			if name, ok := o.value(o.maker.shape(s.PropertyNames), o.depth); ok {
				if name, ok := name.(string); ok {
					return name
				}
			}
		}
		for _, p := range s.patterns {
			if name := p.make(0, 1<<10); name != "" && i == 1 {
				return name
			}
			if name, ok := o.another(&textPlan{most: 1 << 10, patterns: []*pattern{p.pattern}}); ok {
				return name
			}
		}
	}
	return "key" + suffix(i-1)
}

// suffix tells the n-th of several apart, the first by nothing.
func suffix(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n + 1)
}

// hidden reports whether a property does not travel in this direction:
// readOnly in requests, writeOnly in answers (OpenAPI 3.0.3, section
// 4.7.24.2).
func (r *run) hidden(sh *shape, name string) bool {
	for _, s := range sh.all {
		for _, n := range r.propertyOf(s, name) {
			if r.hides(n) {
				return true
			}
		}
	}
	return false
}

// hides reports whether what a schema describes does not travel in this
// direction.
func (r *run) hides(n *contract.Node) bool { return r.base(n).hides[r.way] }

func sortedKeys(of map[string]string) []string {
	keys := make([]string, 0, len(of))
	for k := range of {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// strip leaves out of an example what does not travel in this direction.
func (m *maker) strip(v any, sh *shape, depth int) any {
	if m.steps -= len(sh.all); m.steps < 0 || depth > maxDepth {
		return v
	}
	switch v := v.(type) {
	case Object:
		out := make(Object, 0, len(v))
		for _, p := range v {
			nodes := m.property(sh, p.Name)
			if len(nodes) > 0 {
				if m.hidden(sh, p.Name) {
					continue
				}
				p.Value = m.strip(p.Value, m.shape(nodes...), depth+1)
			}
			out = append(out, p)
		}
		return out
	case []any:
		items := m.itemNodes(sh)
		if len(items) == 0 {
			return v
		}
		out := make([]any, len(v))
		for i := range v {
			out[i] = m.strip(v[i], m.shape(items...), depth+1)
		}
		return out
	}
	return v
}
