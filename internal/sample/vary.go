package sample

import (
	"encoding/json"
	"fmt"

	"github.com/apisteward/steward/internal/contract"
)

// typed is the first schema of a place that says a type, or else its first.
func (at *spot) typed() *contract.Node {
	for _, s := range at.shape.all {
		if s.TypeGiven {
			return s.Node
		}
	}
	return at.first()
}

func (at *spot) first() *contract.Node {
	if len(at.shape.all) == 0 {
		return nil
	}
	return at.shape.all[0].Node
}

// wrongTypes puts in what nobody takes for the type that is asked for: no
// digits in quotes for a number, no number for a text.
func (w *walker) wrongTypes(at *spot) {
	types, given := at.shape.types()
	if !given || at.value == nil {
		return
	}
	for i, wrong := range wrongFor(at.value) {
		if hasType(wrong, types) {
			continue
		}
		w.note(at, 2*i, Variant{Keyword: "type", Schema: at.typed(), Text: kindName(wrong) + " instead of " + kindName(at.value)}, wrong)
	}
	if n, ok := at.value.(json.Number); ok && types&contract.TypeNumber == 0 {
		w.note(at, 3, Variant{Keyword: "type", Schema: at.typed(), Text: "a number with a fraction instead of an integer", Soft: true}, n+".5")
	}
}

func wrongFor(v any) []any {
	switch v.(type) {
	case string:
		return []any{Object{}, []any{}}
	case bool:
		return []any{Object{}, "word"}
	case []any:
		return []any{json.Number("7"), "word"}
	case Object:
		return []any{"word", json.Number("7")}
	}
	return []any{"word", Object{}}
}

// kindName says what a value is: "an object".
func kindName(v any) string {
	switch v.(type) {
	case nil:
		return "null"
	case bool:
		return "a boolean"
	case string:
		return "a string"
	case []any:
		return "an array"
	case Object:
		return "an object"
	}
	return "a number"
}

// nulls puts in null. Many take it for something that is missing.
func (w *walker) nulls(at *spot) {
	types, given := at.shape.types()
	switch {
	case at.value == nil || !given:
	case types&contract.TypeNull != 0:
		w.note(at, 1, Variant{Valid: true, Keyword: w.nullWord(), Schema: at.typed(), Text: "null"}, nil)
	default:
		w.note(at, 2, Variant{Keyword: w.nullWord(), Schema: at.typed(), Text: "null, which it may not be", Soft: !at.required}, nil)
	}
}

// nullWord is the keyword by which a schema lets null through.
func (m *Maker) nullWord() string {
	if m.doc.Edition < contract.OpenAPI31 {
		return "nullable"
	}
	return "type"
}

// enums puts in each value of an enum, and one that is none of them.
func (w *walker) enums(at *spot) {
	for _, s := range at.shape.all {
		if s.EnumNode == nil {
			continue
		}
		word := s.enumWord()
		for i, v := range s.enum {
			if at.tag || Same(v, at.value) || i == maxChoices {
				continue
			}
			w.note(at, 1+i/4, Variant{Valid: true, Keyword: word, Schema: s.Node, Text: "the value " + quoted(v)}, v)
		}
		if outside := s.outside(at.value); outside != nil {
			w.note(at, 0, Variant{Keyword: word, Schema: s.Node, Text: "none of the values that it may have"}, outside)
		}
	}
}

func (s *view) enumWord() string {
	if s.EnumNode == s.Node.Get("const") {
		return "const"
	}
	return "enum"
}

// outside is a value of the same type that is none of an enum.
func (s *view) outside(like any) any {
	switch like.(type) {
	case string:
		for _, word := range []string{"none-of-these", "NoneOfThese", "no", "zz"} {
			if !s.words[word] && s.keepsLength(word) {
				return word
			}
		}
	case json.Number:
		for _, n := range []json.Number{"7919", "-7919", "104729"} {
			if !contains(s.enum, n) && s.inBounds(n) {
				return n
			}
		}
	}
	return nil
}

func (s *view) keepsLength(text string) bool {
	return (s.MinLength == nil || int64(len(text)) >= *s.MinLength) && (s.MaxLength == nil || int64(len(text)) <= *s.MaxLength)
}

// alternatives puts in what each alternative of a place describes, and what
// is none of them.
func (w *walker) alternatives(at *spot, open *shape, s *view, choices []*contract.Node) {
	if at.added >= maxAdded {
		return
	}
	word := "anyOf"
	if len(s.OneOf) > 0 {
		word = "oneOf"
	}
	taken := w.taken(s, choices, at.value)
	for i, choice := range choices {
		if i == maxChoices || choice == taken {
			continue
		}
		sh := w.with(open, s, choice)
		v, ok := w.made(sh)
		if !ok || sh.never {
			continue
		}
		text := fmt.Sprintf("alternative %d of %d", i+1, len(choices))
		if target := w.doc.Resolve(choice); w.component(target) {
			text += fmt.Sprintf(" (%s)", target.Key())
		}
		w.note(at, 1, Variant{Valid: true, Keyword: word, Schema: s.Node, Text: text}, v)
		w.within(at, v, func(inner spot) {
			inner.shape = sh
			w.walk(inner)
		})
	}
	var none any = "word"
	if isText(at.value) {
		none = Object{}
	}
	w.note(at, 2, Variant{Keyword: word, Schema: s.Node, Text: kindName(none) + ", which is none of its alternatives"}, none)
}

func isText(v any) bool {
	_, ok := v.(string)
	return ok
}

// within calls f with a place as if it had another value.
func (w *walker) within(at *spot, v any, f func(spot)) {
	inner, root := *at, w.root
	inner.value, inner.added = v, at.added+1
	w.root = put(w.root, at.place, v, false)
	f(inner)
	w.root = root
}

// quoted writes a value for people, shortened.
func quoted(v any) string {
	text := Compact(v)
	if r := []rune(text); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return text
}
