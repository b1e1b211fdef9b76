package python

import (
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/clients/source"
)

// credential is how a scheme is given to a client.
type credential struct{ name, typ, value, text string }

// credentials lists those of the schemes that a client can use.
func (e *emitter) credentials(imports *imports) []credential {
	var out []credential
	for _, s := range e.plan.Schemes {
		c := credential{name: e.names.schemes[s], typ: "auth.Secret"}
		switch {
		case s.Kind == plan.OtherScheme || len(s.Env) == 0:
			continue
		case s.Kind == plan.APIKey:
			c.value = "auth.Key(" + quote(s.In) + ", " + quote(s.Parameter) + ", " + environment(s, c.name) + ")"
			c.text = "the key"
		case len(s.Env) > 1 && s.Kind == plan.Basic:
			c.typ = "auth.Pair"
			c.value = "auth.login(" + c.name + ", " + quote(s.Env[0]) + ", " + quote(s.Env[1]) + ")"
			c.text = "user name and password"
		case len(s.Env) > 1 && s.TokenURL != "":
			c.typ = "auth.Pair | auth.Secret"
			c.value = "auth.client(" + strings.Join([]string{
				quote(s.TokenURL), c.name, quote(s.Env[0]), quote(s.Env[1]), quotes(s.Scopes),
			}, ", ") + ")"
			c.text = "client id and client secret, or a token"
		default:
			c.value = "auth.Bearer(" + environment(s, c.name) + ")"
			c.text = "the token"
		}
		c.text += ", read from " + strings.Join(s.Env, " and ") + " when not given"
		imports.relative("_runtime", "auth")
		out = append(out, c)
	}
	return out
}

func environment(s *plan.Scheme, name string) string {
	return "auth.from_environment(" + name + ", " + quote(s.Env[0]) + ")"
}

func quotes(texts []string) string {
	var items []string
	for _, t := range texts {
		items = append(items, quote(t))
	}
	return tuple(items)
}

// schemes writes the function that makes credentials of what a client is given.
func (e *emitter) schemes(w *source.Writer, imports *imports) {
	credentials := e.credentials(imports)
	if len(credentials) == 0 {
		return
	}
	w.Line("")
	w.Line("")
	var params []string
	for _, c := range credentials {
		params = append(params, c.name+": "+c.typ+" | None")
	}
	w.Line("%s", wrapped("def _schemes(", ") -> dict[str, auth.Credentials]:", params, false))
	out := w.In()
	w.Block("return {", "}", func() {
		for _, c := range credentials {
			w.Line("%s: %s,", quote(c.name), c.value)
		}
	})
	out()
}
