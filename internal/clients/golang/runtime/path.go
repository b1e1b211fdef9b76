package runtime

import (
	"fmt"
	"net/url"
	"strings"
)

// expandPath puts values in place of the expressions of a path template, in
// order. Expressions are those of RFC 6570 as far as path parameters need them:
// {name}, {.name} for label and {;name} for matrix style, each with a "*" at
// the end to explode, {+name} to let reserved characters through, and {=name}
// for a value that is written as JSON. Names are percent-encoded.
func expandPath(template string, values []any) (string, error) {
	var b strings.Builder
	for _, given := range values {
		literal, rest, _ := strings.Cut(template, "{")
		expression, after, found := strings.Cut(rest, "}")
		if !found {
			break
		}
		template = after
		b.WriteString(literal)
		text, err := expandExpression(expression, given)
		if err != nil {
			return "", err
		}
		b.WriteString(text)
	}
	b.WriteString(template)
	return b.String(), nil
}

func expandExpression(expression string, given any) (string, error) {
	p := pathParameter(expression)
	v, err := p.value(given)
	if err != nil {
		return "", fmt.Errorf("path parameter %s: %w", p.key, err)
	}
	keep := ""
	if p.reserved {
		keep = reservedInPath
	}
	text := p.text(v, func(s string) string { return escape(s, keep) })
	if text == "" {
		return "", fmt.Errorf("path parameter %s is empty", p.key)
	}
	for segment := range strings.SplitSeq(text, "/") {
		if segment == "." || segment == ".." {
			return "", fmt.Errorf("path parameter %s must not be %q, which leads to another path", p.key, text)
		}
	}
	return text, nil
}

func pathParameter(expression string) parameter {
	p := parameter{in: "path", style: "simple"}
	expression, p.explode = strings.CutSuffix(expression, "*")
	switch {
	case strings.HasPrefix(expression, "."):
		p.style = "label"
	case strings.HasPrefix(expression, ";"):
		p.style = "matrix"
	case strings.HasPrefix(expression, "="):
		p.style = "json"
	case strings.HasPrefix(expression, "+"):
		p.reserved = true
	default:
		expression = " " + expression
	}
	p.key = expression[1:]
	if name, err := url.PathUnescape(p.key); err == nil {
		p.key = name
	}
	return p
}
