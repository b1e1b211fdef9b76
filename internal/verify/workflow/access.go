package workflow

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// maxPath bounds the steps into a value.
const maxPath = 256

// access reads how an expression goes on below its root: ".name", "[0]",
// "['name']", and at last "#" with a JSON pointer (RFC 6901).
func (e *expression) access(rest string) error {
	for rest != "" {
		if len(e.path) >= maxPath {
			return fmt.Errorf("%s leads too deep", quote(e.text))
		}
		var next access
		var after string
		var ok bool
		switch rest[0] {
		case '.':
			next, after, ok = member(rest)
		case '[':
			next, after, ok = element(rest)
		case '#':
			return e.pointer(rest[1:])
		}
		if !ok {
			return fmt.Errorf("%s cannot be read from %s on", quote(e.text), quote(rest))
		}
		e.path = append(e.path, next)
		rest = after
	}
	return nil
}

// member reads ".name". Without a name it is not ok.
func member(s string) (a access, rest string, ok bool) {
	name := s[1:]
	if i := strings.IndexAny(name, ".[#"); i >= 0 {
		name = name[:i]
	}
	return access{key: name, isKey: true}, s[1+len(name):], name != ""
}

// element reads "[0]" or "['name']".
func element(s string) (a access, rest string, ok bool) {
	if strings.HasPrefix(s, "['") {
		name, rest, found := strings.Cut(s[2:], "']")
		return access{key: name, isKey: true, exact: true}, rest, found
	}
	digits, rest, found := strings.Cut(s[1:], "]")
	index, err := strconv.Atoi(digits)
	return access{index: index}, rest, found && err == nil && index >= 0 && digits[0] != '+' && digits[0] != '-'
}

// pointer reads a JSON pointer, which everything after the number sign belongs
// to.
func (e *expression) pointer(s string) error {
	if s == "" {
		return nil
	}
	if s[0] != '/' {
		return fmt.Errorf("%s has no JSON pointer after the number sign: write #/name", quote(e.text))
	}
	tokens := strings.Split(s[1:], "/")
	if len(e.path)+len(tokens) > maxPath {
		return fmt.Errorf("%s leads too deep", quote(e.text))
	}
	for _, token := range tokens {
		if strings.Contains(strings.NewReplacer("~0", "", "~1", "").Replace(token), "~") {
			return fmt.Errorf("%s has a JSON pointer with a bad escape: after ~ there is 0 or 1", quote(e.text))
		}
		e.path = append(e.path, access{key: contract.UnescapePointer(token), isKey: true, exact: true})
	}
	return nil
}

// into follows steps into a value of maps and slices; it returns how many of
// them led somewhere.
func into(v any, path []access) (found any, followed int) {
	for i, a := range path {
		next, ok := a.of(v)
		if !ok {
			return nil, i
		}
		v = next
	}
	return v, len(path)
}

func (a access) of(v any) (any, bool) {
	switch v := v.(type) {
	case map[string]any:
		member, there := v[a.key]
		return member, there && a.isKey
	case []any:
		i := a.index
		if a.isKey {
			var err error
			if i, err = strconv.Atoi(a.key); err != nil || strconv.Itoa(i) != a.key {
				return nil, false
			}
		}
		if i < 0 || i >= len(v) {
			return nil, false
		}
		return v[i], true
	}
	return nil, false
}

// pointerOf writes steps as a JSON pointer (RFC 6901).
func pointerOf(path []access) string {
	var b strings.Builder
	for _, a := range path {
		b.WriteByte('/')
		if a.isKey {
			b.WriteString(strings.NewReplacer("~", "~0", "/", "~1").Replace(a.key))
		} else {
			b.WriteString(strconv.Itoa(a.index))
		}
	}
	return b.String()
}

// splitName finds which of the first steps are the name of an input or an
// output, which may hold dots: the longest that is known. Without one it is
// the first step.
func splitName(path []access, known func(name string) bool) (name string, rest []access) {
	if len(path) == 0 {
		return "", nil
	}
	name, rest = path[0].key, path[1:]
	joined := ""
	for i, a := range path {
		if !a.isKey || a.exact {
			break
		}
		if i > 0 {
			joined += "."
		}
		if joined += a.key; known(joined) {
			name, rest = joined, path[i+1:]
		}
	}
	return name, rest
}
