package wire

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
)

// Path writes a value into a path, encoded (RFC 6570, as OpenAPI 3.0.3 has it in
// section 4.7.12.2).
func Path(p *contract.Parameter, v any) string {
	if len(p.Content) > 0 {
		return escape(contentText(p.Content[0], v), "")
	}
	switch p.Style {
	case "label":
		return "." + flat(p, v, ".", "")
	case "matrix":
		return matrix(p, v)
	}
	return flat(p, v, escape(separator(p), ","), "")
}

// separator stands between the elements of a list in one text. Swagger 2.0 has
// all of them in every place.
func separator(p *contract.Parameter) string {
	switch p.Style {
	case "spaceDelimited":
		return " "
	case "pipeDelimited":
		return "|"
	case "tabDelimited":
		return "\t"
	}
	return ","
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
			b.WriteString(";" + name + "=" + escape(Text(item), ""))
		}
		return b.String()
	case sample.Object:
		var b strings.Builder
		for _, m := range v {
			b.WriteString(";" + escape(m.Name, "") + "=" + escape(Text(m.Value), ""))
		}
		return b.String()
	}
	return ";" + name + "=" + escape(Text(v), "")
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
			parts = append(parts, escape(Text(item), keep))
		}
	case sample.Object:
		for _, m := range v {
			if p.Explode {
				parts = append(parts, escape(m.Name, keep)+"="+escape(Text(m.Value), keep))
			} else {
				parts = append(parts, escape(m.Name, keep), escape(Text(m.Value), keep))
			}
		}
	default:
		return escape(Text(v), keep)
	}
	return strings.Join(parts, between)
}

// Query writes a value as encoded "name=value" pairs of a query (RFC 6570,
// section 3.2.8; OpenAPI 3.1.1, section 4.8.12.5).
func Query(p *contract.Parameter, v any) []string {
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
	object, isObject := v.(sample.Object)
	switch {
	case p.Style == "deepObject" && isObject:
		return deep(name, object, keep)
	case isList && p.Explode && p.Style != "deepObject":
		var out []string
		for _, item := range list {
			out = append(out, name+"="+escape(Text(item), keep))
		}
		return out
	case isObject && p.Explode:
		var out []string
		for _, m := range object {
			out = append(out, escape(m.Name, "")+"="+escape(Text(m.Value), keep))
		}
		return out
	case isList && p.Style == "deepObject": // not defined by the standard; this is how it is read
		return deep(name, indexed(list), keep)
	}
	return []string{name + "=" + flat(p, v, escape(separator(p), ","), keep)}
}

func indexed(list []any) sample.Object {
	var o sample.Object
	for i, v := range list {
		o = append(o, sample.Member{Name: strconv.Itoa(i), Value: v})
	}
	return o
}

// deep writes name[member]=value, and deeper levels in the same way.
func deep(name string, o sample.Object, keep string) []string {
	var out []string
	for _, m := range o {
		key := name + "%5B" + escape(m.Name, "") + "%5D"
		switch v := m.Value.(type) {
		case sample.Object:
			out = append(out, deep(key, v, keep)...)
		case []any:
			for i, item := range v {
				if o, ok := item.(sample.Object); ok {
					out = append(out, deep(key+"%5B"+strconv.Itoa(i)+"%5D", o, keep)...)
				} else {
					out = append(out, key+"%5B"+strconv.Itoa(i)+"%5D="+escape(Text(item), keep))
				}
			}
		default:
			out = append(out, key+"="+escape(Text(v), keep))
		}
	}
	return out
}

// QueryString writes the whole query from one value (OpenAPI 3.2.0, section
// 4.12.2, "querystring").
func QueryString(doc *contract.Document, p *contract.Parameter, v any) []string {
	if len(p.Content) == 0 {
		return nil
	}
	if o, ok := v.(sample.Object); ok && strings.HasPrefix(p.Content[0].Type, FormType) {
		return FormPairs(doc, p.Content[0], o)
	}
	return []string{escape(contentText(p.Content[0], v), "")}
}

// Cookie writes a value as encoded "name=value" pairs of a Cookie header.
func Cookie(p *contract.Parameter, v any) []string {
	if len(p.Content) > 0 {
		return []string{escape(p.Name, "") + "=" + escape(contentText(p.Content[0], v), "")}
	}
	return pairs(p, v, "")
}

// headerText writes a value as the text of a header, where nothing is encoded.
func headerText(p *contract.Parameter, v any) string {
	if len(p.Content) > 0 {
		return contentText(p.Content[0], v)
	}
	return unescape(flat(p, v, escape(separator(p), ","), ""))
}

// contentText writes a value that has a media type of its own.
func contentText(m *contract.Media, v any) string {
	if IsJSON(m.Type) {
		return sample.Compact(v)
	}
	return Text(v)
}

// Text writes a value as plain text; what is no scalar as JSON.
func Text(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case json.Number:
		return string(v)
	case nil:
		return "null"
	}
	return sample.Compact(v)
}
