package plan

import (
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// schemes reads the security schemes (OpenAPI 3.1.1, section 4.8.27; Swagger
// 2.0, "Security Scheme Object").
func (b *builder) schemes() {
	b.schemeOf = make(map[string]*Scheme)
	names, env := NewScope(), NewScope()
	for key, n := range b.doc.SecuritySchemes() {
		n = b.doc.Resolve(n)
		s := &Scheme{
			Name: names.Take(limited(NameOf(key))), Key: key, Kind: OtherScheme,
			Description: n.Get("description").Text(),
		}
		s.read(n)
		s.Env = b.environment(env, s)
		b.schemeOf[key] = s
		b.pkg.Schemes = append(b.pkg.Schemes, s)
	}
}

// read reads what kind of scheme it is.
func (s *Scheme) read(n *contract.Node) {
	switch strings.ToLower(n.Get("type").Text()) {
	case "apikey":
		s.Kind, s.In, s.Parameter = APIKey, n.Get("in").Text(), n.Get("name").Text()
		if s.Parameter == "" || !slices.Contains([]string{"header", "query", "cookie"}, s.In) {
			s.Kind = OtherScheme
		}
	case "basic":
		s.Kind = Basic
	case "http":
		switch strings.ToLower(n.Get("scheme").Text()) {
		case "basic":
			s.Kind = Basic
		case "bearer":
			s.Kind = Bearer
		}
	case "openidconnect":
		s.Kind = OAuth2
	case "oauth2":
		s.Kind = OAuth2
		flow := n.At("flows", "clientCredentials")
		if n.Get("flow").Text() == "application" {
			flow = n
		}
		s.TokenURL = flow.Get("tokenUrl").Text()
		for scope := range flow.Get("scopes").Fields() {
			s.Scopes = append(s.Scopes, scope)
		}
	}
}

// dull are the words in the name of a scheme that do not tell it from another.
var dull = map[string]bool{
	"auth": true, "authentication": true, "authorization": true, "security": true, "scheme": true, "http": true, "header": true,
	"query": true, "default": true, "oauth": true, "oauth2": true, "o": true, "2": true, "20": true, "0": true, "bearer": true,
	"basic": true, "jwt": true, "api": true, "apikey": true, "open": true, "id": true, "connect": true, "credentials": true, "client": true,
}

// environment names the variables that a scheme's credentials are read from.
func (b *builder) environment(taken *Scope, s *Scheme) []string {
	prefix := b.pkg.Name
	var own Name
	for _, word := range s.Name {
		if !dull[word] && !slices.Contains(prefix, word) {
			own = append(own, word)
		}
	}
	if n := len(own); n > 0 && (own[n-1] == "key" || own[n-1] == "token") {
		own = own[:n-1]
	}
	what := map[SchemeKind][]string{
		APIKey: {"api key"}, Basic: {"username", "password"}, Bearer: {"token"}, OAuth2: {"token"},
	}[s.Kind]
	switch {
	case s.Kind == OAuth2 && s.TokenURL != "":
		what = []string{"client id", "client secret"}
	case len(what) == 1 && s.Name[len(s.Name)-1] == "key" && s.Kind != APIKey:
		what = []string{"key"}
	}
	var env []string
	for _, w := range what {
		name := prefix.With(NameOf(w)...)
		if len(own) > 0 {
			name = prefix.With(own...).With(NameOf(w)...)
		}
		env = append(env, asciiUpper(taken.Take(name)))
	}
	return env
}

// asciiUpper spells a name as an environment variable (POSIX.1-2024, section
// 8.1): capitals, digits and underscores, no digit first.
func asciiUpper(name Name) string {
	upper := strings.Map(func(r rune) rune {
		if r == '_' || '0' <= r && r <= '9' || 'A' <= r && r <= 'Z' {
			return r
		}
		return '_'
	}, name.Upper())
	if upper[0] >= '0' && upper[0] <= '9' {
		return "API_" + upper
	}
	return upper
}

// security reads the alternatives by which an operation lets in; that of none
// at all comes last, so that credentials are used where they are known. A scheme
// that the document does not have is left out.
func (b *builder) security(op *contract.Operation) []Requirement {
	var alternatives []Requirement
	for _, given := range op.Security {
		var r Requirement
		for _, use := range given.Schemes {
			if s := b.schemeOf[use.Name]; s != nil {
				r.Schemes = append(r.Schemes, s)
				r.Scopes = append(r.Scopes, use.Scopes...)
			}
		}
		alternatives = append(alternatives, r)
	}
	slices.SortStableFunc(alternatives, func(a, b Requirement) int {
		return min(len(b.Schemes), 1) - min(len(a.Schemes), 1)
	})
	return alternatives
}
