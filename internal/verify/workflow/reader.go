package workflow

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
)

// maxFaults bounds the faults that are noted of one file.
const maxFaults = 200

// reader reads one file, and notes everything that is wrong with it.
type reader struct {
	file   *File
	faults []fault.Field
	more   int // faults beyond maxFaults
	engine schemaEngine
}

// fault notes that something is wrong with a node.
func (r *reader) fault(n *contract.Node, format string, args ...any) {
	r.faultAt(placeOf(n), format, args...)
}

func (r *reader) faultAt(p Place, format string, args ...any) {
	f := fault.Field{Place: p.Pointer, Detail: fmt.Sprintf(format, args...), Line: p.Line, Column: p.Column}
	switch {
	case slices.Contains(r.faults, f): // a component is read wherever it is referred to
	case len(r.faults) >= maxFaults:
		r.more++
	default:
		r.faults = append(r.faults, f)
	}
}

// object reports whether n is an object, and notes members that are neither
// among the fields nor extensions (Specification Extensions).
func (r *reader) object(n *contract.Node, what string, fields ...string) bool {
	if !n.Is(contract.Object) {
		r.fault(n, "%s is an object.", capital(what))
		return false
	}
	for _, c := range n.Children() {
		if strings.HasPrefix(c.Key, "x-") || slices.Contains(fields, c.Key) {
			continue
		}
		p := Place{n.Pointer() + "/" + contract.EscapePointer(c.Key), int(c.Line), int(c.Column)}
		r.faultAt(p, "%s has no field %s; it may have %s.", capital(what), quote(c.Key), list(fields))
	}
	return true
}

// text returns a field that is a string, or "".
func (r *reader) text(n *contract.Node, what, key string) string {
	c := n.Get(key)
	if c == nil {
		return ""
	}
	if !c.Is(contract.String) {
		r.fault(c, "The %s of %s is a string.", quote(key), what)
	}
	return c.Text()
}

// need is text of a field that must be there, and must not be empty.
func (r *reader) need(n *contract.Node, what, key string) string {
	switch c := n.Get(key); {
	case c == nil:
		r.fault(n, "%s needs the field %s.", capital(what), quote(key))
	case c.Is(contract.String) && c.Text() == "":
		r.fault(c, "The %s of %s is empty.", quote(key), what)
	}
	return r.text(n, what, key)
}

// items iterates over a field that is an array.
func (r *reader) items(n *contract.Node, what, key string) iter.Seq2[int, *contract.Node] {
	c := n.Get(key)
	if c != nil && !c.Is(contract.Array) {
		r.fault(c, "The %s of %s are a list.", quote(key), what)
	}
	return c.Items()
}

// fields iterates over a field that is an object; the names must be such as
// can be referred to.
func (r *reader) fields(n *contract.Node, what, key string) iter.Seq2[string, *contract.Node] {
	c := n.Get(key)
	if c != nil && !c.Is(contract.Object) {
		r.fault(c, "The %s of %s are an object.", quote(key), what)
	}
	for name, value := range c.Fields() {
		if !isName(name) {
			r.fault(value, "The name %s may have letters, digits, dots, hyphens and underscores only.", quote(name))
		}
	}
	return c.Fields()
}

// isName reports whether s may name an output or a component (Workflow
// and Components Object).
func isName(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_") == ""
}

// list is "`a`, `b` and `c`".
func list(names []string) string {
	quoted := make([]string, len(names))
	for i, name := range names {
		quoted[i] = quote(name)
	}
	switch n := len(quoted); n {
	case 0:
		return "nothing"
	case 1:
		return quoted[0]
	default:
		return strings.Join(quoted[:n-1], ", ") + " and " + quoted[n-1]
	}
}

// quote sets something from a file apart in a message.
func quote(s string) string { return "`" + shorten(s) + "`" }

// shorten cuts a text that is too long for a message.
func shorten(s string) string {
	const most = 120
	if len(s) <= most {
		return s
	}
	cut := most
	for cut > 0 && s[cut]&0xc0 == 0x80 {
		cut--
	}
	return s[:cut] + "…"
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
