package sample

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
)

// maxParsed is how many levels a text may have that is read as a value.
const maxParsed = 1000

// errDeep is returned for texts with more levels than that.
var errDeep = errors.New("the value has too many levels")

// Parse reads one JSON text (RFC 8259). Members stay in their order, and a name
// that is given twice is given twice; numbers stay as they are written. It
// fails for texts of more than 1,000 levels.
func Parse(data []byte) (any, error) {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	v, err := parse(dec, 0)
	if err != nil {
		return nil, err
	}
	if _, err := dec.Token(); err != io.EOF {
		return nil, errors.New("there is more text after the end of the value")
	}
	return v, nil
}

func parse(dec *json.Decoder, depth int) (any, error) {
	token, err := dec.Token()
	if err == io.EOF {
		return nil, io.ErrUnexpectedEOF
	}
	if err != nil {
		return nil, err
	}
	delim, ok := token.(json.Delim)
	switch {
	case !ok:
		return token, nil
	case depth >= maxParsed:
		return nil, errDeep
	case delim == '[':
		return parseList(dec, depth+1)
	}
	return parseObject(dec, depth+1)
}

func parseList(dec *json.Decoder, depth int) (any, error) {
	list := []any{}
	for dec.More() {
		v, err := parse(dec, depth)
		if err != nil {
			return nil, err
		}
		list = append(list, v)
	}
	_, err := dec.Token()
	return list, err
}

func parseObject(dec *json.Decoder, depth int) (any, error) {
	o := Object{}
	for dec.More() {
		name, err := dec.Token()
		if err != nil {
			return nil, err
		}
		v, err := parse(dec, depth)
		if err != nil {
			return nil, err
		}
		o = append(o, Member{name.(string), v})
	}
	_, err := dec.Token()
	return o, err
}

// Plain returns a value with maps for objects, as libraries have them. Of a
// name that is given twice the last counts.
func Plain(v any) any {
	switch v := v.(type) {
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = Plain(v[i])
		}
		return out
	case Object:
		out := make(map[string]any, len(v))
		for _, m := range v {
			out[m.Name] = Plain(m.Value)
		}
		return out
	}
	return v
}

// FromPlain is the way back from maps, whose names it sorts. Numbers of Go
// become json.Number; what no JSON text holds becomes nil.
func FromPlain(v any) any {
	switch v := v.(type) {
	case nil, bool, string, json.Number, Object:
		return v
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = FromPlain(v[i])
		}
		return out
	case map[string]any:
		return fromMap(v)
	case int, int64, float64:
		text, err := json.Marshal(v)
		if err != nil { // not a number, or infinite
			return nil
		}
		return json.Number(text)
	}
	return nil
}

func fromMap(v map[string]any) Object {
	out := make(Object, 0, len(v))
	for name, member := range v {
		out = append(out, Member{name, FromPlain(member)})
	}
	slices.SortFunc(out, func(a, b Member) int { return strings.Compare(a.Name, b.Name) })
	return out
}
