package golang

import "github.com/apisteward/steward/internal/clients/plan"

// real returns what a type is, through aliases.
func real(t *plan.Type) *plan.Type {
	for range 40 {
		if t.Kind != plan.Alias {
			break
		}
		t = t.Elem.Type
	}
	return t
}

// typeOf spells the type of a value that is not null.
func (f *goFile) typeOf(t *plan.Type) string {
	if name := f.types[t]; name != "" {
		return name
	}
	switch t.Kind {
	case plan.Boolean:
		return "bool"
	case plan.Integer:
		switch t.Format {
		case "int32", "uint32", "uint64":
			return t.Format
		}
		return "int64"
	case plan.Number:
		if t.Format == "decimal" {
			f.use("encoding/json")
			return "json.Number"
		}
		return "float64"
	case plan.String:
		return f.stringType(t.Format)
	case plan.Array:
		if len(t.Prefix) > 0 {
			return "[]any"
		}
		return "[]" + f.element(t.Elem)
	case plan.Map:
		return "map[string]" + f.element(t.Elem)
	case plan.Enum, plan.Alias:
		return f.typeOf(t.Elem.Type)
	}
	return "any"
}

func (f *goFile) stringType(format string) string {
	switch format {
	case "date-time":
		f.use("time")
		return "time.Time"
	case "date":
		return "Date"
	case "byte":
		return "[]byte"
	case "binary":
		return "FilePart"
	}
	return "string"
}

// element spells the type of an element, which may be null.
func (f *goFile) element(u plan.Use) string {
	if u.Type == nil {
		return "any"
	}
	text := f.typeOf(u.Type)
	if nullable(u) && !nilable(u.Type) {
		return "*" + text
	}
	return text
}

// optional spells the type of something that may be left out, when null means
// nothing else.
func (f *goFile) optional(t *plan.Type) string {
	if nilable(t) {
		return f.typeOf(t)
	}
	return "*" + f.typeOf(t)
}

// nullable reports whether a value may be null, also because what it is an
// alias of may.
func nullable(u plan.Use) bool {
	for range 40 {
		if u.Nullable {
			return true
		}
		if u.Type == nil || u.Type.Kind != plan.Alias {
			return false
		}
		u = u.Type.Elem
	}
	return false
}

// nilable reports whether the zero value of a Go type is nil.
func nilable(t *plan.Type) bool {
	t = real(t)
	switch t.Kind {
	case plan.Any, plan.Array, plan.Map, plan.Alias:
		return true
	case plan.String:
		return t.Format == "byte"
	case plan.Enum:
		return t.Elem.Type == nil || t.Elem.Type.Kind == plan.Any
	}
	return false
}

// listed reports whether a type is written as an array or object of JSON and
// nil would be written as null.
func listed(t *plan.Type) bool {
	t = real(t)
	return t.Kind == plan.Array || t.Kind == plan.Map
}

// structured reports whether a type is a struct that calls return a pointer to.
func structured(t *plan.Type) bool {
	t = real(t)
	return t.Kind == plan.Object || t.Kind == plan.Union
}

// textual reports whether a type is a string in Go.
func textual(t *plan.Type) bool {
	t = real(t)
	switch t.Kind {
	case plan.String:
		return t.Format != "date-time" && t.Format != "date" && t.Format != "byte" && t.Format != "binary"
	case plan.Enum:
		return t.Elem.Type != nil && t.Elem.Type.Kind == plan.String
	}
	return false
}
