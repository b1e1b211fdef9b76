package golang

import (
	"fmt"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/clients/source"
)

// typeFile writes the file of a component.
func (e *emitter) typeFile(t *plan.Type) source.File {
	f := e.newFile()
	f.declare(t)
	return f.finish(e.typeFiles[t] + ".go")
}

// declare writes a type and those that are declared within it.
func (f *goFile) declare(t *plan.Type) {
	f.Blank()
	switch t.Kind {
	case plan.Object:
		f.object(t)
	case plan.Enum:
		f.enum(t)
	case plan.Union:
		f.union(t)
	default:
		f.alias(t)
	}
	for _, nested := range t.Nested {
		f.declare(nested)
	}
}

// typeComment writes the comment of a declared type; what is what it is, for
// those that the document says nothing about.
func (f *goFile) typeComment(t *plan.Type, what string) {
	name, description := f.types[t], strings.TrimSpace(t.Description)
	title := oneLine(t.Title)
	if same(title, name) || strings.HasPrefix(description, title) {
		title = ""
	}
	d := doc{lead: name + " is " + what + ".", description: description, notes: slices.Concat(t.Notes, limits(t)), deprecated: t.Deprecated}
	switch {
	case t.Kind == plan.Union && title != "" && description == "":
		d.description = sentence(title)
	case t.Kind == plan.Union:
	case title != "":
		d.lead = name + ": " + sentence(title)
	case description != "":
		d.lead, d.description = name+": "+description, ""
	}
	f.comment(d)
}

// same reports whether a title says no more than the name.
func same(title, name string) bool {
	return strings.EqualFold(strings.NewReplacer(" ", "", "-", "", "_", "", ".", "").Replace(title), name)
}

// alias writes a declared name for another type. Lists and maps become types of
// their own, which may hold themselves; the values of any other type can be used
// as they are.
func (f *goFile) alias(t *plan.Type) {
	elem := t.Elem.Type
	if elem == nil {
		f.typeComment(t, "any value")
		f.Line("type %s = any", f.types[t])
		return
	}
	text := f.typeOf(elem)
	f.typeComment(t, "a "+describe(text))
	if f.types[elem] == "" && (elem.Kind == plan.Array || elem.Kind == plan.Map) {
		f.Line("type %s %s", f.types[t], text)
		return
	}
	f.Line("type %s = %s", f.types[t], text)
}

// describe says a type in words.
func describe(text string) string {
	switch {
	case strings.HasPrefix(text, "[]byte"):
		return "sequence of bytes"
	case strings.HasPrefix(text, "[]"):
		return "list"
	case strings.HasPrefix(text, "map["):
		return "map"
	case text == "any":
		return "value of any kind"
	}
	return text
}

// enum writes a type with its known values. Others survive.
func (f *goFile) enum(t *plan.Type) {
	base := "any"
	if t.Elem.Type != nil {
		base = f.typeOf(t.Elem.Type)
	}
	if base == "any" {
		var values []string
		for _, v := range t.Values {
			values = append(values, v.Node.Literal())
		}
		f.typeComment(t, "one of "+strings.Join(values, ", "))
		f.Line("type %s = any", f.types[t])
		return
	}
	f.typeComment(t, "one of several values")
	f.Line("type %s %s", f.types[t], base)
	f.Blank()
	f.Line("// The known values of %s; the API may add others.", f.types[t])
	f.Block("const (", ")", func() {
		for i, v := range t.Values {
			f.Line("%s %s = %s", f.values[t][i], f.types[t], constant(t.Elem.Type.Kind, v))
		}
	})
}

// constant writes the value of an enum.
func constant(kind plan.Kind, v plan.Value) string {
	switch kind {
	case plan.String:
		return fmt.Sprintf("%q", v.Node.Literal())
	case plan.Integer:
		n, _ := v.Node.Int()
		return fmt.Sprint(n)
	}
	return v.Node.Literal()
}
