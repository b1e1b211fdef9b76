package listing

import (
	"encoding/json"
	"math/big"
	"slices"
	"strings"
	"time"

	"github.com/apisteward/steward/internal/contract"
)

// Relation is how a filter's value and a property of each element relate.
type Relation uint8

// The relations.
const (
	Equal   Relation = iota // or, of an array, holds it
	AtLeast                 // or equal
	AtMost                  // or equal
)

// Filter is a parameter that leaves out elements.
type Filter struct {
	Parameter *contract.Parameter
	Property  string
	Relation  Relation
	Values    []any // every value that the document names, of an enum or a boolean; else nil
	List      bool  // the parameter takes several values
}

// bounds are beginnings and ends of names that say a relation. What means
// "later than" is left out, since it may or may not include its bound.
var bounds = []struct {
	prefix, suffix string
	relation       Relation
}{
	{"min", "", AtLeast}, {"max", "", AtMost}, {"", "min", AtLeast}, {"", "max", AtMost},
	{"", "gte", AtLeast}, {"", "lte", AtMost},
}

// filter reads a parameter that is named as a property of the elements.
func (l *List) filter(doc *contract.Document, p *contract.Parameter, s *contract.Schema) (Filter, bool) {
	f := Filter{Parameter: p}
	if s.Items != nil {
		f.List = true
		s = resolved(doc, s.Items)
	}
	name := plain(strings.TrimSuffix(strings.TrimPrefix(p.Name, "filter["), "]"))
	if f.Property = l.named(name); f.Property != "" && l.comparable(doc, f.Property, s) {
		f.Values = valuesOf(s)
		return f, true
	}
	for _, b := range bounds {
		rest, cut := strings.CutPrefix(name, b.prefix)
		if cut {
			rest, cut = strings.CutSuffix(rest, b.suffix)
		}
		if !cut || rest == "" || rest == name || f.List {
			continue
		}
		if f.Property = l.named(rest); f.Property != "" && ordered(l.properties[f.Property]) {
			f.Relation = b.relation
			return f, true
		}
	}
	return Filter{}, false
}

// named is the property that a plain name means: "tag" may stand for "tags".
func (l *List) named(name string) string {
	var plural string
	for property := range l.properties {
		switch plain(property) {
		case name:
			return property
		case name + "s":
			plural = property
		}
	}
	return plural
}

// comparable reports whether a parameter and a property have values of one
// kind, of which equality means something: words, truth values and whole
// numbers. Free text may be searched for instead.
func (l *List) comparable(doc *contract.Document, property string, s *contract.Schema) bool {
	of := l.properties[property]
	if of.Items != nil {
		of = resolved(doc, of.Items)
	}
	const exact = contract.TypeBoolean | contract.TypeInteger
	switch {
	case len(s.Enum) > 0 && len(of.Enum) > 0:
		return true
	case s.TypeGiven && of.TypeGiven && s.Types&exact != 0 && s.Types&of.Types&exact != 0:
		return s.Types&(contract.TypeString|contract.TypeNumber) == 0
	}
	return l.properties[property].Items != nil && s.Types&of.Types&contract.TypeString != 0 && s.TypeGiven
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

// Holds reports whether an element is one that the filter lets through. sure is
// false when that cannot be said.
func (f Filter) Holds(item, value any) (holds, sure bool) {
	o, ok := item.(map[string]any)
	if !ok {
		return false, false
	}
	got, there := o[f.Property]
	if !there || got == nil {
		return false, false
	}
	if list, ok := value.([]any); ok {
		if len(list) != 1 {
			return false, false
		}
		value = list[0]
	}
	if f.Relation == Equal {
		if list, ok := got.([]any); ok {
			return slices.ContainsFunc(list, func(one any) bool { return same(one, value) }), true
		}
		return same(got, value), true
	}
	order, sure := Compare(got, value)
	if f.Relation == AtLeast {
		return order >= 0, sure
	}
	return order <= 0, sure
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
