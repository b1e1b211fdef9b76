package webhook

import (
	"strings"
)

// expression is the key of a callback: a URL in which runtime expressions stand
// in braces, or one such expression (OpenAPI 3.1.1, sections 4.8.18.1 and
// 4.8.20.4).
type expression struct {
	parts []part
}

// part is text, or a runtime expression.
type part struct {
	text    string
	runtime bool
}

// parseExpression reads the key of a callback. What is not understood is found
// out when it is evaluated.
func parseExpression(s string) *expression {
	if strings.HasPrefix(s, "$") {
		return &expression{[]part{{s, true}}}
	}
	var e expression
	for {
		before, rest, opened := strings.Cut(s, "{")
		inner, after, closed := strings.Cut(rest, "}")
		if !opened || !closed {
			break
		}
		e.parts = append(e.parts, part{text: before}, part{inner, true})
		s = after
	}
	e.parts = append(e.parts, part{text: s})
	return &e
}

// constant reports whether the URL is the same whatever was requested.
func (e *expression) constant() bool {
	for _, p := range e.parts {
		if p.runtime {
			return false
		}
	}
	return true
}

// evaluate returns the URL for an exchange; ok is false when a part has no value.
func (e *expression) evaluate(x *exchange) (address string, ok bool) {
	var b strings.Builder
	for _, p := range e.parts {
		text := p.text
		if p.runtime {
			if text, ok = x.value(p.text); !ok {
				return "", false
			}
		}
		if b.WriteString(text); b.Len() > maxURL {
			return "", false
		}
	}
	return b.String(), b.Len() > 0
}
