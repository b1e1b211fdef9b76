package runtime

import (
	"slices"
	"strconv"
	"strings"
)

// parameter tells how one parameter is written. Style is one of simple, label,
// matrix, form, spaceDelimited, pipeDelimited, tabDelimited and deepObject
// (OpenAPI 3.2, section 4.12.3), or json for a value that is written as JSON.
type parameter struct {
	in, key, style    string
	explode, reserved bool
}

// pair is one "key=value" of a query or a form. Text is encoded.
type pair struct{ key, text string }

func queryPair(key, value string) pair {
	return pair{key, escape(key, "") + "=" + escape(value, "")}
}

// pairs writes a value as parts of a query or cookie, encoded by quote.
func (p parameter) pairs(v value, quote func(string) string) []pair {
	one := func(key, text string) pair { return pair{p.key, quote(key) + "=" + text} }
	switch {
	case v.undefined():
		return nil
	case p.style == "deepObject" && v.kind != scalarValue:
		return p.deep(nil, p.key, v, quote)
	case v.kind == scalarValue:
		return []pair{one(p.key, quote(v.text))}
	case !p.explode:
		return []pair{one(p.key, join(v, quote, p.separator(quote), p.separator(quote)))}
	case v.kind == arrayValue:
		var pairs []pair
		for _, item := range v.items {
			pairs = append(pairs, one(p.key, quote(item.flat())))
		}
		return pairs
	}
	var pairs []pair
	for i, item := range v.items {
		if item.kind != nullValue {
			pairs = append(pairs, one(v.keys[i], quote(item.flat())))
		}
	}
	return pairs
}

// undefined reports whether nothing is sent: of null, and of lists and objects
// that have nothing in them (RFC 6570, section 2.3).
func (v value) undefined() bool {
	switch v.kind {
	case nullValue:
		return true
	case objectValue:
		return !slices.ContainsFunc(v.items, func(item value) bool { return item.kind != nullValue })
	case arrayValue:
		return len(v.items) == 0
	}
	return false
}

// separator stands between the elements of an array in one pair.
func (p parameter) separator(quote func(string) string) string {
	switch p.style {
	case "spaceDelimited":
		return quote(" ")
	case "pipeDelimited":
		return quote("|")
	case "tabDelimited":
		return quote("\t")
	}
	return ","
}

// deep writes "key[name]=value" at any depth; elements of arrays are numbered.
func (p parameter) deep(pairs []pair, key string, v value, quote func(string) string) []pair {
	for i, item := range v.items {
		name := strconv.Itoa(i)
		if v.kind == objectValue {
			name = v.keys[i]
		}
		name = key + "[" + name + "]"
		switch item.kind {
		case nullValue:
		case scalarValue:
			pairs = append(pairs, pair{p.key, quote(name) + "=" + quote(item.text)})
		default:
			pairs = p.deep(pairs, name, item, quote)
		}
	}
	return pairs
}

// value reads what the parameter was given.
func (p parameter) value(given any) (value, error) {
	if p.style != "json" {
		return valueOf(given)
	}
	data, err := encodeJSON(given)
	return scalar(string(data)), err
}

// text writes a value within a path or a header.
func (p parameter) text(v value, quote func(string) string) string {
	before, between := "", ","
	switch p.style {
	case "label":
		before = "."
		if p.explode {
			between = "."
		}
	case "matrix":
		return p.matrix(v, quote)
	}
	equals := ","
	if p.explode {
		equals = "="
	}
	return before + join(v, quote, between, equals)
}

func (p parameter) matrix(v value, quote func(string) string) string {
	one := func(key, text string) string {
		if text == "" {
			return ";" + quote(key)
		}
		return ";" + quote(key) + "=" + text
	}
	if v.kind == scalarValue || !p.explode {
		return one(p.key, join(v, quote, ",", ","))
	}
	var b strings.Builder
	for i, item := range v.items {
		key := p.key
		if v.kind == objectValue {
			key = v.keys[i]
		}
		b.WriteString(one(key, quote(item.flat())))
	}
	return b.String()
}

// join writes the parts of a value in one text.
func join(v value, quote func(string) string, between, equals string) string {
	if v.kind == scalarValue {
		return quote(v.text)
	}
	var b strings.Builder
	first := true
	for i, item := range v.items {
		if v.kind == objectValue && item.kind == nullValue {
			continue
		}
		if !first {
			b.WriteString(between)
		}
		first = false
		if v.kind == objectValue {
			b.WriteString(quote(v.keys[i]))
			b.WriteString(equals)
		}
		b.WriteString(quote(item.flat()))
	}
	return b.String()
}

// flat is the text of a value within another; what is nested deeper than the
// styles know is written as JSON.
func (v value) flat() string {
	if v.kind == nullValue {
		return "null"
	}
	return v.text
}
