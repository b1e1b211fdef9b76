package wire

import (
	"encoding/base64"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// Scheme is where the secret of a security scheme stands in a request.
type Scheme struct {
	In, Name string // "header", "query" or "cookie", and the name there
	Word     string // that comes before the secret, as "Bearer" in Authorization; "" for none
}

// authorization is the header that HTTP schemes use.
const authorization = "Authorization"

// SchemeOf reads a security scheme object of any edition, after references; ok
// is false for what no header, query or cookie serves, such as client
// certificates.
func SchemeOf(n *contract.Node) (s Scheme, ok bool) {
	kind, name := n.Get("type").Text(), n.Get("scheme").Text()
	switch {
	case kind == "apiKey":
		s = Scheme{In: n.Get("in").Text(), Name: n.Get("name").Text()}
		return s, s.Name != "" && (s.In == "header" || s.In == "query" || s.In == "cookie")
	case kind == "basic", kind == "http" && strings.EqualFold(name, "basic"):
		return Scheme{"header", authorization, "Basic"}, true
	case kind == "http" && name != "" && !strings.EqualFold(name, "bearer"):
		return Scheme{"header", authorization, name}, true
	case kind == "http", kind == "oauth2", kind == "openIdConnect":
		return Scheme{"header", authorization, "Bearer"}, true
	}
	return Scheme{}, false
}

// Basic reports whether the secret is a name and a password.
func (s Scheme) Basic() bool { return s.Word == "Basic" }

// Value is what is sent for a secret; that of a Basic scheme is a name and a
// password with a colon between them (RFC 7617, section 2).
func (s Scheme) Value(secret string) string {
	switch {
	case s.Word == "":
		return secret
	case s.Basic():
		secret = base64.StdEncoding.EncodeToString([]byte(secret))
	}
	return s.Word + " " + secret
}

// Secret is the secret in what is sent, which has the form of it: the way back
// from Value.
func (s Scheme) Secret(text string) string {
	if s.Word == "" {
		return text
	}
	_, secret, _ := strings.Cut(text, " ")
	secret = strings.Trim(secret, " ")
	if s.Basic() {
		if pair, err := base64.StdEncoding.DecodeString(secret); err == nil {
			return string(pair)
		}
	}
	return secret
}

// Holds reports whether a text has the form of what is sent: the word, whose
// case means nothing (RFC 9110, section 11.1), and something after it.
func (s Scheme) Holds(text string) bool {
	if s.Word == "" {
		return text != ""
	}
	word, secret, _ := strings.Cut(text, " ")
	return strings.EqualFold(word, s.Word) && strings.Trim(secret, " ") != ""
}
