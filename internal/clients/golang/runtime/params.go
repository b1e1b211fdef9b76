package runtime

import (
	"fmt"
	"net/http"
	"reflect"
	"strings"
)

// encoded is parameters as they are sent.
type encoded struct {
	query  []pair
	cookie []pair
	header http.Header
	whole  string // the parameter that is the whole query string (OpenAPI 3.2), encoded
}

// encodeParams reads a struct whose fields are parameters. The tag of a field
// names where the parameter goes and its key, `query:"per_page"`, and how it is
// written if not in the default way of that place: `style:"deepObject,explode"`.
// Fields that are nil are left out.
func encodeParams(params any) (encoded, error) {
	e := encoded{header: http.Header{}}
	v := reflect.ValueOf(params)
	if v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	if v.Kind() != reflect.Struct {
		return e, nil
	}
	for i := range v.NumField() {
		p, ok := parameterOf(v.Type().Field(i).Tag)
		if !ok || absent(v.Field(i)) {
			continue
		}
		given, err := p.value(v.Field(i).Interface())
		if err != nil {
			return e, fmt.Errorf("%s parameter %s: %w", p.in, p.key, err)
		}
		e.add(p, given)
	}
	return e, nil
}

func parameterOf(tag reflect.StructTag) (parameter, bool) {
	for _, in := range [...]string{"query", "header", "cookie", "querystring"} {
		key, ok := tag.Lookup(in)
		if !ok {
			continue
		}
		p := parameter{in: in, key: key, style: "form", explode: in != "header"}
		if in == "header" {
			p.style = "simple"
		}
		if style, ok := tag.Lookup("style"); ok {
			words := strings.Split(style, ",")
			p.style, p.explode = words[0], false
			for _, word := range words[1:] {
				p.explode = p.explode || word == "explode"
				p.reserved = p.reserved || word == "reserved"
			}
		}
		return p, true
	}
	return parameter{}, false
}

func absent(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map, reflect.Interface:
		return v.IsNil()
	}
	nullable, ok := v.Interface().(interface {
		IsNull() bool
		IsZero() bool
	})
	return ok && nullable.IsZero()
}

func (e *encoded) add(p parameter, v value) {
	switch p.in {
	case "header":
		if v.kind != nullValue {
			e.header.Set(p.key, p.text(v, plain))
		}
	case "cookie":
		quote := quoteQuery
		if p.style == "cookie" { // OpenAPI 3.2: as it is
			quote = plain
		}
		e.cookie = append(e.cookie, p.pairs(v, quote)...)
	case "querystring":
		if p.style == "json" || v.kind == scalarValue {
			e.whole = escape(v.text, "")
			return
		}
		for i, key := range v.keys {
			field := parameter{key: key, style: "form", explode: true}
			e.query = append(e.query, field.pairs(v.items[i], quoteQuery)...)
		}
	default:
		quote := quoteQuery
		if p.reserved {
			quote = func(s string) string { return escape(s, reservedInQuery) }
		}
		e.query = append(e.query, p.pairs(v, quote)...)
	}
}

func plain(text string) string      { return text }
func quoteQuery(text string) string { return escape(text, "") }

// set replaces all values of a query parameter.
func (e *encoded) set(key, value string) {
	kept := e.query[:0:0]
	for _, pair := range e.query {
		if pair.key != key {
			kept = append(kept, pair)
		}
	}
	e.query = append(kept, queryPair(key, value))
}

func joinPairs(pairs []pair, between string) string {
	texts := make([]string, len(pairs))
	for i, p := range pairs {
		texts[i] = p.text
	}
	return strings.Join(texts, between)
}
