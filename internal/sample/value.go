package sample

import (
	"encoding/json"

	"github.com/apisteward/steward/internal/contract"
)

// Object is a JSON object that keeps the order of its members.
type Object []Member

// Member is one property of an Object.
type Member struct {
	Name  string
	Value any
}

// Get returns the value of a property. Of a name that is given twice the last
// counts.
func (o Object) Get(name string) (any, bool) {
	for i := len(o) - 1; i >= 0; i-- {
		if o[i].Name == name {
			return o[i].Value, true
		}
	}
	return nil, false
}

// With returns a copy in which a property has the given value. A new one comes
// last.
func (o Object) With(name string, v any) Object {
	out := append(make(Object, 0, len(o)+1), o...)
	for i := range out {
		if out[i].Name == name {
			out[i].Value = v
			return out
		}
	}
	return append(out, Member{name, v})
}

// Without returns a copy that lacks a property.
func (o Object) Without(name string) Object {
	out := make(Object, 0, len(o))
	for _, m := range o {
		if m.Name != name {
			out = append(out, m)
		}
	}
	return out
}

// IsScalar reports whether a value has no parts: it is neither an object nor a
// list.
func IsScalar(v any) bool {
	switch v.(type) {
	case []any, Object:
		return false
	}
	return true
}

// Of returns what a node of a document holds. Of a key that is given twice the
// last counts.
func Of(n *contract.Node) any {
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
			list = append(list, Of(item))
		}
		return list
	case contract.Object:
		o := make(Object, 0, n.Len())
		for name, member := range n.Fields() {
			if n.Get(name) == member {
				o = append(o, Member{name, Of(member)})
			}
		}
		return o
	}
	return nil
}

// Same reports whether two values are the same JSON value: members in any
// order, numbers however they are written.
func Same(a, b any) bool {
	switch a := a.(type) {
	case []any:
		b, ok := b.([]any)
		if !ok || len(a) != len(b) {
			return false
		}
		for i := range a {
			if !Same(a[i], b[i]) {
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
			if other, ok := b.Get(m.Name); !ok || !Same(m.Value, other) {
				return false
			}
		}
		return true
	case json.Number:
		b, ok := b.(json.Number)
		return ok && (a == b || sameNumber(a, b))
	}
	switch b.(type) {
	case []any, Object:
		return false
	}
	return a == b
}

// sameNumber reports whether two numbers are equal however they are written.
func sameNumber(a, b json.Number) bool {
	x, ok1 := Rational(a)
	y, ok2 := Rational(b)
	return ok1 && ok2 && x.Cmp(y) == 0
}
