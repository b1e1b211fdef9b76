package python

import (
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/clients/source"
)

// alias writes a type that is no class: a name for another, known values, or
// one of several. What it stands for is a text, which may name models that are
// not loaded yet.
func (s *speller) alias(w *source.Writer, t *plan.Type) {
	name := s.e.names.types[t]
	s.imports.from("typing_extensions", "TypeAliasType")
	switch t.Kind {
	case plan.Enum:
		s.values(w, t, name)
	case plan.Union:
		s.union(w, t, name)
	default:
		writeAlias(w, name, []string{s.use(t.Elem)})
	}
	doc(w, about(t))
}

// values writes known values, and that others of their type may come.
func (s *speller) values(w *source.Writer, t *plan.Type, name string) {
	text := s.enum(t)
	if line := name + " = TypeAliasType(" + quote(name) + ", " + text + ")"; len(line) <= width {
		w.Line("%s", line)
		return
	}
	w.Block(name+" = TypeAliasType(", ")", func() {
		w.Line("%s,", quote(name))
		w.Block("Literal[", "]", func() {
			for _, v := range t.Values {
				literal, _ := scalar(v.Node)
				w.Line("%s,", literal)
			}
		})
		w.Line("| %s,", s.use(t.Elem))
	})
}

// writeAlias writes an alias for a text, in the pieces that it may be broken
// into.
func writeAlias(w *source.Writer, name string, pieces []string) {
	if line := name + " = TypeAliasType(" + quote(name) + ", " + inner(strings.Join(pieces, "")) + ")"; len(line) <= width {
		w.Line("%s", line)
		return
	}
	w.Block(name+" = TypeAliasType(", ")", func() {
		w.Line("%s,", quote(name))
		for i, piece := range pieces {
			end := ""
			if i == len(pieces)-1 {
				end = ","
			}
			w.Line("%s%s", inner(piece), end)
		}
	})
}

// inner quotes an annotation, with single quotes within where that reads better.
func inner(text string) string {
	if strings.ContainsAny(text, `'\`) {
		return quote(text)
	}
	return quote(strings.ReplaceAll(text, `"`, `'`))
}

// union writes one of several types. Those without models are told apart as
// they are; models by the property that says which one it is, or else by which
// fits best.
func (s *speller) union(w *source.Writer, t *plan.Type, name string) {
	var texts []string
	models, null := false, ""
	for _, u := range variants(t) {
		text := s.typ(u.Type)
		if !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
		if u.Nullable {
			null = " | None"
		}
		kind := resolved(u.Type).Kind
		models = models || kind == plan.Object || kind == plan.Union
	}
	switch {
	case slices.Contains(texts, "Any") || len(texts) == 0:
		s.imports.from("typing", "Any")
		writeAlias(w, name, []string{"Any"})
		return
	case !models:
		writeAlias(w, name, []string{strings.Join(texts, " | ") + null})
		return
	}
	texts = append(texts, s.imports.runtime("model", "Unknown"))
	chooser := ""
	if tags := s.tags(t); len(tags) > 0 {
		constant := "_" + t.Name.Upper()
		writeTags(w, constant, tags)
		chooser = s.imports.runtime("unions", "Tagged") + "(" + quote(t.Discriminator) + ", " + constant + ")"
	} else {
		chooser = s.imports.runtime("unions", "OneOf") + "()"
	}
	pieces := []string{s.imports.from("typing", "Annotated") + "[" + texts[0]}
	for _, text := range texts[1:] {
		pieces = append(pieces, " | "+text)
	}
	writeAlias(w, name, append(pieces, ", "+chooser+"]"+null))
}

// tag is a value of a discriminator with the type that it means.
type tag struct{ value, name string }

// tags lists what the values of a discriminator mean; none when a variant has
// no value or no name.
func (s *speller) tags(t *plan.Type) []tag {
	var tags []tag
	if t.Discriminator == "" {
		return nil
	}
	seen := make(map[string]bool)
	for _, v := range t.Variants {
		if v.Use.Type.Name == nil || len(v.Tags) == 0 {
			return nil
		}
		for _, value := range v.Tags {
			if !seen[value] {
				tags = append(tags, tag{value, s.e.names.types[v.Use.Type]})
			}
			seen[value] = true
		}
	}
	return tags
}

func writeTags(w *source.Writer, constant string, tags []tag) {
	var items []string
	for _, t := range tags {
		items = append(items, quote(t.value)+": "+quote(t.name))
	}
	w.Line("%s", wrapped(constant+" = {", "}", items, false))
}
