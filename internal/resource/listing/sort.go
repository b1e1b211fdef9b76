package listing

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/resource/property"
)

// Sort is a value of a parameter that gives the elements an order.
type Sort struct {
	Parameter *contract.Parameter
	Value     string // "-price"
	Property  string
	Down      bool
	Also      *contract.Parameter // a second parameter, for the direction, or nil
	Direction string              // its value
}

var (
	sortNames      = []string{"sort", "sortby", "orderby", "order", "ordering", "sorting"}
	directionNames = []string{"order", "direction", "sortdirection", "sortdir", "sortorder", "dir", "orderdirection"}
)

// sorts reads the values of a parameter that orders.
func (l *List) sorts(doc *contract.Document, p *contract.Parameter, s *contract.Schema) []Sort {
	if !slices.Contains(sortNames, property.Letters(p.Name)) {
		return nil
	}
	var found []Sort
	for _, n := range s.Enum {
		value := n.Text()
		name, down := direction(value)
		if member := l.sorted(property.Letters(name)); member != "" {
			found = append(found, Sort{Parameter: p, Value: value, Property: member, Down: down})
		}
	}
	return l.directed(doc, p, found)
}

// Sort returns the order that a request asks for, which says what its arguments
// are, or the usual one; ok is false for none that is understood.
func (l *List) Sort(doc *contract.Document, argument func(in, name string) (any, bool)) (s Sort, ok bool) {
	given := func(p *contract.Parameter) string {
		if p == nil {
			return ""
		}
		if v, ok := argument("query", p.Name); ok {
			return textOf(v)
		}
		return property.Resolved(doc, p.Schema).Default.Text()
	}
	for _, s := range l.Sorts {
		if value := given(s.Parameter); value != s.Value {
			continue
		}
		if direction := given(s.Also); direction == s.Direction || direction == "" && !s.Down {
			return s, true
		}
	}
	for _, p := range l.sorting {
		value := given(p)
		name, down := direction(value)
		if member := l.sorted(property.Letters(name)); member != "" && name != "" {
			return Sort{Parameter: p, Value: value, Property: member, Down: down}, true
		}
	}
	return Sort{}, false
}

// textOf is a text, or the first of several.
func textOf(v any) string {
	if list, ok := v.([]any); ok && len(list) > 0 {
		v = list[0]
	}
	text, _ := v.(string)
	return text
}

// Compare orders two values of the property: numbers and times by what they
// are, texts by their bytes. What has no such value comes last.
func (s Sort) Compare(a, b any) int {
	if a == nil || b == nil {
		return cmp.Compare(presence(b), presence(a))
	}
	order, sure := Compare(a, b)
	if !sure {
		x, _ := scalar(a)
		y, _ := scalar(b)
		order = strings.Compare(x, y)
	}
	if s.Down {
		return -order
	}
	return order
}

func presence(v any) int {
	if v == nil {
		return 0
	}
	return 1
}

// directed adds the direction where another parameter gives it.
func (l *List) directed(doc *contract.Document, p *contract.Parameter, found []Sort) []Sort {
	for _, other := range l.Operation.Parameters {
		if other == p || other.In != "query" || other.Schema == nil || !slices.Contains(directionNames, property.Letters(other.Name)) {
			continue
		}
		var all []Sort
		for _, n := range property.Resolved(doc, other.Schema).Enum {
			down, known := downward(property.Letters(n.Text()))
			if !known {
				return found
			}
			for _, s := range found {
				s.Also, s.Direction, s.Down = other, n.Text(), down
				all = append(all, s)
			}
		}
		return all
	}
	return found
}

// direction cuts the direction from a value: "-price", "price:desc".
func direction(value string) (name string, down bool) {
	if rest, cut := strings.CutPrefix(value, "-"); cut {
		return rest, true
	}
	value = strings.TrimPrefix(value, "+")
	if i := strings.LastIndexAny(value, ":_.- "); i > 0 {
		if down, known := downward(strings.ToLower(value[i+1:])); known {
			return value[:i], down
		}
	}
	return value, false
}

func downward(word string) (down, known bool) {
	switch word {
	case "asc", "ascending", "up":
		return false, true
	case "desc", "descending", "down":
		return true, true
	}
	return false, false
}

// sorted is the property that a plain name means: "created" may stand for
// "created_at". The order of an enum's words is the API's own: "low" before
// "high".
func (l *List) sorted(name string) string {
	for _, suffix := range []string{"", "at", "date"} {
		for member, s := range l.properties {
			if property.Letters(member) == name+suffix && s.Items == nil && len(s.Properties) == 0 && len(s.Enum) == 0 {
				return member
			}
		}
	}
	return ""
}

// Wrong is the index of the first element that cannot stand after the one
// before it, or -1. Elements without the property may stand anywhere, and text
// in the order of its bytes, of its letters, of a dictionary or of the numbers
// in it.
func (s Sort) Wrong(items []any) int {
	type ranked struct {
		index int
		value any
	}
	var list []ranked
	for i, item := range items {
		if o, ok := item.(map[string]any); ok && o[s.Property] != nil {
			list = append(list, ranked{i, o[s.Property]})
		}
	}
	wrong := -1
	for _, order := range orders() {
		at := -1
		for i := 1; i < len(list); i++ {
			c, known := order(list[i-1].value, list[i].value)
			if !known {
				return -1
			}
			if s.Down && c < 0 || !s.Down && c > 0 {
				at = list[i].index
				break
			}
		}
		if at < 0 {
			return -1
		}
		wrong = max(wrong, at)
	}
	return wrong
}

// orders are the ways in which values may be ordered.
func orders() []func(a, b any) (int, bool) {
	texts := func(compare func(a, b string) int) func(a, b any) (int, bool) {
		return func(a, b any) (int, bool) {
			if c, sure := Compare(a, b); sure {
				return c, true
			}
			x, ok1 := a.(string)
			y, ok2 := b.(string)
			return compare(x, y), ok1 && ok2
		}
	}
	dictionary := collate.New(language.Und)
	loose := collate.New(language.Und, collate.Loose)
	return []func(a, b any) (int, bool){
		texts(strings.Compare),
		texts(func(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) }),
		texts(dictionary.CompareString),
		texts(loose.CompareString),
		texts(decimal),
		texts(natural),
	}
}

// decimal compares texts that are numbers, such as sums of money, by their
// values.
func decimal(a, b string) int {
	x, ok1 := number(json.Number(a))
	y, ok2 := number(json.Number(b))
	if ok1 && ok2 {
		return x.Cmp(y)
	}
	return strings.Compare(a, b)
}

// natural compares the numbers in texts by their values: "part 9" comes before
// "part 10".
func natural(a, b string) int {
	a, b = strings.ToLower(a), strings.ToLower(b)
	for a != "" && b != "" {
		x, y := digits(a), digits(b)
		if x == 0 || y == 0 {
			if a[0] != b[0] {
				return strings.Compare(a, b)
			}
			a, b = a[1:], b[1:]
			continue
		}
		n, m := strings.TrimLeft(a[:x], "0"), strings.TrimLeft(b[:y], "0")
		if c := cmp.Or(cmp.Compare(len(n), len(m)), strings.Compare(n, m)); c != 0 {
			return c
		}
		a, b = a[x:], b[y:]
	}
	return strings.Compare(a, b)
}

// digits is how many digits a text begins with.
func digits(text string) int { return len(text) - len(strings.TrimLeft(text, "0123456789")) }
