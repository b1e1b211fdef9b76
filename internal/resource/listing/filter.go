package listing

import (
	"encoding/json"
	"maps"
	"math/big"
	"slices"
	"strings"
	"time"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/resource/property"
	"github.com/apisteward/steward/internal/sample"
)

// Relation is how a filter's value and a property of each element relate.
type Relation uint8

// The relations.
const (
	Equal   Relation = iota // or, of an array, holds it; of several values one
	AtLeast                 // or equal
	AtMost                  // or equal
	Like                    // holds the text, capitals or not: free text may be searched for
)

// Filter is a parameter, or a member of one, that leaves out elements.
type Filter struct {
	Parameter *contract.Parameter
	Member    string   // of a parameter that is an object: "status" in filter[status]=open
	Property  []string // names that lead to the property of an element
	Relation  Relation
	Values    []any // every value that the document names, of an enum or a boolean; else nil
	List      bool  // the parameter takes several values
	// Words are all values of a property that is an enum, else nil. Others that
	// the parameter takes mean something else, as "all" does.
	Words []any
}

// bounds are beginnings and ends of names that say a relation. What may or may
// not include its bound is taken to include it.
var bounds = []struct {
	prefix, suffix string
	relation       Relation
}{
	{"min", "", AtLeast}, {"max", "", AtMost}, {"", "min", AtLeast}, {"", "max", AtMost},
	{"", "gte", AtLeast}, {"", "lte", AtMost},
	{"", "from", AtLeast}, {"", "since", AtLeast}, {"", "after", AtLeast},
	{"", "to", AtMost}, {"", "until", AtMost}, {"", "before", AtMost},
}

// filters reads a parameter that is named as a property of the elements, or
// whose members are.
func (l *List) filters(doc *contract.Document, p *contract.Parameter, s *contract.Schema) []Filter {
	if p.Style != "deepObject" {
		if f, ok := l.filter(doc, p.Name, s); ok {
			f.Parameter = p
			return []Filter{f}
		}
		return nil
	}
	var list []Filter
	for name, n := range property.All(doc, p.Schema) {
		if f, ok := l.filter(doc, name, property.Resolved(doc, n)); ok && !f.List {
			f.Parameter, f.Member = p, name
			list = append(list, f)
		}
	}
	return list
}

func (l *List) filter(doc *contract.Document, name string, s *contract.Schema) (f Filter, ok bool) {
	if s.Items != nil {
		f.List = true
		s = property.Resolved(doc, s.Items)
	}
	name = property.Letters(strings.TrimSuffix(strings.TrimPrefix(name, "filter["), "]"))
	if path, of := l.named(doc, name); path != nil {
		if f.Relation, ok = comparable(doc, of, s); ok {
			f.Property, f.Words = path, wordsAt(doc, []*contract.Node{l.Item}, path)
			f.Values = slices.DeleteFunc(valuesOf(s), f.IsOther)
			return f, true
		}
	}
	if f.List {
		return Filter{}, false
	}
	for _, b := range bounds {
		rest, cut := strings.CutPrefix(name, b.prefix)
		if cut {
			rest, cut = strings.CutSuffix(rest, b.suffix)
		}
		if !cut || rest == name {
			continue
		}
		if path, of := l.bounded(doc, rest, s); path != nil && ordered(of) {
			f.Property, f.Relation = path, b.relation
			return f, true
		}
	}
	return Filter{}, false
}

// named is the property that a plain name means, on the element or in an
// object right below: "tag" may stand for "tags", and "kinds" for "kind".
func (l *List) named(doc *contract.Document, name string) ([]string, *contract.Schema) {
	for _, want := range []string{name, name + "s", strings.TrimSuffix(name, "s")} {
		for _, member := range slices.Sorted(maps.Keys(l.properties)) {
			if property.Letters(member) == want {
				return []string{member}, l.properties[member]
			}
		}
	}
	var path []string
	var of *contract.Schema
	for _, member := range slices.Sorted(maps.Keys(l.properties)) {
		for inner, n := range property.All(doc, l.properties[member].Node) {
			if property.Letters(inner) == name {
				if path != nil {
					return nil, nil // it may be either
				}
				path, of = []string{member, inner}, property.Resolved(doc, n)
			}
		}
	}
	return path, of
}

// bounded is the property that a bound without its relation means: "created"
// stands for "created_at", and nothing for the only property of the same format.
func (l *List) bounded(doc *contract.Document, name string, s *contract.Schema) ([]string, *contract.Schema) {
	if name != "" {
		for _, suffix := range []string{"", "at", "on", "date"} {
			if path, of := l.named(doc, name+suffix); path != nil {
				return path, of
			}
		}
		return nil, nil
	}
	var found []string
	for name, of := range l.properties {
		if s.Format != "" && of.Format == s.Format && ordered(of) {
			found = append(found, name)
		}
	}
	if len(found) != 1 {
		return nil, nil
	}
	return found, l.properties[found[0]]
}

// comparable says how a parameter and a property of which one is named as the
// other relate, and whether they have values of one kind.
func comparable(doc *contract.Document, of, s *contract.Schema) (Relation, bool) {
	if of.Items != nil {
		of = property.Resolved(doc, of.Items)
		return Equal, s.TypeGiven && s.Types&of.Types&contract.TypeString != 0 && len(of.Properties) == 0
	}
	const exact = contract.TypeBoolean | contract.TypeInteger
	switch {
	case !s.TypeGiven || !of.TypeGiven:
		return Equal, len(s.Enum) > 0 && len(of.Enum) > 0
	case len(s.Enum) > 0 && len(of.Enum) > 0:
		return Equal, true
	case s.Types&(contract.TypeString|contract.TypeNumber) == 0:
		return Equal, s.Types&of.Types&exact != 0
	}
	text := s.Types&^contract.TypeNull == contract.TypeString && of.Types&^contract.TypeNull == contract.TypeString
	return Like, text && of.Format != "date" && of.Format != "date-time"
}

// ordered reports whether the values of a property have an order that nobody
// argues about.
func ordered(s *contract.Schema) bool {
	return s.TypeGiven && (s.Types&contract.TypeNumber != 0 || s.Types&contract.TypeInteger != 0 ||
		s.Types&contract.TypeString != 0 && (s.Format == "date-time" || s.Format == "date"))
}

func valuesOf(s *contract.Schema) []any {
	if len(s.Enum) > 0 {
		var list []any
		for _, n := range s.Enum {
			if n.Is(contract.String) {
				list = append(list, n.Text())
			} else if n.Is(contract.Number) {
				list = append(list, json.Number(n.Literal()))
			}
		}
		return list
	}
	if s.TypeGiven && s.Types&^contract.TypeNull == contract.TypeBoolean {
		return []any{true, false}
	}
	return nil
}

// wordsAt are the words that the property at a path may have, or its elements,
// by any of the schemas that say something of it; nil for any value.
func wordsAt(doc *contract.Document, schemas []*contract.Node, path []string) []any {
	for _, name := range path {
		var within []*contract.Node
		for _, n := range schemas {
			for other, of := range property.All(doc, n) {
				if other == name {
					within = append(within, of)
				}
			}
		}
		schemas = within
	}
	var words []any
	for _, n := range schemas {
		of := property.Resolved(doc, n)
		if of.Items != nil {
			of = property.Resolved(doc, of.Items)
		}
		if len(of.Enum) == 0 {
			return nil
		}
		words = append(words, valuesOf(of)...)
	}
	return words
}

// IsOther reports whether no element can have a value, so that it means something
// else.
func (f Filter) IsOther(v any) bool {
	if f.Words == nil && f.Values != nil && slices.Contains([]any{"all", "any", "both", "*"}, v) {
		return true
	}
	return f.Words != nil && !slices.ContainsFunc(f.Words, func(word any) bool { return same(word, v) })
}

// Name is the filter as it stands in a URL: "status", "filter[status]".
func (f Filter) Name() string {
	if f.Member != "" {
		return f.Parameter.Name + "[" + f.Member + "]"
	}
	return f.Parameter.Name
}

// Value is what the filter stands for in a request, which says what its
// arguments are; ok is false when the request does not use it.
func (f Filter) Value(argument func(in, name string) (any, bool)) (v any, ok bool) {
	v, ok = argument("query", f.Parameter.Name)
	if !ok || f.Member == "" {
		return v, ok
	}
	o, _ := v.(sample.Object)
	return o.Get(f.Member)
}

// With is what the parameter of the filter is in a request that uses it, where
// it is now in another: nil for nothing.
func (f Filter) With(now, v any) any {
	if _, several := v.([]any); f.List && !several {
		v = []any{v}
	}
	if f.Member == "" {
		return v
	}
	o, _ := now.(sample.Object)
	return o.With(f.Member, v)
}

// Of is the filtered property of an element, or nil.
func (f Filter) Of(item any) any {
	for _, name := range f.Property {
		o, _ := item.(map[string]any)
		item = o[name]
	}
	return item
}

// Holds reports whether an element is one that the filter lets through. sure is
// false when that cannot be said.
func (f Filter) Holds(item, value any) (holds, sure bool) {
	got := f.Of(item)
	if got == nil {
		return false, false
	}
	values, several := value.([]any)
	if !several {
		values = []any{value}
	}
	list, holdsMany := got.([]any)
	switch {
	case len(values) == 0 || len(values) > 1 && holdsMany:
		return false, false // whether all or one must be there is not said
	case slices.ContainsFunc(values, f.IsOther):
		return false, false
	case holdsMany:
		return slices.ContainsFunc(list, func(one any) bool { return same(one, values[0]) }), true
	case f.Relation == Equal:
		return slices.ContainsFunc(values, func(one any) bool { return same(got, one) }), true
	case f.Relation == Like:
		return slices.ContainsFunc(values, func(one any) bool { return like(got, one) }), true
	}
	order, sure := Compare(got, value)
	if f.Relation == AtLeast {
		return order >= 0, sure
	}
	return order <= 0, sure
}

// Must reports whether an element is one that the filter cannot leave out: it
// has the very value, or lies within the bound and not on it.
func (f Filter) Must(item, value any) bool {
	got := f.Of(item)
	switch list, many := got.([]any); {
	case got == nil:
		return false
	case many:
		return slices.ContainsFunc(list, func(one any) bool { return same(one, value) })
	case f.Relation == Equal, f.Relation == Like:
		return same(got, value)
	}
	order, sure := Compare(got, value)
	return sure && (f.Relation == AtLeast && order > 0 || f.Relation == AtMost && order < 0)
}

// like reports whether a text holds another, capitals or not.
func like(got, want any) bool {
	a, ok1 := got.(string)
	b, ok2 := want.(string)
	return !ok1 || !ok2 || strings.Contains(strings.ToLower(a), strings.ToLower(strings.TrimSpace(b)))
}

func same(a, b any) bool {
	if order, sure := Compare(a, b); sure {
		return order == 0
	}
	x, ok1 := scalar(a)
	y, ok2 := scalar(b)
	return ok1 && ok2 && x == y
}

// Compare orders two numbers or two times. sure is false for anything else.
func Compare(a, b any) (order int, sure bool) {
	x, ok1 := number(a)
	y, ok2 := number(b)
	if ok1 && ok2 {
		return x.Cmp(y), true
	}
	s, ok1 := instant(a)
	t, ok2 := instant(b)
	if ok1 && ok2 {
		return s.Compare(t), true
	}
	return 0, false
}

func number(v any) (*big.Rat, bool) {
	n, ok := v.(json.Number)
	if !ok || len(n) > 64 {
		return nil, false
	}
	if i := strings.IndexAny(string(n), "eE"); i >= 0 && len(n)-i > 4 {
		return nil, false
	}
	return new(big.Rat).SetString(string(n))
}

func instant(v any) (time.Time, bool) {
	text, ok := v.(string)
	if !ok {
		return time.Time{}, false
	}
	for _, layout := range []string{time.RFC3339Nano, time.DateOnly} {
		if t, err := time.Parse(layout, text); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}
