package sample

import (
	"slices"

	"github.com/apisteward/steward/internal/contract"
)

const (
	maxWalk  = 8 // levels below which places are left as they are
	maxAdded = 2 // levels of things that were added to look at them
)

// spot is one place in a value, with everything that holds there.
type spot struct {
	place    []string
	shape    *shape
	value    any
	required bool // the place is not left out
	tag      bool // the value says what kind of object it stands in
	added    int  // levels of things that base lacked
}

// walker looks for candidates.
type walker struct {
	*maker
	root     any  // the value as it is, with what was added
	breaking bool // only what breaks the value, and is not soft, is looked for
	found    []candidate
}

// note adds a candidate: part in the place of a spot.
func (w *walker) note(at *spot, rank int, v Variant, part any) {
	w.add(candidate{Variant: v, part: part, rank: rank}, at.place)
}

// later is note for what is costly to make.
func (w *walker) later(at *spot, rank int, v Variant, part func() (any, bool)) {
	w.add(candidate{Variant: v, later: part, rank: rank}, at.place)
}

func (w *walker) add(c candidate, place []string) {
	if len(w.found) < maxCandidates && !(w.breaking && (c.Valid || c.Soft)) {
		c.Place, c.root = place, w.root
		w.found = append(w.found, c)
	}
}

// below returns a place within another.
func (at *spot) below(name string) []string {
	return append(slices.Clone(at.place), name)
}

// walk looks at a place and everything below it.
func (w *walker) walk(at spot) {
	if len(at.place) > maxWalk || len(w.found) >= maxCandidates || w.steps <= 0 {
		return
	}
	at.shape = w.resolved(at.shape, at.value, func(sh *shape, s *view, choices []*contract.Node) { w.alternatives(&at, sh, s, choices) })
	w.vary(&at)
	switch v := at.value.(type) {
	case Object:
		w.members(&at, v)
	case []any:
		w.elements(&at, v)
	}
}

// vary notes what can be done to one place.
func (w *walker) vary(at *spot) {
	w.wrongTypes(at)
	w.nulls(at)
	w.enums(at)
	switch at.value.(type) {
	case string:
		w.texts(at)
	case bool:
		w.note(at, 1, Variant{Valid: true, Keyword: "type", Schema: at.typed(), Text: "the other boolean"}, at.value != true)
	case []any:
		w.arrays(at)
	case Object:
		w.objects(at)
	case nil:
	default:
		w.numbers(at)
	}
}

// resolved adds to a shape what holds for one value only: the alternatives
// that let it through, "then" or "else", and what depends on its properties.
// It calls choosing, unless that is nil, before each choice.
func (w *walker) resolved(sh *shape, v any, choosing func(*shape, *view, []*contract.Node)) *shape {
	for {
		s, choices := sh.undecided()
		if s == nil {
			break
		}
		if choosing != nil {
			choosing(sh, s, choices)
		}
		choice := w.taken(s, choices, v)
		if choice == nil {
			return sh
		}
		sh = w.with(sh, s, choice)
	}
	for i := 0; i < len(sh.all); i++ {
		if nodes := w.conditional(sh.all[i], v); len(nodes) > 0 {
			sh = w.plus(sh, nodes...)
		}
	}
	return sh
}

// taken is the alternative that a value is: the one that its discriminator
// names, or the first that lets it through.
func (w *walker) taken(s *view, choices []*contract.Node, v any) *contract.Node {
	if o, ok := v.(Object); ok && s.Discriminator != nil {
		name, _ := o.Get(w.discriminator(s))
		text, _ := name.(string)
		for _, choice := range choices {
			if target := w.meant(s, text); target != nil && w.doc.Resolve(choice) == target {
				return choice
			}
		}
	}
	for _, choice := range choices {
		if w.allowsNode(choice, v, 0) {
			return choice
		}
	}
	return nil
}

// conditional returns the schemas that s asks for besides because of a value.
func (w *walker) conditional(s *view, v any) []*contract.Node {
	var out []*contract.Node
	if s.If != nil {
		branch := s.Else
		if w.allowsNode(s.If, v, 0) {
			branch = s.Then
		}
		if branch != nil {
			out = append(out, branch)
		}
	}
	if o, ok := v.(Object); ok {
		for _, d := range s.DependentSchemas {
			if _, there := o.Get(d.Key); there {
				out = append(out, d.Value)
			}
		}
	}
	return out
}

// made makes a value for a place; ok is false when none is found.
func (w *walker) made(sh *shape) (v any, ok bool) {
	k := w.begin(w.way)
	return k.value(sh, 1)
}
