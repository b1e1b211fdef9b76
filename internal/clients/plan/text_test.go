package plan

import (
	"fmt"
	"strings"
)

// text writes a plan so that a person can review it.
func text(p *Package) string {
	w := &strings.Builder{}
	fmt.Fprintf(w, "%s %s: %s\n", p.Name.Text(), p.Version, p.Title)
	for _, s := range p.Servers {
		fmt.Fprintf(w, "server %s\n", s.URL)
	}
	for _, s := range p.Schemes {
		fmt.Fprintf(w, "scheme %s kind %d %s %s %s %v\n", s.Name.Text(), s.Kind, s.In, s.Parameter, s.TokenURL, s.Env)
	}
	for _, e := range p.Errors {
		fmt.Fprintf(w, "error %s: %s problem %v\n", e.Name.Text(), spell(e.Use), e.Problem)
	}
	for _, t := range p.Types {
		writeType(w, t, "")
	}
	for _, g := range p.Groups {
		fmt.Fprintf(w, "\ngroup %s\n", g.Name.Text())
		for _, op := range g.Operations {
			writeOperation(w, op)
		}
		for _, t := range g.Types {
			writeType(w, t, "  ")
		}
	}
	for _, n := range p.Notes {
		fmt.Fprintf(w, "note %s %s: %s\n", n.Operation, n.Place, n.Text)
	}
	return w.String()
}

func spell(u Use) string {
	if u.Type == nil {
		return "nothing"
	}
	text := bareType(u.Type)
	if u.Nullable {
		text += "|null"
	}
	return text
}

func bareType(t *Type) string {
	if t.Name != nil {
		return t.Name.Pascal()
	}
	switch t.Kind {
	case Any:
		return "any"
	case Boolean:
		return "boolean"
	case Integer, Number, String:
		return strings.TrimSuffix([...]string{"integer", "number", "string"}[t.Kind-Integer]+":"+t.Format, ":")
	case Array:
		prefix := ""
		for _, u := range t.Prefix {
			prefix += spell(u) + ","
		}
		return "[" + prefix + spell(t.Elem) + "]"
	case Map:
		return "{*: " + spell(t.Elem) + "}"
	case Enum:
		return literals(t)
	}
	return fmt.Sprintf("UNNAMED %d", t.Kind)
}

func literals(t *Type) string {
	var all []string
	for _, v := range t.Values {
		all = append(all, fmt.Sprintf("%s=%q", v.Name.Snake(), v.Node.Literal()))
	}
	return "(" + strings.Join(all, " ") + ")"
}

func writeType(w *strings.Builder, t *Type, indent string) {
	fmt.Fprintf(w, "%stype %s", indent, t.Name.Pascal())
	for _, f := range []struct {
		name string
		set  bool
	}{{"recursive", t.Recursive}, {"endless", t.Endless}, {"in", t.Input}, {"out", t.Output}, {"deprecated", t.Deprecated}} {
		if f.set {
			w.WriteString(" " + f.name)
		}
	}
	switch t.Kind {
	case Alias:
		fmt.Fprintf(w, " = %s\n", spell(t.Elem))
	case Enum:
		fmt.Fprintf(w, " enum of %s %s\n", spell(t.Elem), literals(t))
	case Union:
		fmt.Fprintf(w, " union by %q\n", t.Discriminator)
		for _, v := range t.Variants {
			fmt.Fprintf(w, "%s  | %s %s %q\n", indent, v.Name.Snake(), spell(v.Use), v.Tags)
		}
	default:
		w.WriteByte('\n')
		for _, f := range t.Fields {
			mark := "?"
			if f.Required {
				mark = ""
			}
			fmt.Fprintf(w, "%s  %s%s %s", indent, f.Name.Snake(), mark, spell(f.Use))
			if f.Key != f.Name.Snake() {
				fmt.Fprintf(w, " as %q", f.Key)
			}
			w.WriteByte('\n')
		}
		if t.Open {
			fmt.Fprintf(w, "%s  * %s\n", indent, spell(t.Elem))
		}
	}
	for _, n := range t.Notes {
		fmt.Fprintf(w, "%s  note %s\n", indent, n)
	}
	for _, n := range t.Nested {
		writeType(w, n, indent+"  ")
	}
}

func writeOperation(w *strings.Builder, op *Operation) {
	path := ""
	for _, s := range op.Path {
		if s.Parameter != nil {
			path += "{" + s.Parameter.Name.Snake() + "}"
		} else {
			path += s.Literal
		}
	}
	fmt.Fprintf(w, "  %s (%s): %s %s\n", op.Method.Snake(), op.Name.Snake(), op.Verb, path)
	for _, p := range op.Parameters {
		mark := "?"
		if p.Required {
			mark = ""
		}
		fmt.Fprintf(w, "    %s %s%s %s %s %v %s\n", p.In, p.Name.Snake(), mark, spell(p.Use), p.Style, p.Explode, p.Content)
	}
	if op.Body != nil {
		fmt.Fprintf(w, "    body %s %s required %v, also %q\n", op.Body.Type, spell(op.Body.Use), op.Body.Required, op.Body.Others)
		for _, p := range op.Body.Parts {
			fmt.Fprintf(w, "      part %s %s %s explode %v file %v many %v json %v\n", p.Field.Key, p.Type, p.Style, p.Explode, p.File, p.Many, p.JSON)
		}
	}
	for _, r := range op.Results {
		fmt.Fprintf(w, "    %v %s %s\n", r.Statuses, r.Type, spell(r.Use))
	}
	for _, f := range op.Errors {
		name := ""
		if f.Error != nil {
			name = f.Error.Name.Snake()
		}
		fmt.Fprintf(w, "    fails %s %s\n", f.Status, name)
	}
	if p := op.Pagination; p != nil {
		fmt.Fprintf(w, "    pages %d", p.Style)
		if p.Param != nil {
			fmt.Fprintf(w, " by %s", p.Param.Key)
		}
		for _, way := range [][]*Field{p.Items, p.Next, p.More} {
			w.WriteString(" /")
			for _, f := range way {
				w.WriteString(f.Key + "/")
			}
		}
		fmt.Fprintf(w, " of %s\n", spell(p.Item))
	}
	if op.IdempotencyKey != nil {
		w.WriteString("    idempotency key\n")
	}
	for _, r := range op.Security {
		names := []string{}
		for _, s := range r.Schemes {
			names = append(names, s.Key)
		}
		fmt.Fprintf(w, "    let in by %v\n", names)
	}
	for _, n := range op.Notes {
		fmt.Fprintf(w, "    note %s\n", n)
	}
}
