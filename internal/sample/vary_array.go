package sample

import (
	"fmt"
	"slices"
	"strconv"
)

// maxLong is the longest array that is made to be one too long.
const maxLong = 200

// arrays varies an array.
func (w *walker) arrays(at *spot) {
	list, _ := at.value.([]any)
	least := 0
	for _, s := range at.shape.all {
		if s.MaxItems != nil && *s.MaxItems >= 0 && *s.MaxItems < maxLong {
			w.fullest(at, s, list, int(*s.MaxItems))
		}
		if s.MinItems != nil && *s.MinItems > 0 && *s.MinItems < maxLong {
			least = max(least, int(*s.MinItems))
			w.emptiest(at, s, list, int(*s.MinItems))
		}
		if s.UniqueItems && len(list) > 0 {
			twice := append(slices.Clone(list), list[0])
			if s.MaxItems != nil && int64(len(twice)) > *s.MaxItems && len(list) > 1 {
				twice = append([]any{list[1]}, list[1:]...)
			}
			w.note(at, 0, Variant{Keyword: "uniqueItems", Schema: s.Node, Text: "the same element twice"}, twice)
		}
		if s.Contains != nil {
			w.lacking(at, s, list)
		}
		if s.Items != nil && s.Items.Kind != 0 && s.PrefixItems != nil {
			w.beyond(at, s, list)
		}
	}
	if least == 0 && len(list) > 0 {
		w.note(at, 2, Variant{Valid: true, Keyword: "type", Schema: at.typed(), Text: "empty", Soft: true}, []any{})
	}
}

func (w *walker) fullest(at *spot, s *view, list []any, most int) {
	sh := at.shape
	w.later(at, 1, Variant{Valid: true, Keyword: "maxItems", Schema: s.Node, Text: fmt.Sprintf("with its maximum of %d elements", most)}, func() (any, bool) {
		return w.sized(sh, list, most)
	})
	w.later(at, 0, Variant{Keyword: "maxItems", Schema: s.Node, Text: fmt.Sprintf("with one element more than its maximum of %d", most)}, func() (any, bool) {
		return w.sized(sh, list, most+1)
	})
}

func (w *walker) emptiest(at *spot, s *view, list []any, least int) {
	sh := at.shape
	w.later(at, 1, Variant{Valid: true, Keyword: "minItems", Schema: s.Node, Text: fmt.Sprintf("with its minimum of %d elements", least)}, func() (any, bool) {
		return w.sized(sh, list, least)
	})
	w.later(at, 0, Variant{Keyword: "minItems", Schema: s.Node, Text: fmt.Sprintf("with one element fewer than its minimum of %d", least)}, func() (any, bool) {
		return w.sized(sh, list, least-1)
	})
}

// sized lengthens or shortens an array; ok is false when no further elements
// are found.
func (w *walker) sized(sh *shape, list []any, length int) (sized any, ok bool) {
	if len(list) >= length {
		return list[:length:length], true
	}
	out := slices.Clone(list)
	k := w.begin(w.way)
	for nth := 1; len(out) < length; nth++ {
		if nth > length+maxElements {
			return nil, false
		}
		k.nth = nth
		v, ok := k.element(sh, len(out), 1)
		if !ok {
			return nil, false
		}
		if !sh.unique() || !contains(out, v) {
			out = append(out, v)
		}
	}
	return out, true
}

// lacking puts in elements that are not what one must be.
func (w *walker) lacking(at *spot, s *view, list []any) {
	var others []any
	for _, v := range list {
		if !w.allowsNode(s.Contains, v, 0) {
			others = append(others, v)
		}
	}
	if nodes := w.itemNodes(at.shape); len(nodes) > 0 && len(others) == 0 {
		if v, ok := w.made(w.shape(nodes...)); ok && !w.allowsNode(s.Contains, v, 0) {
			others = append(others, v)
		}
	}
	for _, v := range []any{"word", Object{}} {
		if len(w.itemNodes(at.shape)) == 0 && len(others) == 0 && !w.allowsNode(s.Contains, v, 0) {
			others = append(others, v)
		}
	}
	if len(others) > 0 {
		w.note(at, 1, Variant{Keyword: "contains", Schema: s.Node, Text: "without an element that it must have"}, others)
	}
}

// beyond puts in an element after those of a tuple that may have no more.
func (w *walker) beyond(at *spot, s *view, list []any) {
	if allowed, isBool := s.Items.Bool(); isBool && !allowed && len(list) == len(s.PrefixItems) {
		w.note(at, 1, Variant{Keyword: "items", Schema: s.Node, Text: "one element more than it may have"}, append(slices.Clone(list), "word"))
	}
}

// elements looks at the first element of an array, which is added to an empty
// one, and at each of a tuple.
func (w *walker) elements(at *spot, list []any) {
	_, _, prefix := at.shape.length()
	for i := range max(1, min(prefix, maxElements)) {
		sh := w.shape(at.shape.elementNodes(i)...)
		inner := spot{place: at.below(strconv.Itoa(i)), shape: sh, required: true, added: at.added}
		if i < len(list) {
			inner.value = list[i]
			w.walk(inner)
			continue
		}
		if v, ok := w.made(sh); ok && at.added < maxAdded && len(sh.all) > 0 && i == len(list) {
			w.note(&inner, 1, Variant{Valid: true, Keyword: "items", Schema: at.typed(), Text: "an element more"}, v)
			w.within(&inner, v, w.walk)
		}
		return
	}
}
