package golang

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/clients/source"
)

// clientFile writes the client itself, and the options that only it has.
func (e *emitter) clientFile() source.File {
	f := e.newFile()
	p := e.plan
	f.Line("// %s is the version of the API that the package was made for.", e.version)
	f.Line("const %s = %q", e.version, p.Version)
	f.Blank()
	f.Line("// Client calls %s. It is safe for concurrent use.", oneLine(p.Title))
	f.Block("type Client struct {", "}", func() {
		for _, g := range p.Groups {
			names := e.groups[g]
			f.Line("%s *%s", names.field, names.service)
		}
	})
	f.Blank()
	f.newComment()
	f.Block("func New(options ...Option) *Client {", "}", func() {
		if len(p.Groups) == 0 {
			f.Line("newCore(&described, options)")
			f.Line("return &Client{}")
			return
		}
		f.Line("core := newCore(&described, options)")
		f.Block("return &Client{", "}", func() {
			for _, g := range p.Groups {
				names := e.groups[g]
				f.Line("%s: &%s{core},", names.field, names.service)
			}
		})
	})
	f.Blank()
	f.Line("// NewFake returns a stand-in for the API, for tests.")
	f.Line("func NewFake() *Fake { return newFake(&described) }")
	f.described()
	for _, s := range p.Schemes {
		f.schemeOptions(s)
	}
	return f.finish("client.go")
}

func (f *goFile) newComment() {
	text := "New returns a client."
	if s := f.plan.Servers[0]; strings.Contains(s.URL, "://") {
		text += " It calls " + oneLine(s.URL) + " unless an option says otherwise."
	} else {
		text += " The API does not say where it is: WithBaseURL must."
	}
	f.comment(doc{lead: text, description: f.environment()})
}

// environment says which credentials are read from the environment.
func (f *goFile) environment() string {
	var lines []string
	for _, s := range f.plan.Schemes {
		if len(s.Env) > 0 {
			lines = append(lines, strings.Join(s.Env, " and "))
		}
	}
	if len(lines) == 0 {
		return ""
	}
	return "Credentials that no option gives are read from the environment: " + strings.Join(lines, "; ") + "."
}

// described writes the API's descriptor.
func (f *goFile) described() {
	p := f.plan
	f.Blank()
	f.Block("var described = api{", "}", func() {
		f.Line("agent: %q + %s + %q,", cmp.Or(f.options.Agent, f.name)+"/", f.version, " (steward)")
		f.Block("servers: []server{", "},", func() {
			for _, s := range p.Servers {
				f.Line("%s,", serverLiteral(s, ""))
			}
		})
		if len(f.schemes) == 0 {
			return
		}
		f.Block("schemes: []scheme{", "},", func() {
			for _, s := range p.Schemes {
				if text := schemeLiteral(s); text != "" {
					f.Line("%s,", text)
				}
			}
		})
	})
}

func schemeLiteral(s *plan.Scheme) string {
	var text string
	switch s.Kind {
	case plan.APIKey:
		text = fmt.Sprintf("kind: apiKey, in: %q, parameter: %q", s.In, s.Parameter)
	case plan.Basic:
		text = "kind: basic"
	case plan.Bearer:
		text = "kind: bearer"
	case plan.OAuth2:
		if text = "kind: bearer"; s.TokenURL != "" {
			text = fmt.Sprintf("kind: oauthClient, tokenURL: %q", s.TokenURL)
			if len(s.Scopes) > 0 {
				text += fmt.Sprintf(", scopes: %#v", s.Scopes)
			}
		}
	default:
		return ""
	}
	if len(s.Env) > 0 {
		text += fmt.Sprintf(", environment: %#v", s.Env)
	}
	return fmt.Sprintf("{key: %q, %s}", s.Key, text)
}

// schemeOptions writes the options that give a scheme its credentials.
func (f *goFile) schemeOptions(s *plan.Scheme) {
	names := f.schemes[s]
	var env string
	if len(s.Env) > 0 {
		env = " Without it, the environment is asked for " + strings.Join(s.Env, " and ") + "."
	}
	say := func(name, does string) {
		f.Blank()
		f.comment(doc{lead: name + " " + does, description: s.Description})
	}
	if names.client != "" {
		say(names.client, "fetches tokens with the credentials of a client, for the given scopes or else all that the API has."+env)
		f.Line("func %s(id, secret string, scopes ...string) Option { return withClient(%q, id, secret, scopes) }", names.client, s.Key)
		env = ""
	}
	switch s.Kind {
	case plan.APIKey:
		say(names.value, "sends a key as the "+s.In+" parameter "+oneLine(s.Parameter)+"."+env)
		f.Line("func %s(key string) Option { return withValue(%q, key) }", names.value, s.Key)
	case plan.Basic:
		say(names.value, "sends a user name and a password."+env)
		f.Line("func %s(user, password string) Option { return withPair(%q, user, password) }", names.value, s.Key)
	case plan.Bearer, plan.OAuth2:
		f.use("context")
		say(names.value, "sends a token."+env)
		f.Line("func %s(token string) Option { return withValue(%q, token) }", names.value, s.Key)
		f.Blank()
		f.Line("// %s sends tokens that a function gives, before each attempt.", names.source)
		f.Line("func %s(token func(context.Context) (string, error)) Option { return withSource(%q, token) }", names.source, s.Key)
	}
}

// docFile writes the package's comment.
func (e *emitter) docFile() source.File {
	f := e.newFile()
	p := e.plan
	var b strings.Builder
	b.WriteString(header + "\n")
	lead := fmt.Sprintf("Package %s is the client of %s, version %s.", e.name, oneLine(p.Title), p.Version)
	f.comment(doc{lead: lead, description: p.Summary})
	b.Write(f.Bytes())
	b.WriteString("package " + e.name + "\n")
	return source.File{Name: "doc.go", Data: formatted([]byte(b.String()))}
}

// moduleFile writes go.mod.
func (e *emitter) moduleFile() source.File {
	return source.File{Name: "go.mod", Data: []byte("module " + e.module + "\n\ngo 1.24\n")}
}
