package workflow

import (
	"encoding/json"
	"fmt"
	"strings"
)

// tokenKind is what a token of a condition is.
type tokenKind uint8

const (
	tokenEnd tokenKind = iota
	tokenOpen
	tokenClose
	tokenOperator
	tokenValue // literal or expression
)

// token is one token of a condition.
type token struct {
	kind   tokenKind
	text   string // as written
	op     operator
	leaf   *condition // of a tokenValue
	closes string     // of a tokenOpen: what ends it
}

// operators in the order in which they are tried.
var operators = []struct {
	text string
	op   operator
}{
	{"==", opEqual}, {"!=", opUnequal}, {"<=", opAtMost}, {">=", opAtLeast}, {"<", opLess}, {">", opGreater},
	{"&&", opAnd}, {"||", opOr}, {"!", opNot},
}

// next cuts the first token from a condition.
func next(s string) (t token, rest string, err error) {
	s = strings.TrimLeft(s, " \t\r\n")
	if s == "" {
		return token{}, "", nil
	}
	switch s[0] {
	case '(':
		return token{kind: tokenOpen, text: "(", closes: ")"}, s[1:], nil
	case '{': // the specification's own example has a condition in braces
		return token{kind: tokenOpen, text: "{", closes: "}"}, s[1:], nil
	case ')', '}':
		return token{kind: tokenClose, text: s[:1]}, s[1:], nil
	case '\'':
		return lexText(s)
	case '$':
		return lexExpression(s)
	case '"':
		return token{}, "", fmt.Errorf("texts stand in single quotes, not in double ones")
	}
	for _, o := range operators {
		if strings.HasPrefix(s, o.text) {
			return token{kind: tokenOperator, text: o.text, op: o.op}, s[len(o.text):], nil
		}
	}
	return lexWord(s)
}

// lexText reads a text in single quotes, of which two stand for one.
func lexText(s string) (token, string, error) {
	var b strings.Builder
	for at := 1; at < len(s); at++ {
		if s[at] != '\'' {
			b.WriteByte(s[at])
			continue
		}
		if at+1 < len(s) && s[at+1] == '\'' {
			b.WriteByte('\'')
			at++
			continue
		}
		return token{kind: tokenValue, text: s[:at+1], leaf: &condition{literal: b.String()}}, s[at+1:], nil
	}
	return token{}, "", fmt.Errorf("the text that begins with %s has no end", quote(s))
}

// lexExpression reads a runtime expression, which ends at white space, a
// bracket or an operator. A bracket after a JSON pointer is an index.
func lexExpression(s string) (token, string, error) {
	length := 1
	for length < len(s) && !strings.ContainsRune(" \t\r\n(){}=!<>&|'\",", rune(s[length])) {
		if s[length] == '[' {
			if closing := strings.IndexByte(s[length:], ']'); closing > 0 {
				length += closing
			}
		}
		length++
	}
	whole, rest := s[:length], s[length:]
	text, path := whole, ""
	if hash := strings.IndexByte(text, '#'); hash >= 0 {
		if i := strings.IndexByte(text[hash:], '['); i >= 0 {
			text, path = text[:hash+i], text[hash+i:]
		}
	}
	e, err := parseExpression(text)
	if err == nil && path != "" {
		e.text = whole
		err = e.access(path)
	}
	if err != nil {
		return token{}, "", err
	}
	return token{kind: tokenValue, text: whole, leaf: &condition{op: opExpression, expression: e}}, rest, nil
}

// lexWord reads a number, true, false or null.
func lexWord(s string) (token, string, error) {
	length := strings.IndexAny(s, " \t\r\n(){}=!<>&|'\"$")
	if length < 0 {
		length = len(s)
	}
	word := s[:length]
	t := token{kind: tokenValue, text: word, leaf: &condition{}}
	switch word {
	case "true", "false":
		t.leaf.literal = word == "true"
	case "null":
	case "":
		return token{}, "", fmt.Errorf("%s is not expected here", quote(s[:1]))
	default:
		if !isNumber(word) {
			return token{}, "", fmt.Errorf("%s is neither a number, true, false nor null; texts stand in single quotes, and what is looked up begins with a dollar sign", quote(word))
		}
		t.leaf.literal = json.Number(word)
	}
	return t, s[length:], nil
}
