package intake

import (
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/wire"
)

// Challenges are the values of WWW-Authenticate for a request to an operation
// that lacks credentials, each once (RFC 9110, section 11.6.1). Keys have no
// registered scheme; theirs says where the key goes.
func Challenges(doc *contract.Document, op *contract.Operation) []string {
	var challenges []string
	for _, requirement := range op.Security {
		for _, use := range requirement.Schemes {
			s, ok := schemeNamed(doc, use.Name)
			if !ok || s.Word != "" && !wire.Token(s.Word) {
				continue
			}
			if text := challenge(doc, s, use); !slices.Contains(challenges, text) {
				challenges = append(challenges, text)
			}
		}
	}
	return challenges
}

func challenge(doc *contract.Document, s wire.Scheme, use contract.SchemeUse) string {
	realm := " realm=" + quoted(doc.Title)
	switch {
	case s.Word == "":
		return "ApiKey" + realm + ", in=" + quoted(s.In) + ", name=" + quoted(s.Name)
	case s.Basic(): // RFC 7617, section 2.1
		return s.Word + realm + `, charset="UTF-8"`
	case s.Word == "Bearer" && len(use.Scopes) > 0: // RFC 6750, section 3
		return s.Word + realm + ", scope=" + quoted(strings.Join(use.Scopes, " "))
	}
	return s.Word + realm
}

// quoted writes a quoted-string (RFC 9110, section 5.6.4).
func quoted(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(shortened(wire.Field(text))) + `"`
}
