package python

import (
	"fmt"
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/clients/source"
)

// class writes an object.
func (s *speller) class(w *source.Writer, t *plan.Type) {
	s.imports.runtime("model", "Model")
	name := s.e.names.types[t]
	w.Block("class "+name+"(Model):", "", func() {
		text := about(t)
		if text == "" && len(t.Fields) == 0 && !t.Open {
			text = "An object of which nothing is known."
		}
		doc(w, text)
		fields := s.e.fieldNames(t)
		for i, f := range t.Fields {
			if i == 0 && text != "" {
				w.Line("")
			}
			w.Line("%s: %s", fields[i], s.field(t, f, fields[i]))
			doc(w, fieldText(f))
		}
		s.rest(w, t, text)
	})
}

// rest writes what the other members of an object are, when that is known.
func (s *speller) rest(w *source.Writer, t *plan.Type, text string) {
	if t.Open && t.Elem.Type != nil && t.Elem.Type.Kind != plan.Any {
		w.Blank()
		w.Line("__pydantic_extra__: dict[str, %s] = %s(init=False)", s.use(t.Elem), s.imports.from("pydantic", "Field"))
		return
	}
	if len(t.Fields) == 0 && text == "" {
		w.Line("pass")
	}
}

// field spells the type and default of a field.
func (s *speller) field(t *plan.Type, f *plan.Field, name string) string {
	text, value := s.use(f.Use), ""
	literal, constant := "", false
	if f.Const != nil {
		literal, constant = scalar(f.Const)
	}
	if constant {
		text = s.constant(t, f, literal)
	}
	switch {
	case constant && f.Required && !f.Use.Nullable:
		text, value = s.imports.runtime("types", "Constant")+"["+text+"]", literal
	case f.Required:
	case nullable(f.Use):
		text, value = s.imports.runtime("types", "Nullable")+"["+strings.TrimSuffix(text, " | None")+"]", "None"
	default:
		text, value = text+" | None", "None"
	}
	if name != f.Key {
		text = fmt.Sprintf("%s[%s, %s(%s)]", s.imports.from("typing", "Annotated"), text, s.imports.runtime("types", "wire"), quote(f.Key))
	}
	if value != "" {
		text += " = " + value
	}
	return text
}

// constant spells the type of a field with one value: that alone where it tells
// models apart, else whatever may come some day.
func (s *speller) constant(t *plan.Type, f *plan.Field, literal string) string {
	text := s.imports.from("typing", "Literal") + "[" + literal + "]"
	if s.e.tagged[t][f.Key] {
		return text
	}
	switch literal[0] {
	case '"':
		return text + " | str"
	case 'T', 'F':
		return "bool"
	}
	return text + " | int"
}

// fieldNames names the fields of an object.
func (e *emitter) fieldNames(t *plan.Type) []string {
	if names := e.fields[t]; names != nil {
		return names
	}
	taken, keys := make(map[string]bool), make(map[string]bool)
	for _, f := range t.Fields {
		keys[f.Key] = true
	}
	names := make([]string, len(t.Fields))
	for i, f := range t.Fields {
		reserved := []map[string]bool{attributes, typeWords, e.names.all}
		if snake(f.Name) != f.Key {
			reserved = append(reserved, keys) // models take fields by both of their names
		}
		names[i] = unique(taken, snake(f.Name), "", reserved...)
	}
	e.fields[t] = names
	return names
}
