package sample

import (
	"encoding/json"
	"slices"
	"sync/atomic"

	"github.com/apisteward/steward/internal/contract"
)

// plan is what a generator needs to know of a shape, worked out once. It is
// immutable.
type plan struct {
	shape    *shape
	special  []*shape // what to make instead, if anything
	types    contract.Types
	kinds    []contract.Types // to choose from, without null
	null     bool             // null may stand here
	listed   bool             // by an enum
	enum     []any
	examples []any

	documented []any // examples that say something, or else a default that does

	branches  []*shape // alternatives that are still to be chosen from
	decides   *view    // the schema that they are of
	exclusive bool     // a value may be no more than one of them

	text    textPlan
	whole   wholePlan
	array   arrayPlan
	members []memberPlan
	names   map[string]int // of members
	needs   []contract.Child
	least   int // properties
	most    int
	isMap   bool
	real    atomic.Pointer[realPlan]
}

// memberPlan is one property that travels.
type memberPlan struct {
	name     string
	required bool
	fixed    string // value of a discriminator, or ""
	shape    *shape // nil for anything
	hint     *hint  // nil for none
}

// textPlan is what a string must keep.
type textPlan struct {
	least, most int
	bounded     bool // most is asked for
	patterns    []*pattern
	format      string
}

// arrayPlan is what an array must keep.
type arrayPlan struct {
	least, most int
	unique      bool
	prefix      []*shape
	item        *shape // of the others; nil for anything
	contains    *shape // of the first ones; nil when nothing is asked for
	containing  int    // how many must be that
}

// plan works out what a generator needs to know, or finds that it did before.
func (r *run) plan(sh *shape) *plan {
	slot := &sh.plans[r.way]
	if p := slot.Load(); p != nil {
		return p
	}
	p := r.newPlan(sh)
	slot.Store(p)
	return p
}

type planSlot = atomic.Pointer[plan]

func (r *run) newPlan(sh *shape) *plan {
	p := &plan{shape: sh}
	settled, child := r.specialise(sh)
	if child {
		p.special = r.special(sh, settled)
		return p
	}
	// what is worked out takes no steps from the value that is being made
	k := run{Maker: r.Maker, way: r.way, steps: maxSteps, strict: true}
	sh = settled
	k.planTypes(p, sh)
	k.planExamples(p, sh)
	if s, choices := sh.undecided(); s != nil {
		p.decides, p.exclusive = s, len(s.OneOf) > 1
		for _, choice := range choices {
			if child := r.with(sh, s, choice); !child.never {
				p.branches = append(p.branches, child)
			}
		}
		return p
	}
	if s := sh.condition(); s != nil {
		p.branches = []*shape{r.assuming(sh, s, s.If, s.Then), r.assuming(sh, s, s.Else)}
		return p
	}
	p.text = sh.planText()
	p.whole = sh.planWhole()
	p.array = k.planArray(sh)
	k.planObject(p, sh)
	return p
}

// special is what a shape may become: first, or by another entry of the same
// mapping.
func (r *run) special(sh, first *shape) []*shape {
	for _, s := range sh.tagged {
		name := r.discriminator(s.view)
		if _, known := sh.fixed[name]; known || first.fixed[name] == "" {
			continue
		}
		var out []*shape
		for child := range r.extensions(sh, s.view) {
			if out = append(out, child); len(out) == maxChoices {
				break
			}
		}
		return out
	}
	return []*shape{first}
}

// condition returns a schema whose "if" is not yet decided.
func (sh *shape) condition() *view {
	for _, s := range sh.all {
		if s.If != nil && !sh.decided[s.Node] {
			return s
		}
	}
	return nil
}

// assuming returns a shape in which a condition is decided.
func (m *Maker) assuming(sh *shape, s *view, nodes ...*contract.Node) *shape {
	child := m.plus(sh, nodes...)
	decided := map[*contract.Node]bool{s.Node: true}
	for n := range sh.decided {
		decided[n] = true
	}
	child.decided = decided
	return child
}

func (r *run) planTypes(p *plan, sh *shape) {
	types, given := sh.types()
	p.types = types
	p.null = given && types&contract.TypeNull != 0 && r.allows(sh, nil)
	if !given {
		types = r.impliedOf(sh)
	}
	if types&contract.TypeNumber != 0 {
		types &^= contract.TypeInteger
	}
	for _, kind := range []contract.Types{
		contract.TypeBoolean, contract.TypeInteger, contract.TypeNumber, contract.TypeString, contract.TypeArray, contract.TypeObject,
	} {
		if types&kind != 0 {
			p.kinds = append(p.kinds, kind)
		}
	}
	for _, s := range sh.all {
		if s.EnumNode == nil {
			continue
		}
		if !p.listed {
			p.listed = true
			for _, v := range s.enum {
				if r.allows(sh, v) {
					p.enum = append(p.enum, v)
				}
			}
		}
	}
}

// impliedOf is the type that keywords are about where none is given, and which
// they let through.
func (r *run) impliedOf(sh *shape) contract.Types {
	implied := sh.implied()
	if implied != contract.TypeString || r.allows(sh, "string") {
		return implied
	}
	for kind, v := range map[contract.Types]any{contract.TypeInteger: json.Number("1"), contract.TypeBoolean: true, contract.TypeObject: Object{}, contract.TypeArray: []any{}} {
		if r.allows(sh, v) {
			implied |= kind
		}
	}
	return implied
}

// planExamples keeps the documented values of a place.
func (r *run) planExamples(p *plan, sh *shape) {
	k := &maker{run: *r}
	for _, s := range sh.own {
		for _, n := range append(slices.Clone(s.Examples), s.Default) {
			if n == nil || len(p.examples) == maxElements {
				continue
			}
			k.vague = 0
			if v := k.strip(Of(n), sh, 0); v != nil && k.allows(sh, v) {
				p.examples = append(p.examples, v)
				if n != s.Default && says(v) && k.vague == 0 {
					p.documented = append(p.documented, v)
				}
			}
		}
	}
	for _, s := range sh.own {
		k.vague = 0
		if v := Of(s.Default); len(p.documented) == 0 && says(v) && k.allows(sh, v) && k.vague == 0 {
			p.documented = append(p.documented, v)
		}
	}
}

// says reports whether an example says anything: many tools write "string" for
// want of one.
func says(v any) bool { return !empty(v) && v != "string" }

func (sh *shape) planText() textPlan {
	p := textPlan{most: maxText}
	for _, s := range sh.all {
		if s.MinLength != nil {
			p.least = max(p.least, int(min(*s.MinLength, maxText)))
		}
		if s.MaxLength != nil {
			p.most, p.bounded = int(min(int64(p.most), max(*s.MaxLength, 0))), true
		}
		if s.Format != "" {
			p.format = s.Format
		}
		if s.pattern != nil {
			p.patterns = append(p.patterns, s.pattern)
		}
		if s.ContentEncoding == "base64" && p.format == "" {
			p.format = "byte"
		}
	}
	return p
}

func (r *run) planArray(sh *shape) arrayPlan {
	p := arrayPlan{unique: sh.unique()}
	least, most, prefix := sh.length()
	p.least, p.most = least, most
	var items, containing []*contract.Node
	for _, s := range sh.all {
		if s.Items != nil {
			items = append(items, s.Items)
		}
		if s.Contains != nil {
			p.containing = max(p.containing, 1)
			if s.MinContains != nil {
				p.containing = int(min(*s.MinContains, maxElements))
			}
			containing = append(containing, s.Contains)
		}
	}
	for i := range min(prefix, maxElements) {
		p.prefix = append(p.prefix, r.shape(sh.elementNodes(i)...))
	}
	if len(items) > 0 {
		p.item = r.shape(items...)
	}
	if len(containing) > 0 {
		p.contains = r.shape(append(items, containing...)...)
	}
	return p
}

func (r *run) planObject(p *plan, sh *shape) {
	o := &objectMaker{maker: &maker{run: *r, open: map[*contract.Node]bool{}}, shape: sh, required: map[string]bool{}}
	o.collect()
	p.most, p.names = o.most(), map[string]int{}
	for _, name := range o.names {
		if r.hidden(sh, name) {
			continue
		}
		member := memberPlan{name: name, required: o.required[name], fixed: sh.fixed[name], hint: r.hint(name)}
		if nodes := r.property(sh, name); len(nodes) > 0 {
			member.shape = r.shape(nodes...)
		}
		p.names[name] = len(p.members)
		p.members = append(p.members, member)
	}
	for _, s := range sh.all {
		if s.MinProperties != nil {
			p.least = max(p.least, int(min(*s.MinProperties, maxElements)))
		}
		p.needs = append(p.needs, s.DependentSchemas...)
	}
	p.isMap = o.isMap()
}
