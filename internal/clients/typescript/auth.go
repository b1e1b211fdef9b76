package typescript

import (
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/clients/source"
)

// authFile writes the security schemes, and what is given for them.
func (e *emitter) authFile() source.File {
	m := newModule("auth")
	schemes := e.schemes()
	for _, s := range schemes {
		m.Blank()
		e.scheme(m, s)
	}
	m.Blank()
	if len(schemes) == 0 {
		doc(m.Writer, "The contract knows no credentials.")
		m.Line("export type Auth = Record<string, never>;")
		return m.file()
	}
	doc(m.Writer, "Credentials, for each way to prove who is calling. A function is called whenever its value is needed.")
	m.Block("export interface Auth {", "}", func() {
		for _, s := range schemes {
			doc(m.Writer, s.Description, fromEnv(s))
			m.Line("readonly %s?: %s | undefined;", e.names.schemes[s], e.credentials(m, s))
		}
	})
	return m.file()
}

// schemes lists the security schemes that the client can satisfy by itself.
func (e *emitter) schemes() []*plan.Scheme {
	var list []*plan.Scheme
	for _, s := range e.plan.Schemes {
		if s.Kind != plan.OtherScheme {
			list = append(list, s)
		}
	}
	return list
}

func (e *emitter) scheme(m *module, s *plan.Scheme) {
	name := e.names.schemes[s]
	parts := []string{"name: " + quote(name), "kind: " + kind(m, s)}
	if len(s.Env) > 0 {
		parts = append(parts, "env: "+stringList(s.Env))
	}
	if s.Kind == plan.APIKey {
		parameter := s.Parameter
		if s.In != "query" {
			parameter = ascii(parameter)
		}
		parts = append(parts, "parameter: "+quote(parameter))
	}
	if s.Kind == plan.OAuth2 && s.TokenURL != "" {
		parts = append(parts, "tokenUrl: "+quote(s.TokenURL))
		if len(s.Scopes) > 0 {
			parts = append(parts, "scopes: "+stringList(s.Scopes))
		}
	}
	line := "export const " + name + ": " + m.typ("runtime/scheme", "Scheme") + " = "
	if text := line + "{ " + strings.Join(parts, ", ") + " };"; len(text) <= 120 {
		m.Line("%s", text)
		return
	}
	m.Block(line+"{", "};", func() {
		for _, part := range parts {
			m.Line("%s,", part)
		}
	})
}

// stringList writes a list of strings.
func stringList(names []string) string {
	quoted := make([]string, len(names))
	for i, name := range names {
		quoted[i] = quote(name)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

func kind(m *module, s *plan.Scheme) string {
	switch {
	case s.Kind == plan.Basic:
		return m.value("runtime/auth", "basic")
	case s.Kind == plan.OAuth2 && s.TokenURL != "":
		return m.value("runtime/oauth", "clientCredentials")
	case s.Kind != plan.APIKey:
		return m.value("runtime/auth", "bearer")
	case s.In == "query":
		return m.value("runtime/auth", "keyInQuery")
	case s.In == "cookie":
		return m.value("runtime/auth", "keyInCookie")
	}
	return m.value("runtime/auth", "keyInHeader")
}

// credentials writes the type of what is given for a scheme.
func (e *emitter) credentials(m *module, s *plan.Scheme) string {
	lazy := m.typ("runtime/types", "Lazy")
	switch {
	case s.Kind == plan.Basic:
		return lazy + "<" + m.typ("runtime/types", "UserPassword") + ">"
	case s.Kind == plan.OAuth2 && s.TokenURL != "":
		return lazy + "<string> | " + m.typ("runtime/types", "ClientCredentials")
	}
	return lazy + "<string>"
}

// fromEnv says what the environment may give.
func fromEnv(s *plan.Scheme) string {
	if len(s.Env) == 0 {
		return ""
	}
	return "Otherwise read from the environment: `" + strings.Join(s.Env, "` and `") + "`."
}

// security writes the alternatives to be let in, the one without credentials
// last. Schemes that only a hook can satisfy are left to it.
func (e *emitter) security(m *module, requirements []plan.Requirement) []string {
	var out []string
	open := false
	for _, r := range requirements {
		var schemes []string
		for _, s := range r.Schemes {
			if s.Kind != plan.OtherScheme {
				schemes = append(schemes, m.value("auth", e.names.schemes[s]))
			}
		}
		if len(schemes) == 0 {
			open = true
			continue
		}
		out = append(out, "["+strings.Join(schemes, ", ")+"]")
	}
	if open && len(out) > 0 {
		out = append(out, "[]")
	}
	return out
}
