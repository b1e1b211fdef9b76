package typescript

import (
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/contract"
)

// use writes a type where it is used.
func (e *emitter) use(m *module, u plan.Use) string {
	text := e.expression(m, u.Type)
	if u.Nullable && text != "unknown" {
		return text + " | null"
	}
	return text
}

// expression writes a type: the name of a declared one, otherwise what it is.
func (e *emitter) expression(m *module, t *plan.Type) string {
	if name, declared := e.names.types[t]; declared {
		return m.typ(e.names.modules[t], name)
	}
	return e.meaning(m, t)
}

// meaning writes what a type is, whether it has a name or not.
func (e *emitter) meaning(m *module, t *plan.Type) string {
	switch t.Kind {
	case plan.Boolean:
		return "boolean"
	case plan.Integer:
		if t.Format == "int64" || t.Format == "uint64" {
			return m.typ("runtime/types", "Int64")
		}
		return "number"
	case plan.Number:
		if t.Format == "decimal" {
			return m.typ("runtime/decimal", "DecimalNumber")
		}
		return "number"
	case plan.String:
		return stringType(m, t.Format)
	case plan.Array:
		return e.array(m, t)
	case plan.Map:
		return "{ [key: string]: " + e.use(m, t.Elem) + " }"
	case plan.Enum:
		return e.enum(t)
	case plan.Union:
		return e.union(m, t)
	case plan.Alias:
		if e.circles[edge{t, t.Elem.Type}] {
			return "unknown"
		}
		return e.use(m, t.Elem)
	}
	return "unknown"
}

func stringType(m *module, format string) string {
	switch format {
	case "date-time":
		return m.typ("runtime/types", "DateTime")
	case "date":
		return m.typ("runtime/types", "CalendarDate")
	case "byte":
		return m.typ("runtime/types", "Base64")
	case "binary":
		return m.typ("runtime/types", "Upload")
	}
	return "string"
}

func (e *emitter) array(m *module, t *plan.Type) string {
	rest := "unknown[]"
	if t.Elem.Type != nil {
		rest = single(e.use(m, t.Elem)) + "[]"
	}
	if len(t.Prefix) == 0 {
		return rest
	}
	parts := make([]string, 0, len(t.Prefix)+1)
	for _, p := range t.Prefix {
		parts = append(parts, e.use(m, p))
	}
	return "[" + strings.Join(append(parts, "..."+rest), ", ") + "]"
}

// single puts what consists of several types in parentheses.
func single(text string) string {
	if strings.ContainsAny(text, "|&") {
		return "(" + text + ")"
	}
	return text
}

// enum writes the known values, and lets others of their kind be.
func (e *emitter) enum(t *plan.Type) string {
	var parts []string
	add := func(text string) {
		if !slices.Contains(parts, text) {
			parts = append(parts, text)
		}
	}
	kinds := make(map[contract.Kind]bool)
	for _, v := range t.Values {
		kinds[v.Node.Kind] = true
		if text, ok := literal(v.Node); ok {
			add(text)
		}
	}
	switch {
	case len(kinds) == 0 || kinds[contract.Object] || kinds[contract.Array]:
		return "unknown"
	case kinds[contract.String]:
		add("(string & {})")
	}
	if kinds[contract.Number] {
		add("(number & {})")
	}
	return strings.Join(parts, " | ")
}

// union writes the alternatives. Those that a discriminator tells apart have
// its values, so that a comparison with one of them narrows the type.
func (e *emitter) union(m *module, t *plan.Type) string {
	var parts []string
	null := false
	for _, v := range t.Variants {
		null = null || v.Use.Nullable
		if e.circles[edge{t, v.Use.Type}] {
			continue
		}
		text := e.expression(m, v.Use.Type)
		if tag := tagType(t.Discriminator, v); tag != "" {
			text = "(" + single(text) + " & " + tag + ")"
		}
		if !slices.Contains(parts, text) {
			parts = append(parts, text)
		}
	}
	if null {
		parts = append(parts, "null")
	}
	if len(parts) == 0 || slices.Contains(parts, "unknown") {
		return "unknown"
	}
	return strings.Join(parts, " | ")
}

// tagType is the type of an object with the values of the discriminator that
// mean a variant, unless the variant's own type says them.
func tagType(discriminator string, v *plan.Variant) string {
	if discriminator == "" || len(v.Tags) == 0 {
		return ""
	}
	t := resolved(v.Use.Type)
	if t.Kind != plan.Object {
		return ""
	}
	for _, f := range t.Fields {
		if f.Key != discriminator {
			continue
		}
		is := resolved(f.Use.Type)
		enum := is.Kind == plan.Enum && slices.ContainsFunc(is.Values, func(v plan.Value) bool { return v.Node.Is(contract.String) })
		if f.Const != nil && f.Required || !enum && is.Kind != plan.Any && (is.Kind != plan.String || is.Format == "binary") {
			return ""
		}
		if f.Const != nil {
			return "{ " + key(discriminator) + ": " + quote(f.Const.Text()) + " }"
		}
	}
	values := make([]string, len(v.Tags))
	for i, tag := range v.Tags {
		values[i] = quote(tag)
	}
	return "{ " + key(discriminator) + ": " + strings.Join(values, " | ") + " }"
}

// resolved returns what a type is, through aliases.
func resolved(t *plan.Type) *plan.Type {
	for range 100 {
		if t.Kind != plan.Alias || t.Elem.Type == nil {
			break
		}
		t = t.Elem.Type
	}
	return t
}
