package python

import (
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
)

// results describes what comes with which statuses.
func (g *group) results(op *plan.Operation) []string {
	var items []string
	for _, r := range op.Results {
		var args []string
		switch r.Kind {
		case plan.NoContent:
			items = append(items, "op.nothing("+statuses(r)+")")
			continue
		case plan.Text, plan.Form, plan.Multipart:
			args = append(args, statuses(r), "media="+quote(r.Type))
			items = append(items, "op.text("+strings.Join(args, ", ")+")")
			continue
		case plan.Binary:
			items = append(items, "op.binary("+statuses(r)+", media="+quote(r.Type)+")")
			continue
		}
		name := strings.ToLower(kinds[r.Kind])
		args = append(args, "lambda: "+g.models.use(r.Use), statuses(r))
		if r.Kind == plan.Events && textual(r.Use.Type) {
			args = append(args, "raw=True")
		}
		if r.Kind != plan.Events && r.Type != "application/json" {
			args = append(args, "media="+quote(r.Type))
		}
		items = append(items, "op."+name+"("+strings.Join(args, ", ")+")")
	}
	return items
}

// textual reports whether values of a type are texts.
func textual(t *plan.Type) bool {
	t = resolved(t)
	return t.Kind == plan.String || t.Kind == plan.Enum && t.Elem.Type != nil && t.Elem.Type.Kind == plan.String
}

func statuses(r *plan.Result) string {
	var out []string
	for _, s := range r.Statuses {
		out = append(out, quote(s))
	}
	return strings.Join(out, ", ")
}

func (g *group) errors(op *plan.Operation) []string {
	var items []string
	for _, f := range op.Errors {
		if f.Error != nil {
			g.imports.relative("", "errors")
			items = append(items, quote(f.Status)+": errors."+g.e.names.errors[f.Error])
		}
	}
	return items
}
