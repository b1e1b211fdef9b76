package sample

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// A value is nil, a bool, a json.Number, a string, a []any of values or an
// Object.

// Object is a JSON object that keeps the order of its members.
type Object []Member

// Member is one property of an Object.
type Member struct {
	Name  string
	Value any
}

// get returns the value of a property.
func (o Object) get(name string) (any, bool) {
	for _, m := range o {
		if m.Name == name {
			return m.Value, true
		}
	}
	return nil, false
}

// valueOf returns what a node of the document holds. Of a key that is given
// twice the last counts.
func valueOf(n *contract.Node) any {
	if n == nil {
		return nil
	}
	switch n.Kind {
	case contract.Bool:
		return n.True()
	case contract.Number:
		return json.Number(n.Literal())
	case contract.String:
		return n.Text()
	case contract.Array:
		list := make([]any, 0, n.Len())
		for _, item := range n.Items() {
			list = append(list, valueOf(item))
		}
		return list
	case contract.Object:
		o := make(Object, 0, n.Len())
		for name, member := range n.Fields() {
			if n.Get(name) == member {
				o = append(o, Member{name, valueOf(member)})
			}
		}
		return o
	}
	return nil
}

// sameValue reports whether two values are the same JSON value, as far as
// numbers are written alike.
func sameValue(a, b any) bool {
	switch a := a.(type) {
	case []any:
		b, ok := b.([]any)
		if !ok || len(a) != len(b) {
			return false
		}
		for i := range a {
			if !sameValue(a[i], b[i]) {
				return false
			}
		}
		return true
	case Object:
		b, ok := b.(Object)
		if !ok || len(a) != len(b) {
			return false
		}
		for _, m := range a {
			if other, ok := b.get(m.Name); !ok || !sameValue(m.Value, other) {
				return false
			}
		}
		return true
	case json.Number:
		b, ok := b.(json.Number)
		return ok && (a == b || sameNumber(string(a), string(b)))
	}
	switch b.(type) {
	case []any, Object:
		return false
	}
	return a == b
}

// notation is how a language writes values.
type notation struct {
	null, yes, no string
	text          func(string) string
	key           func(string) string // of a member, its quotes included
}

// jsonNotation is JSON itself.
func jsonNotation() notation {
	return notation{"null", "true", "false", quoteJSON, quoteJSON}
}

// compact writes a value as JSON on one line.
func compact(v any) string {
	var b strings.Builder
	jsonNotation().write(&b, v, "", "")
	return b.String()
}

// indented writes a value as JSON with two spaces a level.
func indented(v any) string {
	var b strings.Builder
	jsonNotation().write(&b, v, "\n", "  ")
	return b.String()
}

// write writes a value; line is a line end with the current indentation, or ""
// to stay on one line.
func (n notation) write(b *strings.Builder, v any, line, step string) {
	switch v := v.(type) {
	case nil:
		b.WriteString(n.null)
	case bool:
		if v {
			b.WriteString(n.yes)
		} else {
			b.WriteString(n.no)
		}
	case json.Number:
		b.WriteString(string(v))
	case string:
		b.WriteString(n.text(v))
	case []any:
		b.WriteByte('[')
		for i, item := range v {
			n.separate(b, i, line, step)
			n.write(b, item, deeper(line, step), step)
		}
		n.end(b, len(v), line, step, ']')
	case Object:
		b.WriteByte('{')
		for i, m := range v {
			n.separate(b, i, line, step)
			b.WriteString(n.key(m.Name))
			b.WriteByte(':')
			if line != "" || step == " " {
				b.WriteByte(' ')
			}
			n.write(b, m.Value, deeper(line, step), step)
		}
		n.end(b, len(v), line, step, '}')
	}
}

func (n notation) separate(b *strings.Builder, i int, line, step string) {
	if i > 0 {
		b.WriteByte(',')
		if line == "" && step == " " {
			b.WriteByte(' ')
		}
	}
	b.WriteString(deeper(line, step))
}

func (n notation) end(b *strings.Builder, length int, line, _ string, closing byte) {
	if length > 0 {
		b.WriteString(line)
	}
	b.WriteByte(closing)
}

func deeper(line, step string) string {
	if line == "" {
		return ""
	}
	return line + step
}

// quoteJSON writes a string as JSON, with nothing escaped that need not be.
func quoteJSON(s string) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if enc.Encode(s) != nil {
		return `""`
	}
	return strings.TrimSuffix(b.String(), "\n")
}
