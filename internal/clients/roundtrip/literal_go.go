package roundtrip

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
)

// literal writes a value of a Go type, given as it is spelled.
func (d *goWriter) literal(kind string, u plan.Use, v *Value) string {
	if inner, ok := strings.CutPrefix(kind, "Nullable["); ok {
		inner = strings.TrimSuffix(inner, "]")
		if v.Kind == Null {
			return "Null[" + inner + "]()"
		}
		return "Value[" + inner + "](" + d.literal(inner, u, v) + ")"
	}
	if v.Kind == Null {
		if kind == "any" {
			return "json.RawMessage(`null`)" // nil would be left out
		}
		return "nil"
	}
	if inner, ok := strings.CutPrefix(kind, "*"); ok {
		return "Ptr[" + inner + "](" + d.literal(inner, u, v) + ")"
	}
	if kind == "any" {
		return d.anything(v)
	}
	switch t := resolved(u.Type); t.Kind {
	case plan.Array:
		return d.list(kind, t, v)
	case plan.Map:
		return kind + "{" + d.members(v, func(m Member) string { return d.literal(d.names.Element(t.Elem), t.Elem, m.Value) }) + "}"
	case plan.Object:
		return d.object(kind, t, v)
	case plan.Union:
		return d.union(t, v)
	case plan.String:
		return d.text(kind, t, v)
	case plan.Any:
		return d.anything(v)
	}
	return d.scalar(kind, v)
}

func (d *goWriter) scalar(kind string, v *Value) string {
	switch {
	case v.Kind == String || kind == "json.Number":
		return kind + "(" + strconv.Quote(v.Text) + ")"
	}
	return kind + "(" + v.Text + ")"
}

func (d *goWriter) text(kind string, t *plan.Type, v *Value) string {
	switch t.Format {
	case "date-time":
		return "moment(" + strconv.Quote(v.Text) + ")"
	case "date":
		return "day(" + strconv.Quote(v.Text) + ")"
	case "byte":
		return "unbase64(" + strconv.Quote(v.Text) + ")"
	case "binary":
		u := Uploaded(v)
		return fmt.Sprintf("FilePart{Name: %q, ContentType: %q, Content: %s}", u.Name, u.Type, goReader(u))
	}
	return kind + "(" + strconv.Quote(v.Text) + ")"
}

func (d *goWriter) list(kind string, t *plan.Type, v *Value) string {
	items := make([]string, len(v.Items))
	for i, item := range v.Items {
		if len(t.Prefix) > 0 {
			items[i] = d.anything(item)
			continue
		}
		items[i] = d.literal(d.names.Element(t.Elem), t.Elem, item)
	}
	return kind + "{" + strings.Join(items, ", ") + "}"
}

func (d *goWriter) members(v *Value, value func(Member) string) string {
	parts := make([]string, len(v.Members))
	for i, m := range v.Members {
		parts[i] = strconv.Quote(m.Key) + ": " + value(m)
	}
	return strings.Join(parts, ", ")
}

// object writes a struct: what has no field is among AdditionalProperties.
func (d *goWriter) object(kind string, t *plan.Type, v *Value) string {
	var fields []string
	rest := &Value{Kind: Object}
	for _, m := range v.Members {
		name, fieldKind, use := "", "", plan.Use{}
		for _, f := range t.Fields {
			if f.Key == m.Key {
				name, fieldKind = d.names.Field(t, f)
				use = f.Use
			}
		}
		if name == "" {
			rest.Members = append(rest.Members, m)
			continue
		}
		fields = append(fields, name+": "+d.literal(fieldKind, use, m.Value))
	}
	if len(rest.Members) > 0 {
		additional := d.names.Additional(t)
		element := strings.TrimPrefix(additional, "map[string]")
		fields = append(fields, "AdditionalProperties: "+additional+"{"+
			d.members(rest, func(m Member) string { return d.literal(element, t.Elem, m.Value) })+"}")
	}
	return kind + "{" + strings.Join(fields, ", ") + "}"
}

func (d *goWriter) union(t *plan.Type, v *Value) string {
	variant := chosen(t, v)
	if variant == nil {
		panic("no variant of the union " + t.Name.Text() + " is " + v.JSON())
	}
	return d.names.Maker(variant) + "(" + d.literal(d.names.Type(variant.Use.Type), variant.Use, v) + ")"
}

// anything writes a value of the type any.
func (d *goWriter) anything(v *Value) string {
	switch v.Kind {
	case Null:
		return "nil"
	case Number:
		return "json.Number(" + strconv.Quote(v.Text) + ")"
	case String:
		return strconv.Quote(v.Text)
	case Array:
		items := make([]string, len(v.Items))
		for i, item := range v.Items {
			items[i] = d.anything(item)
		}
		return "[]any{" + strings.Join(items, ", ") + "}"
	case Object:
		return "map[string]any{" + d.members(v, func(m Member) string { return d.anything(m.Value) }) + "}"
	}
	return v.Text
}
