package golang

import (
	"fmt"
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
)

// union writes a struct that holds a value of one of several types.
func (f *goFile) union(t *plan.Type) {
	name := f.types[t]
	var kinds []string
	for _, v := range t.Variants {
		kinds = append(kinds, f.typeOf(v.Use.Type))
	}
	what := "one of " + strings.Join(kinds, ", ")
	if t.Discriminator != "" {
		what += fmt.Sprintf(", as its member %q tells", t.Discriminator)
	}
	f.typeComment(t, what)
	f.Line("type %s struct{ union }", name)
	for _, v := range t.Variants {
		f.variant(t, v)
	}
	f.value(t)
}

// variant writes how a union is made of an alternative, and read as one.
func (f *goFile) variant(t *plan.Type, v *plan.Variant) {
	name, kind, as := f.types[t], f.typeOf(v.Use.Type), "As"+exported(v.Name)
	f.Blank()
	f.Line("// %s returns %s that holds %s.", f.makers[v], a(name), a(kind))
	f.Block(fmt.Sprintf("func %s(v %s) %s {", f.makers[v], kind, name), "}", func() {
		if line := f.tagLine(t, v); line != "" {
			f.Line("%s", line)
		}
		f.Line("return %s{unionOf(v)}", name)
	})
	f.Blank()
	f.Line("// %s reads the value as %s.", as, a(kind))
	f.Block(fmt.Sprintf("func (u *%s) %s() (v %s, err error) {", name, as, kind), "}", func() {
		f.Line("err = unionAs(&u.union, &v)")
		f.Line("return v, err")
	})
}

// tagLine writes the statement that gives an alternative the discriminator's
// value, where only one means it.
func (f *goFile) tagLine(t *plan.Type, v *plan.Variant) string {
	object := real(v.Use.Type)
	if t.Discriminator == "" || len(v.Tags) != 1 || v.Tags[0] == "" || object.Kind != plan.Object {
		return ""
	}
	members, _ := f.newFile().members(object) // imports nothing here
	for _, m := range members {
		if m.Key != t.Discriminator || !textual(m.Use.Type) {
			continue
		}
		switch {
		case m.Required && !nullable(m.Use):
			return fmt.Sprintf("if v.%s == \"\" {\n\tv.%s = %q\n}", m.name, m.name, v.Tags[0])
		case !nullable(m.Use):
			return fmt.Sprintf("if v.%s == nil {\n\tv.%s = Ptr(%s(%q))\n}", m.name, m.name, f.typeOf(m.Use.Type), v.Tags[0])
		}
	}
	return ""
}

// value writes the method that returns what is held.
func (f *goFile) value(t *plan.Type) {
	f.Blank()
	f.Line("// Value returns what is held as its own type, or as json.RawMessage when it")
	f.Line("// is of a kind that this package does not know.")
	f.Block("func (u *"+f.types[t]+") Value() (any, error) {", "}", func() {
		if t.Discriminator == "" {
			f.firstThatFits(t)
			return
		}
		f.Block(fmt.Sprintf("switch unionTag(&u.union, %q) {", t.Discriminator), "}", func() {
			seen := make(map[string]bool)
			for _, v := range t.Variants {
				var tags []string
				for _, tag := range v.Tags {
					if !seen[tag] {
						seen[tag] = true
						tags = append(tags, fmt.Sprintf("%q", tag))
					}
				}
				if len(tags) > 0 {
					f.Line("case %s:\n\treturn unionOnly(&u.union, new(%s))", strings.Join(tags, ", "), f.typeOf(v.Use.Type))
				}
			}
		})
		f.Line("return unionUnknown(&u.union)")
	})
}

func (f *goFile) firstThatFits(t *plan.Type) {
	f.Block("return unionFirst(&u.union,", ")", func() {
		for _, v := range t.Variants {
			var required []string
			for _, field := range real(v.Use.Type).Fields {
				if field.Required {
					required = append(required, fmt.Sprintf("%q", field.Key))
				}
			}
			text := fmt.Sprintf("option{into: new(%s)", f.typeOf(v.Use.Type))
			if kind := jsonKind(v.Use.Type); kind != "" {
				text += fmt.Sprintf(", kind: %q", kind)
			}
			if len(required) > 0 {
				text += ", required: []string{" + strings.Join(required, ", ") + "}"
			}
			f.Line("%s},", text)
		}
	})
}

// jsonKind is what a value of a type is in JSON, "" when that varies.
func jsonKind(t *plan.Type) string {
	t = real(t)
	switch t.Kind {
	case plan.Object, plan.Map:
		return "object"
	case plan.Array:
		return "array"
	case plan.String:
		return "string"
	case plan.Integer, plan.Number:
		return "number"
	case plan.Boolean:
		return "boolean"
	case plan.Enum:
		if t.Elem.Type != nil {
			return jsonKind(t.Elem.Type)
		}
	}
	return ""
}
