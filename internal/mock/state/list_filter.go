package state

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/mock/intake"
	"github.com/apisteward/steward/internal/resource/listing"
	"github.com/apisteward/steward/internal/sample"
)

// condition is what a request wants of an element, as package listing compares
// it.
type condition func(element any) bool

// conditions are what a request wants of each element. Arguments that say
// nothing, or of which it is not known what they mean, want nothing.
func (l *lister) conditions(req *intake.Request) []condition {
	list := l.filters(req)
	for _, p := range l.Search {
		if v, ok := req.Argument("query", p.Name); ok && sayable(v) {
			list = append(list, search(v))
		}
	}
	return list
}

// filters are what a request wants of properties.
func (l *lister) filters(req *intake.Request) []condition {
	var list []condition
	for _, f := range slices.Concat(l.Filters, l.Others) {
		if v, ok := f.Value(req.Argument); ok && sayable(v) && !isOther(f, v) {
			list = append(list, filter(f, sample.Plain(v)))
		}
	}
	return list
}

// sayable reports whether an argument says anything.
func sayable(v any) bool {
	list, isList := v.([]any)
	return v != nil && v != "" && (!isList || len(list) > 0)
}

// filter is what a filter wants of an element when it has a value. Of a
// property with several values all that are asked for must be there, of any
// other property one. Texts are compared as a whole: an element of another
// name, or with a longer one, is not what was asked for.
func filter(f listing.Filter, v any) condition {
	if f.Relation == listing.Like {
		f.Relation = listing.Equal
	}
	return func(element any) bool {
		if holds, sure := f.Holds(element, v); sure {
			return holds || onDay(f.Of(element), v)
		}
		several, _ := v.([]any)
		return len(several) > 1 && !slices.ContainsFunc(several, func(one any) bool {
			holds, _ := f.Holds(element, one)
			return !holds
		})
	}
}

// isOther reports whether an argument is not what elements have, as "all".
func isOther(f listing.Filter, v any) bool {
	if several, ok := v.([]any); ok {
		return slices.ContainsFunc(several, f.IsOther)
	}
	return f.IsOther(v)
}

// onDay reports whether a time is on the day that was asked for.
func onDay(v, day any) bool {
	at, ok1 := v.(string)
	text, ok2 := day.(string)
	return ok1 && ok2 && len(text) == len("2006-01-02") && len(at) > len(text) && at[len(text)] == 'T' && strings.HasPrefix(at, text)
}

// search wants a text somewhere in an element, capitals or not.
func search(v any) condition {
	text, ok := v.(string)
	if !ok {
		text = sample.Compact(v)
	}
	text = strings.ToLower(strings.TrimSpace(text))
	return func(element any) bool { return mentions(element, text, 0) }
}

// maxDepth is how deep elements are searched.
const maxDepth = 8

// mentions reports whether a text in lower case stands anywhere in a value.
func mentions(v any, text string, level int) bool {
	if level > maxDepth {
		return false
	}
	switch v := v.(type) {
	case string:
		return strings.Contains(strings.ToLower(v), text)
	case json.Number:
		return v.String() == text
	case []any:
		return slices.ContainsFunc(v, func(one any) bool { return mentions(one, text, level+1) })
	case map[string]any:
		for _, one := range v {
			if mentions(one, text, level+1) {
				return true
			}
		}
	}
	return false
}
