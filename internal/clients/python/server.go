package python

import (
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/clients/source"
)

func (e *emitter) constants(w *source.Writer, imports *imports) {
	server := imports.runtime("servers", "Server")
	w.Line("")
	w.Line("VERSION = %s", quote(e.plan.Version))
	w.Line(`"""The version of the API that this package was made for."""`)
	w.Line("")
	w.Block("SERVERS = (", ")", func() {
		for _, s := range e.plan.Servers {
			args := []string{quote(s.URL)}
			if s.Description != "" {
				args = append(args, quote(s.Description))
			}
			if variables := variables(s, imports); len(variables) > 0 {
				args = append(args, "variables={"+strings.Join(variables, ", ")+"}")
			}
			w.Line("%s,", wrapped(server+"(", ")", args, false))
		}
	})
	w.Line(`"""The servers that the contract names; the first is used unless another base URL is given."""`)
	w.Line("")
	w.Line("_AGENT = %s", quote(e.project+"/"+e.plan.Version+" (steward)"))
}

func variables(s plan.Server, imports *imports) []string {
	var items []string
	for _, v := range s.Variables {
		args := []string{quote(v.Default)}
		if len(v.Enum) > 0 {
			var values []string
			for _, value := range v.Enum {
				values = append(values, quote(value))
			}
			args = append(args, tuple(values))
		}
		items = append(items, quote(v.Name)+": "+imports.runtime("servers", "Variable")+"("+strings.Join(args, ", ")+")")
	}
	return items
}
