package typescript

import "github.com/apisteward/steward/internal/clients/plan"

// styleOf gives the function that writes a parameter; "" for the one that is
// used unless another is named.
func styleOf(m *module, p *plan.Parameter) string {
	name := styleName(p)
	if name == "" {
		return ""
	}
	return m.value("runtime/styles", name)
}

func styleName(p *plan.Parameter) string {
	if p.In == "querystring" {
		return "wholeQuery"
	}
	if p.Content != "" {
		if p.In == "query" || p.In == "cookie" {
			return "jsonPair"
		}
		return "jsonText"
	}
	if p.Style == "cookie" {
		if p.Explode || !composite(p.Use.Type) {
			return "plainCookie"
		}
		return "plainCookieJoined"
	}
	if !composite(p.Use.Type) {
		// Whether it is exploded makes no difference to a single value.
		switch p.Style {
		case "label", "matrix":
			return p.Style
		case "deepObject", "spaceDelimited", "pipeDelimited", "tabDelimited", "form", "simple":
			return ""
		}
	}
	switch p.Style {
	case "simple":
		if p.Explode {
			return "simpleExploded"
		}
	case "label", "matrix":
		if p.Explode {
			return p.Style + "Exploded"
		}
		return p.Style
	case "form":
		if !p.Explode {
			return "formJoined"
		}
	case "spaceDelimited", "pipeDelimited", "tabDelimited":
		if !p.Explode {
			return p.Style
		}
	case "deepObject":
		return "deepObject"
	}
	return ""
}

// composite reports whether a value may be a list or an object.
func composite(t *plan.Type) bool {
	switch t = resolved(t); t.Kind {
	case plan.Array, plan.Map, plan.Object, plan.Union, plan.Any:
		return true
	}
	return false
}

// partStyle gives the function that writes a field of a form; "" for the one
// that is used unless another is named.
func partStyle(m *module, kind plan.MediaKind, p plan.Part) string {
	name := ""
	switch {
	case kind == plan.Multipart && p.JSON && !p.Many && resolved(p.Field.Use.Type).Kind != plan.Object:
		name = "jsonText"
	case kind == plan.Multipart:
	case p.JSON:
		name = "jsonPair"
	default:
		name = styleName(&plan.Parameter{In: "query", Use: p.Field.Use, Style: p.Style, Explode: p.Explode})
	}
	if name == "" {
		return ""
	}
	return m.value("runtime/styles", name)
}
