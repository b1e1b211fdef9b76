package golang

import (
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
)

// pathParameters are the parameters that are arguments of their own, in the
// order of the path. Of one that stands there twice there is one.
func pathParameters(op *plan.Operation) []*plan.Parameter {
	var list []*plan.Parameter
	for _, p := range op.Parameters {
		if p.In == "path" {
			list = append(list, p)
		}
	}
	return list
}

// hasParams reports whether an operation has parameters outside the path.
func hasParams(op *plan.Operation) bool { return len(pathParameters(op)) < len(op.Parameters) }

// needsParams reports whether one of them is required.
func needsParams(op *plan.Operation) bool {
	for _, p := range op.Parameters {
		if p.In != "path" && p.Required {
			return true
		}
	}
	return false
}

// params writes the struct of an operation's parameters.
func (f *goFile) params(op *plan.Operation) {
	names := f.calls[op]
	if names.params == "" {
		return
	}
	f.Blank()
	f.Line("// %s are the parameters of %s besides those of the path.", names.params, names.method)
	f.Block("type "+names.params+" struct {", "}", func() {
		taken := make(map[string]bool)
		for _, p := range op.Parameters {
			if p.In != "path" {
				f.param(p, free(taken, exported(p.Name), "Param"), len(taken) == 1)
			}
		}
	})
}

func (f *goFile) param(p *plan.Parameter, name string, first bool) {
	var text []string
	if d := defaultOf(p.Default); d != "" && !strings.Contains(strings.ToLower(p.Description), "default") {
		text = append(text, d)
	}
	if p.Required {
		text = append(text, "Required.")
	}
	kind := f.typeOf(p.Use.Type)
	if !p.Required || nullable(p.Use) {
		kind = f.optional(p.Use.Type)
	}
	pairs := []string{p.In, p.Key}
	if style := styleOf(p); style != "" {
		pairs = append(pairs, "style", style)
	}
	f.field(first, p.Description, text, p.Deprecated, name+" "+kind+" "+tag(pairs...))
}

// styleOf is the style of a parameter as the runtime's tags spell it, "" when
// it is the default one.
func styleOf(p *plan.Parameter) string {
	if p.Content != "" && !strings.Contains(p.Content, "x-www-form-urlencoded") {
		return "json"
	}
	style, explode := p.Style, p.Explode
	if style == "" || p.Content != "" {
		style, explode = "form", true
	}
	text := style
	if explode {
		text += ",explode"
	}
	if p.Reserved {
		text += ",reserved"
	}
	if text == "form,explode" && p.In != "header" || text == "simple" && p.In == "header" {
		return ""
	}
	return text
}

// template writes the path as the runtime reads it, see expandPath.
func template(op *plan.Operation) string {
	var b strings.Builder
	for _, s := range op.Path {
		if s.Parameter == nil {
			b.WriteString(literal(s.Literal))
			continue
		}
		p := s.Parameter
		b.WriteByte('{')
		switch {
		case p.Content != "":
			b.WriteByte('=')
		case p.Style == "label":
			b.WriteByte('.')
		case p.Style == "matrix":
			b.WriteByte(';')
		case p.Reserved:
			b.WriteByte('+')
		}
		b.WriteString(encodeName(p.Key))
		if p.Explode {
			b.WriteByte('*')
		}
		b.WriteByte('}')
	}
	return b.String()
}

const hexadecimal = "0123456789ABCDEF"

// literal percent-encodes what may not stand in a path as it is (RFC 3986,
// section 3.3). A query in the path stays one, a fragment goes.
func literal(text string) string {
	text, _, _ = strings.Cut(text, "#")
	var b strings.Builder
	for i, piece := range strings.Split(text, "%") {
		if i > 0 && len(piece) >= 2 && isHex(piece[0]) && isHex(piece[1]) {
			b.WriteByte('%')
		} else if i > 0 {
			b.WriteString("%25")
		}
		b.WriteString(encode(piece, "-._~!$&'()*+,;=:@/?"))
	}
	return b.String()
}

func isHex(c byte) bool { return strings.IndexByte(hexadecimal+"abcdef", c) >= 0 }

// encodeName percent-encodes a parameter's name.
func encodeName(text string) string { return encode(text, "-_") }

func encode(text, keep string) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		c := text[i]
		if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || isDigit(c) || strings.IndexByte(keep, c) >= 0 {
			b.WriteByte(c)
			continue
		}
		b.WriteByte('%')
		b.WriteByte(hexadecimal[c>>4])
		b.WriteByte(hexadecimal[c&15])
	}
	return b.String()
}
