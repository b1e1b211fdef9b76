package sample

import (
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/wire"
)

// Credential is what a security scheme wants to be sent. The secrets stand in
// environment variables.
type Credential struct {
	Scheme string // its name in the document
	Kind   CredentialKind
	Name   string // of the header, query parameter or cookie
	Prefix string // of the value: "Bearer "
	Secret string // environment variable: "TOKEN"; the password of Basic
	User   string // environment variable with the name of Basic
}

// CredentialKind says where a credential goes.
type CredentialKind uint8

// The kinds of credential.
const (
	InHeader CredentialKind = iota
	InQuery
	InCookie
	Basic
)

// String returns "header", "query", "cookie" or "basic".
func (k CredentialKind) String() string { return [...]string{"header", "query", "cookie", "basic"}[k] }

// Credentials is what each way to be let in needs, the preferred one first.
// Schemes that no header or parameter serves, as client certificates, are left
// out.
func (m *Maker) Credentials(op *contract.Operation) [][]Credential {
	var out [][]Credential
	for _, way := range op.Security {
		out = append(out, m.way(way))
	}
	return out
}

func (m *Maker) way(way contract.Requirement) []Credential {
	var out []Credential
	used := map[string]int{}
	for _, use := range way.Schemes {
		c, ok := credential(m.schemes[use.Name])
		if !ok {
			continue
		}
		c.Scheme = use.Name
		used[c.Secret]++
		if n := used[c.Secret]; n > 1 {
			c.Secret += "_" + strconv.Itoa(n)
		}
		out = append(out, c)
	}
	return out
}

// credential reads a security scheme.
func credential(n *contract.Node) (Credential, bool) {
	kind, scheme := n.Get("type").Text(), n.Get("scheme").Text()
	switch {
	case kind == "apiKey":
		return apiKey(n)
	case kind == "basic", kind == "http" && strings.EqualFold(scheme, "basic"):
		return Credential{Kind: Basic, Name: "Authorization", User: "API_USER", Secret: "API_PASSWORD"}, true
	case kind == "http" && wire.Token(scheme) && !strings.EqualFold(scheme, "bearer"):
		return Credential{Kind: InHeader, Name: "Authorization", Prefix: scheme + " ", Secret: "TOKEN"}, true
	case kind == "http", kind == "oauth2", kind == "openIdConnect":
		return Credential{Kind: InHeader, Name: "Authorization", Prefix: "Bearer ", Secret: "TOKEN"}, true
	}
	return Credential{}, false
}

func apiKey(n *contract.Node) (Credential, bool) {
	c := Credential{Name: n.Get("name").Text(), Secret: "API_KEY"}
	switch n.Get("in").Text() {
	case "header":
		c.Kind = InHeader
		return c, wire.Token(c.Name)
	case "query":
		c.Kind = InQuery
	case "cookie":
		c.Kind = InCookie
		return c, wire.Token(c.Name)
	default:
		return c, false
	}
	return c, c.Name != ""
}
