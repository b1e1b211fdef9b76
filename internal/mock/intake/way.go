package intake

import (
	"fmt"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/wire"
)

// way is one of the ways to be let in: all of its credentials together.
type way struct {
	credentials []wire.Scheme
	text        string // "the header Authorization as `Bearer ...` and the query parameter key"
}

// waysOf lists the ways in to an operation; none when no credentials are
// needed, or only such as a request does not show, which are taken as given:
// client certificates, and schemes that the document does not declare.
func waysOf(doc *contract.Document, op *contract.Operation) []way {
	var ways []way
	for _, requirement := range op.Security {
		var w way
		var texts []string
		for _, use := range requirement.Schemes {
			if s, ok := schemeNamed(doc, use.Name); ok {
				w.credentials = append(w.credentials, s)
				texts = append(texts, where(s))
			}
		}
		if len(w.credentials) == 0 {
			return nil
		}
		w.text = strings.Join(texts, " and ")
		ways = append(ways, w)
	}
	return ways
}

// foreignTo lists where the document has credentials that no way takes; none
// where no credentials are needed.
func foreignTo(doc *contract.Document, ways []way) []wire.Scheme {
	if len(ways) == 0 {
		return nil
	}
	var taken, foreign []wire.Scheme
	for _, w := range ways {
		taken = append(taken, w.credentials...)
	}
	for _, n := range doc.SecuritySchemes() {
		if s, ok := wire.SchemeOf(doc.Resolve(n)); ok && !slices.Contains(taken, s) {
			foreign = append(foreign, s)
		}
	}
	return foreign
}

func schemeNamed(doc *contract.Document, name string) (wire.Scheme, bool) {
	return wire.SchemeOf(doc.Resolve(doc.ComponentsNode("securitySchemes").Get(name)))
}

// where says where a credential goes.
func where(s wire.Scheme) string {
	name := shortened(wire.Field(s.Name))
	switch {
	case s.Word != "":
		return fmt.Sprintf("the header %s as `%s ...`", name, shortened(wire.Field(s.Word)))
	case s.In == "query":
		return "the query parameter " + name
	}
	return "the " + s.In + " " + name
}
