package python

import (
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
)

// argument is an argument of a method.
type argument struct {
	name, typ string
	required  bool
	text      string // what it is
	place     int    // among the operation's parameters, or -1
	first     bool   // may be given by position
}

// arguments lists the parameters of a method: those of the path, the body when
// it is needed, what else is needed, the rest.
func (g *group) arguments(op *plan.Operation) []argument {
	names := argumentNames(op)
	var arguments []argument
	for i, p := range op.Parameters {
		a := argument{name: names[i], typ: g.parameterType(p), place: i}
		a.required = p.In == "path" || p.Required && !nullable(p.Use)
		a.first = p.In == "path"
		a.text = parameterText(p)
		if !a.required && a.typ != "Any" && !nullable(p.Use) || p.Use.Nullable && !a.required {
			a.typ = optional(a.typ)
		}
		arguments = append(arguments, a)
	}
	if b := op.Body; b != nil {
		arguments = append(arguments, argument{name: "body", required: b.Required, first: b.Required, text: b.Description, place: -1})
	}
	rank := func(a argument) int {
		switch {
		case a.first && a.name != "body":
			return 0
		case a.first:
			return 1
		case a.required:
			return 2
		}
		return 3
	}
	slices.SortStableFunc(arguments, func(a, b argument) int { return rank(a) - rank(b) })
	return arguments
}

// argumentNames names the parameters of an operation, in order.
func argumentNames(op *plan.Operation) []string {
	taken := make(map[string]bool)
	var names []string
	for _, p := range op.Parameters {
		names = append(names, unique(taken, snake(p.Name), "", parameterWords))
	}
	return names
}

// parameterType spells the type of a parameter. A dictionary will do for an
// object.
func (g *group) parameterType(p *plan.Parameter) string {
	text := g.models.use(p.Use)
	if resolved(p.Use.Type).Kind == plan.Object {
		text += " | " + g.imports.from("collections.abc", "Mapping") + "[str, " + g.imports.from("typing", "Any") + "]"
	}
	return text
}

func parameterText(p *plan.Parameter) string {
	said := shortened(p.Description)
	if p.Deprecated {
		said += " Deprecated."
	}
	if p.Default != nil {
		if literal := p.Default.Literal(); literal != "" && len(literal) < 60 {
			said += " Default: " + literal + "."
		}
	}
	return said
}

// shortened keeps the first paragraph of a description, and of a long one its
// first sentences: it is said again for each operation that has the parameter.
func shortened(text string) string {
	text, _, _ = strings.Cut(strings.TrimSpace(text), "\n\n")
	const most = 300
	text = strings.Join(strings.Fields(text), " ")
	if len(text) <= most {
		return sentence(text)
	}
	if end := strings.LastIndex(text[:most], ". "); end > 0 {
		return text[:end+1]
	}
	end := strings.LastIndexByte(text[:most], ' ')
	return strings.ToValidUTF8(text[:max(end, 0)], "") + "..."
}

// optional adds None to a type.
func optional(text string) string {
	if text == "Any" || len(text) > 7 && text[len(text)-7:] == " | None" {
		return text
	}
	return text + " | None"
}
