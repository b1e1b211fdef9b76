package python

import (
	"fmt"
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
)

// template is the path, with parameters in braces.
func template(op *plan.Operation) string {
	var b strings.Builder
	for _, s := range op.Path {
		if s.Parameter != nil {
			b.WriteString("{" + s.Parameter.Key + "}")
		} else {
			b.WriteString(literalPath(s.Literal))
		}
	}
	return b.String()
}

// parameters describes the parameters of an operation, in order.
func parameters(op *plan.Operation) []string {
	var items []string
	for _, p := range op.Parameters {
		items = append(items, "op."+p.In+"("+strings.Join(parameter(p), ", ")+")")
	}
	return items
}

// parameter lists what is unlike the defaults of a parameter's place.
func parameter(p *plan.Parameter) []string {
	items := []string{quote(p.Key)}
	if p.In == "querystring" {
		return append(items, quote(p.Content))
	}
	style, explode := "simple", false
	if p.In == "query" || p.In == "cookie" {
		style, explode = "form", true
	}
	switch {
	case p.Content != "":
		return append(items, "content="+quote(p.Content))
	case p.Style != style && p.Style != "":
		items = append(items, quote(p.Style))
		if p.Explode != explode {
			items = append(items, truth(p.Explode))
		}
	case p.Explode != explode:
		items = append(items, "explode="+truth(p.Explode))
	}
	if p.Reserved {
		items = append(items, "reserved=True")
	}
	return items
}

func truth(b bool) string {
	if b {
		return "True"
	}
	return "False"
}

// literalPath encodes what no path may hold as it is. A question mark begins
// the query that some contracts write there.
func literalPath(text string) string {
	const kept = "-._~!$&'()*+,;=:@/%?"
	var b strings.Builder
	for _, c := range []byte(text) {
		if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte(kept, c) >= 0 {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}
