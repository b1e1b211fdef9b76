package call

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/wire"
)

// Credentials are the secrets that were given for the security schemes of a
// document, by the schemes' names.
type Credentials map[string]string

// Check returns an error that names the schemes of the document when there is a
// credential for one that it does not have, or that cannot be sent.
func (c Credentials) Check(doc *contract.Document) error {
	var names []string
	known := map[string]bool{}
	for name, n := range doc.SecuritySchemes() {
		names = append(names, name)
		_, known[name] = wire.SchemeOf(doc.Resolve(n))
	}
	for name := range c {
		sendable, there := known[name]
		switch {
		case there && !sendable:
			return fmt.Errorf("credentials for %q cannot be sent: it is neither an HTTP scheme, a key, OAuth 2 nor OpenID Connect", name)
		case !there && len(names) == 0:
			return fmt.Errorf("there is no security scheme %q: the document has none", name)
		case !there:
			return fmt.Errorf("there is no security scheme %q; the document has %s", name, strings.Join(names, ", "))
		}
	}
	return nil
}

// credential is one thing to send with a request.
type credential struct{ in, name, value string }

// credentials are what a case carries. complete is false when the operation
// wants some that were not given.
func (s *Sender) credentials(c *Case) (list []credential, complete bool) {
	switch c.Access {
	case Anonymous:
		return nil, true
	case Foreign:
		return s.foreign(c.Operation), true
	case Other:
		return s.granted(c.Operation, s.settings.Others)
	case Wrong:
		list, _ = s.granted(c.Operation, s.wrong)
		return list, true
	}
	return s.granted(c.Operation, s.settings.Credentials)
}

// granted takes the first way in for which there is everything; else whatever
// there is for the first.
func (s *Sender) granted(op *contract.Operation, secrets Credentials) (list []credential, complete bool) {
	for i, way := range op.Security {
		var found []credential
		for _, use := range way.Schemes {
			if secret, given := secrets[use.Name]; given {
				if sent, ok := s.schemes[use.Name]; ok {
					found = append(found, credential{sent.In, sent.Name, sent.Value(secret)})
				}
			}
		}
		if len(found) == len(way.Schemes) && len(found) > 0 {
			return found, true
		}
		if i == 0 {
			list = found
		}
	}
	return list, Open(op)
}

// foreign are the credentials of the first scheme that no way in takes, unless
// they are those of one that does.
func (s *Sender) foreign(op *contract.Operation) []credential {
	for name := range s.settings.Doc.SecuritySchemes() {
		secret, given := s.settings.Credentials[name]
		sent, ok := s.schemes[name]
		if !given || !ok || uses(op, name) {
			continue
		}
		if c := (credential{sent.In, sent.Name, sent.Value(secret)}); !s.takes(op, c) {
			return []credential{c}
		}
	}
	return nil
}

// takes reports whether a credential is right for an operation, as that of
// another scheme is where both have the same secret in the same place.
func (s *Sender) takes(op *contract.Operation, c credential) bool {
	for name, secret := range s.settings.Credentials {
		if sent, ok := s.schemes[name]; ok && uses(op, name) && (credential{sent.In, sent.Name, sent.Value(secret)}) == c {
			return true
		}
	}
	return false
}

// HasForeign reports whether there are right credentials that an operation does
// not take.
func (s *Sender) HasForeign(op *contract.Operation) bool { return len(s.foreign(op)) > 0 }

// HasOther reports whether another consumer's credentials are there for an
// operation.
func (s *Sender) HasOther(op *contract.Operation) bool {
	list, complete := s.granted(op, s.settings.Others)
	return complete && len(list) > 0
}

// HasGranted reports whether what the operation asks for was given, be it as a
// credential or as a header that is sent with everything.
func (s *Sender) HasGranted(op *contract.Operation) bool {
	_, complete := s.granted(op, s.settings.Credentials)
	return complete || s.coveredByHeader(op)
}

func (s *Sender) coveredByHeader(op *contract.Operation) bool {
	for _, way := range op.Security {
		for _, use := range way.Schemes {
			if sent, ok := s.schemes[use.Name]; ok && sent.In == "header" && s.settings.Header.Get(sent.Name) != "" {
				return true
			}
		}
	}
	return false
}

// Open reports whether an operation can be called without credentials.
func Open(op *contract.Operation) bool {
	if len(op.Security) == 0 {
		return true
	}
	for _, way := range op.Security {
		if len(way.Schemes) == 0 {
			return true
		}
	}
	return false
}

func uses(op *contract.Operation, name string) bool {
	for _, way := range op.Security {
		for _, use := range way.Schemes {
			if use.Name == name {
				return true
			}
		}
	}
	return false
}

// authorizes reports whether a header carries a credential of the document.
func (s *Sender) authorizes(name string) bool {
	switch http.CanonicalHeaderKey(name) {
	case "Authorization", "Proxy-Authorization", "Cookie":
		return true
	}
	for _, sent := range s.schemes {
		if sent.In == "header" && strings.EqualFold(sent.Name, name) {
			return true
		}
	}
	return false
}

// put adds a credential to a request.
func (c credential) put(header http.Header, query *[]string) {
	switch c.in {
	case "header":
		header.Set(c.name, c.value)
	case "query":
		*query = append(*query, url.QueryEscape(c.name)+"="+url.QueryEscape(c.value))
	case "cookie":
		addCookie(header, url.QueryEscape(c.name)+"="+url.QueryEscape(c.value))
	}
}

func addCookie(header http.Header, pair string) {
	if old := header.Get("Cookie"); old != "" {
		pair = old + "; " + pair
	}
	header.Set("Cookie", pair)
}
