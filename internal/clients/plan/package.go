// Package plan decides, for all languages alike, what the client of a document
// has: its operations with their parameters, bodies, results and errors, the
// named types, how it pages, authenticates and retries. What a language's
// emitter adds is only how that language spells it.
//
// Everything in a plan is in the order of the document, so that the same
// document gives the same plan, and all of it is named from where it stands, so
// that a change to one operation changes only what concerns it.
package plan

import "github.com/apisteward/steward/internal/contract"

// Package is the client of one document.
type Package struct {
	Document *contract.Document
	Name     Name   // what the API is called, without "API", "REST" and version: [github]. Never empty
	Title    string // info.title in one line
	Version  string // a semantic version
	Summary  string // first sentence of info.description as plain text, or ""
	License  License
	Contact  string // URL, or address of e-mail, or ""

	Servers []Server // never empty; "/" when the document names none
	Schemes []*Scheme
	Groups  []*Group
	Types   []*Type  // the declared types that no group owns, in order; see Type.Nested
	Errors  []*Error // one for each documented error body
	Notes   []Note
}

// Declared lists the declared types, the package's own and those of its groups,
// in order, each before what is nested in it.
func (p *Package) Declared() []*Type {
	var all []*Type
	var add func(types []*Type)
	add = func(types []*Type) {
		for _, t := range types {
			all = append(all, t)
			add(t.Nested)
		}
	}
	add(p.Types)
	for _, g := range p.Groups {
		add(g.Types)
	}
	return all
}

// License is the licence of the API as the document gives it.
type License struct {
	Name       string // "MIT License", or ""
	Identifier string // SPDX, "MIT", or ""
	URL        string
}

// Server is a base URL. A URL without a scheme is relative to where the
// document came from: the consumer must then name the host.
type Server struct {
	URL         string // with variables in braces
	Description string
	Variables   []Variable
}

// Variable is a part of a server's URL.
type Variable struct {
	Name, Default, Description string
	Enum                       []string
}

// Group is the operations of one tag, in one file. An operation belongs to
// the group of its first tag; those without a tag, to the group "default".
type Group struct {
	Name        Name // unique within the package
	Title       string
	Description string
	Operations  []*Operation
	Types       []*Type // declared types that stand only within these operations
}

// Note is something in the document that a client cannot express, and what it
// does instead. It is also said where a user meets it: Operation.Notes,
// Type.Notes.
type Note struct {
	Place     string // JSON pointer in a fragment, "#/paths/..."
	Operation string // "GET /users", or ""
	Text      string // one sentence
}

// SchemeKind is a way to prove who one is.
type SchemeKind uint8

// The kinds of Scheme.
const (
	APIKey      SchemeKind = iota // a value in a header, the query or a cookie
	Basic                         // RFC 7617
	Bearer                        // RFC 6750, with a token that the consumer has
	OAuth2                        // RFC 6749: client credentials when TokenURL is set, else a token that the consumer has
	OtherScheme                   // mutual TLS, digest...: by a hook or an HTTP client of one's own
)

// Scheme is a security scheme.
type Scheme struct {
	Name        Name   // unique within the package
	Key         string // its name in the document
	Kind        SchemeKind
	In          string // of an APIKey: "header", "query", "cookie"
	Parameter   string // of an APIKey: "X-API-Key"
	TokenURL    string // of the client credentials flow of OAuth2
	Scopes      []string
	Description string
	// Env names the environment variables that credentials are read from when
	// none are given: one for APIKey, Bearer and OAuth2 without TokenURL
	// ("GITHUB_TOKEN"); user name and password for Basic; client id and client
	// secret for OAuth2 with TokenURL; none for OtherScheme.
	Env []string
}

// Error is a documented error body: a type of its own in the client.
type Error struct {
	Name Name // "problem": unique within the package, also among types when "error" is added
	Use  Use
	// Problem is set when the body is Problem details (RFC 9457): by its media
	// type, or because it has title, status and detail.
	Problem bool
}
