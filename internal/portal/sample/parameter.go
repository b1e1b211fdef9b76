package sample

import (
	"encoding/json"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// parameterValue is a documented example of a parameter that its schema lets
// through, or a value made from the schema.
func (m *Maker) parameterValue(p *contract.Parameter) any {
	schema, media := p.Schema, p.Node
	if schema == nil && len(p.Content) > 0 {
		schema, media = p.Content[0].Schema, p.Content[0].Node
	}
	k := newMaker(m.doc, contract.InRequest)
	sh := k.shape(schema)
	for _, n := range examplesOf(m.doc, p.Node, media) {
		v := valueOf(n)
		if v, ok := k.read(sh, v); ok && !empty(v) {
			return v
		}
	}
	v, ok := k.make(schema)
	if !ok || empty(v) {
		return "string"
	}
	return v
}

// ParameterText is a value for a parameter as a person types it: plain text,
// or JSON for what is no scalar.
func (m *Maker) ParameterText(p *contract.Parameter) (text string, isJSON bool) {
	v := m.parameterValue(p)
	switch v.(type) {
	case []any, Object:
		return compact(v), true
	}
	return scalar(v), false
}

// read returns a documented value of a parameter as its schema has it: many
// documents write numbers in quotes.
func (m *maker) read(sh *shape, v any) (any, bool) {
	if m.allows(sh, v) {
		return v, true
	}
	if s, ok := v.(string); ok {
		if json.Valid([]byte(s)) && strings.Trim(s, "0123456789.-") == "" && m.allows(sh, json.Number(s)) {
			return json.Number(s), true
		}
	}
	return nil, false
}

// pathText writes a value into a path (RFC 6570, as OpenAPI 3.0.3 has it in
// section 4.7.12.2).
func pathText(p *contract.Parameter, v any) string {
	if len(p.Content) > 0 {
		return escape(contentText(p.Content[0], v), "")
	}
	switch p.Style {
	case "label":
		return "." + flat(p, v, ".", "")
	case "matrix":
		return matrix(p, v)
	}
	return flat(p, v, ",", "")
}

func matrix(p *contract.Parameter, v any) string {
	name := escape(p.Name, "")
	if !p.Explode {
		return ";" + name + "=" + flat(p, v, ",", "")
	}
	switch v := v.(type) {
	case []any:
		var b strings.Builder
		for _, item := range v {
			b.WriteString(";" + name + "=" + escape(scalar(item), ""))
		}
		return b.String()
	case Object:
		var b strings.Builder
		for _, m := range v {
			b.WriteString(";" + escape(m.Name, "") + "=" + escape(scalar(m.Value), ""))
		}
		return b.String()
	}
	return ";" + name + "=" + escape(scalar(v), "")
}

// flat writes a value as one text: elements separated, members as name and
// value. When the parameter explodes, members are name=value, and elements of
// a label are separated by its own sign.
func flat(p *contract.Parameter, v any, separator, keep string) string {
	between := separator
	if !p.Explode {
		between = ","
		if separator != "." && separator != "," {
			between = separator
		}
	}
	var parts []string
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			parts = append(parts, escape(scalar(item), keep))
		}
	case Object:
		for _, m := range v {
			if p.Explode {
				parts = append(parts, escape(m.Name, keep)+"="+escape(scalar(m.Value), keep))
			} else {
				parts = append(parts, escape(m.Name, keep), escape(scalar(m.Value), keep))
			}
		}
	default:
		return escape(scalar(v), keep)
	}
	return strings.Join(parts, between)
}

// queryPairs writes a value as pairs of a query.
func queryPairs(p *contract.Parameter, v any) []string {
	keep := ""
	if p.AllowReserved {
		keep = "/:?@!$(),;*"
	}
	if len(p.Content) > 0 {
		return []string{escape(p.Name, "") + "=" + escape(contentText(p.Content[0], v), keep)}
	}
	return pairs(p, v, keep)
}

// pairs writes a value in the styles of queries, cookies and forms.
func pairs(p *contract.Parameter, v any, keep string) []string {
	name := escape(p.Name, "")
	list, isList := v.([]any)
	object, isObject := v.(Object)
	switch {
	case p.Style == "deepObject" && isObject:
		return deep(name, object, keep)
	case isList && p.Explode && p.Style != "deepObject":
		var out []string
		for _, item := range list {
			out = append(out, name+"="+escape(scalar(item), keep))
		}
		return out
	case isObject && p.Explode:
		var out []string
		for _, m := range object {
			out = append(out, escape(m.Name, "")+"="+escape(scalar(m.Value), keep))
		}
		return out
	case isList && p.Style == "deepObject": // not defined by the standard; this is how it is read
		return deep(name, indexed(list), keep)
	}
	separator := ","
	switch p.Style {
	case "spaceDelimited":
		separator = "%20"
	case "pipeDelimited":
		separator = "%7C"
	case "tabDelimited":
		separator = "%09"
	}
	return []string{name + "=" + flat(p, v, separator, keep)}
}

func indexed(list []any) Object {
	var o Object
	for i, v := range list {
		o = append(o, Member{itoa(i), v})
	}
	return o
}

// deep writes name[member]=value, and deeper levels in the same way.
func deep(name string, o Object, keep string) []string {
	var out []string
	for _, m := range o {
		key := name + "%5B" + escape(m.Name, "") + "%5D"
		switch v := m.Value.(type) {
		case Object:
			out = append(out, deep(key, v, keep)...)
		case []any:
			for i, item := range v {
				if o, ok := item.(Object); ok {
					out = append(out, deep(key+"%5B"+itoa(i)+"%5D", o, keep)...)
				} else {
					out = append(out, key+"%5B"+itoa(i)+"%5D="+escape(scalar(item), keep))
				}
			}
		default:
			out = append(out, key+"="+escape(scalar(v), keep))
		}
	}
	return out
}

// queryString writes the whole query from one value (OpenAPI 3.2).
func (m *Maker) queryString(p *contract.Parameter, v any) []string {
	if len(p.Content) == 0 {
		return nil
	}
	if o, ok := v.(Object); ok && strings.HasPrefix(p.Content[0].Type, formType) {
		return formPairs(m.doc, p.Content[0], o)
	}
	return []string{escape(contentText(p.Content[0], v), "")}
}

// cookiePairs writes a value as cookies.
func cookiePairs(p *contract.Parameter, v any) []string {
	if len(p.Content) > 0 {
		return []string{escape(p.Name, "") + "=" + escape(contentText(p.Content[0], v), "")}
	}
	return pairs(p, v, "")
}

// headerText writes a value into a header, where nothing is encoded.
func headerText(p *contract.Parameter, v any) string {
	if len(p.Content) > 0 {
		return contentText(p.Content[0], v)
	}
	return unescape(flat(p, v, ",", ""))
}

// contentText writes a value that has a media type of its own.
func contentText(m *contract.Media, v any) string {
	if isJSON(m.Type) {
		return compact(v)
	}
	return scalar(v)
}

// scalar writes a value as plain text; what is no scalar as JSON.
func scalar(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case json.Number:
		return string(v)
	case nil:
		return "null"
	}
	return compact(v)
}
