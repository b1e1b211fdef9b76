package pool

import (
	"encoding/json"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/verify/call"
)

// Evaluate returns what a value of a link stands for after an exchange: itself,
// a runtime expression, or a text with expressions in braces (OpenAPI 3.0.3,
// section 4.7.20.3). from is where in the answer it stood, or nil. ok is false
// when it is not there, or is no expression that the specification knows.
func Evaluate(value *contract.Node, x *call.Exchange) (v any, from *call.Binding, ok bool) {
	text := value.Text()
	switch {
	case strings.HasPrefix(text, "$"):
		return evaluate(text, x)
	case strings.Contains(text, "{$"):
		v, ok := embedded(text, x)
		return v, nil, ok
	}
	return sample.Of(value), nil, value != nil
}

// embedded fills the expressions of a text.
func embedded(text string, x *call.Exchange) (string, bool) {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, "{$")
		b.WriteString(before)
		if !found {
			return b.String(), true
		}
		expression, after, closed := strings.Cut(rest, "}")
		if !closed {
			return "", false
		}
		v, _, ok := evaluate("$"+expression, x)
		if !ok {
			return "", false
		}
		b.WriteString(textOf(v))
		text = after
	}
}

func evaluate(expression string, x *call.Exchange) (any, *call.Binding, bool) {
	switch expression {
	case "$url":
		return x.URL, nil, true
	case "$method":
		return x.Method, nil, true
	case "$statusCode":
		return json.Number(textOf(x.Status)), nil, x.Status != 0
	}
	if place, ok := strings.CutPrefix(expression, "$response."); ok {
		return inAnswer(place, x)
	}
	if place, ok := strings.CutPrefix(expression, "$request."); ok {
		return inRequest(place, x)
	}
	return nil, nil, false
}

func inAnswer(place string, x *call.Exchange) (any, *call.Binding, bool) {
	if name, ok := strings.CutPrefix(place, "header."); ok {
		from := &call.Binding{Exchange: x, Header: name}
		v, ok := from.Resolve()
		return v, from, ok
	}
	if pointer, ok := bodyPointer(place); ok {
		from := &call.Binding{Exchange: x, Pointer: pointer}
		v, ok := from.Resolve()
		return v, from, ok && v != nil
	}
	return nil, nil, false
}

func inRequest(place string, x *call.Exchange) (any, *call.Binding, bool) {
	if pointer, ok := bodyPointer(place); ok {
		if x.Case.Body == nil || x.Case.Body.Raw != nil {
			return nil, nil, false
		}
		v, ok := call.Lookup(sample.Plain(x.Case.Body.Value), pointer)
		return v, nil, ok && v != nil
	}
	in, name, _ := strings.Cut(place, ".")
	if in == "header" {
		if v := x.Sent.Get(name); v != "" {
			return v, nil, true
		}
		return nil, nil, false
	}
	a := x.Case.Argument(in, name)
	if a == nil || a.Raw != nil {
		return nil, nil, false
	}
	return a.Value, a.From, true
}

// bodyPointer is the pointer of "body" and "body#/data/id".
func bodyPointer(place string) (string, bool) {
	pointer, ok := strings.CutPrefix(place, "body")
	if !ok {
		return "", false
	}
	pointer = strings.TrimPrefix(pointer, "#")
	return pointer, pointer == "" || strings.HasPrefix(pointer, "/")
}

// textOf writes a scalar as it stands in a path.
func textOf(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case nil:
		return ""
	}
	return sample.Compact(sample.FromPlain(v))
}
