package intake

import (
	"fmt"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
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

// credentials looks whether everything is there for one of the ways in.
func (x *reading) credentials() {
	for i := range x.plan.ways {
		if len(x.lacking(&x.plan.ways[i])) == 0 {
			return
		}
	}
	if len(x.plan.ways) == 0 {
		return
	}
	x.refused = true
	x.fields = append(x.fields, x.lacking(x.closest())...)
}

// closest is the way in for which the least is missing, the first of several.
func (x *reading) closest() *way {
	best, least := &x.plan.ways[0], 0
	for i := range x.plan.ways {
		w := &x.plan.ways[i]
		if n := len(x.lacking(w)); n < len(w.credentials) && (least == 0 || n < least) {
			best, least = w, n
		}
	}
	return best
}

// lacking says what is missing for a way in.
func (x *reading) lacking(w *way) []fault.Field {
	var fields []fault.Field
	for _, s := range w.credentials {
		given, right := x.credential(s)
		if right {
			continue
		}
		detail := "is missing"
		switch {
		case given && s.Word != "":
			detail = fmt.Sprintf("must be `%s ...`", shortened(wire.Field(s.Word)))
		case given:
			detail = "must not be empty"
		}
		fields = append(fields, fault.Field{Place: s.In + " " + shortened(s.Name), Detail: detail})
	}
	return fields
}

// credential looks where a credential goes: whether something is there, and
// whether that has the right form.
func (x *reading) credential(s wire.Scheme) (given, right bool) {
	if s.In == "header" {
		lines := x.request.Header.Values(s.Name)
		return len(lines) > 0, slices.ContainsFunc(lines, s.Holds)
	}
	pairs := x.pairs
	if s.In == "cookie" {
		pairs = x.cookies
	}
	for _, pair := range pairs {
		if pair.Name == s.Name {
			given, right = true, right || s.Holds(pair.Value)
		}
	}
	return given, right
}

// wanted says which credentials would do.
func (x *reading) wanted() string {
	texts := make([]string, len(x.plan.ways))
	for i := range x.plan.ways {
		texts[i] = x.plan.ways[i].text
	}
	return "The operation needs credentials: " + strings.Join(texts, ", or ") + "."
}
