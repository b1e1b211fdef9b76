package python

import (
	"fmt"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
)

// speller spells types in one module, and remembers what that takes.
type speller struct {
	e       *emitter
	prefix  string // before declared types, "models." outside of the modules of models
	list    string // "list", or "List" where a class has a method of that name
	imports *imports
}

// use spells a type where it is used.
func (s *speller) use(u plan.Use) string {
	text := s.typ(u.Type)
	if u.Nullable && text != "Any" {
		text += " | None"
	}
	return text
}

func (s *speller) typ(t *plan.Type) string {
	if t.Name != nil {
		return s.declared(t)
	}
	switch t.Kind {
	case plan.Boolean:
		return "bool"
	case plan.Integer:
		return "int"
	case plan.Number:
		return s.number(t)
	case plan.String:
		return s.text(t)
	case plan.Array:
		return s.list + "[" + s.element(t) + "]"
	case plan.Map:
		return "dict[str, " + s.use(t.Elem) + "]"
	case plan.Enum:
		return s.enum(t)
	}
	return s.imports.from("typing", "Any")
}

func (s *speller) declared(t *plan.Type) string {
	name := s.e.names.types[t]
	if s.prefix == "" {
		s.imports.model(t)
	} else {
		s.imports.relative("", "models")
	}
	return s.prefix + name
}

func (s *speller) number(t *plan.Type) string {
	if t.Format == "decimal" {
		return s.imports.runtime("types", "DecimalNumber")
	}
	return "float"
}

func (s *speller) text(t *plan.Type) string {
	switch t.Format {
	case "date-time":
		return s.imports.runtime("types", "DateTime")
	case "date":
		s.imports.as("datetime", "dt")
		return "dt.date"
	case "uuid":
		return s.imports.from("uuid", "UUID")
	case "byte":
		return s.imports.runtime("types", "Base64")
	case "binary":
		return s.imports.runtime("types", "FileContent")
	}
	return "str"
}

// element spells the elements of an array. Those of a tuple may be missing, and
// others may follow, so it is a list of any of them.
func (s *speller) element(t *plan.Type) string {
	if len(t.Prefix) == 0 {
		return s.use(t.Elem)
	}
	all := t.Prefix
	if t.Elem.Type != nil && t.Elem.Type.Kind != plan.Any {
		all = append(slices.Clone(all), t.Elem)
	}
	return s.choice(all)
}

// choice spells one of several types. Of models it takes the one that fits best.
func (s *speller) choice(uses []plan.Use) string {
	var texts []string
	models, null := false, false
	for _, u := range uses {
		text := s.typ(u.Type)
		null = null || u.Nullable
		models = models || resolved(u.Type).Kind == plan.Object || resolved(u.Type).Kind == plan.Union
		if text == "Any" {
			return text
		}
		if !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	text := strings.Join(texts, " | ")
	if models && len(texts) > 1 {
		text = fmt.Sprintf("%s[%s, %s()]", s.imports.from("typing", "Annotated"), text, s.imports.runtime("unions", "OneOf"))
	}
	if null {
		text += " | None"
	}
	return text
}

// enum spells known values, and whatever else of their type may come.
func (s *speller) enum(t *plan.Type) string {
	base := "str"
	if t.Elem.Type != nil {
		base = s.use(t.Elem)
	}
	literals := s.literals(t)
	if literals == "" || base == "Any" {
		return base
	}
	return literals + " | " + base
}

// literals spells the values alone, or returns "" when one of them is no literal.
func (s *speller) literals(t *plan.Type) string {
	var values []string
	for _, v := range t.Values {
		text, ok := scalar(v.Node)
		if !ok {
			return ""
		}
		values = append(values, text)
	}
	return s.imports.from("typing", "Literal") + "[" + strings.Join(values, ", ") + "]"
}

// resolved follows aliases.
func resolved(t *plan.Type) *plan.Type {
	for i := 0; t.Kind == plan.Alias && i < 100; i++ {
		t = t.Elem.Type
	}
	return t
}

// nullable reports whether null is among the values.
func nullable(u plan.Use) bool { return nullableWithin(u, 0) }

func nullableWithin(u plan.Use, depth int) bool {
	if u.Nullable || u.Type.Kind == plan.Any {
		return true
	}
	if depth > 20 {
		return false
	}
	switch u.Type.Kind {
	case plan.Alias:
		return nullableWithin(u.Type.Elem, depth+1)
	case plan.Union:
		return slices.ContainsFunc(u.Type.Variants, func(v *plan.Variant) bool { return nullableWithin(v.Use, depth+1) })
	}
	return false
}
