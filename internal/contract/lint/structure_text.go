package lint

import (
	"fmt"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// label is how a finding calls a node.
func (w *walker) label(n *contract.Node) string {
	switch parent := n.Parent(); {
	case parent == nil:
		return "the document"
	case parent.Is(contract.Array):
		return "each of " + w.label(parent)
	default:
		return quote(n.Key())
	}
}

// quote is a name in a finding: bounded, on one line, in backquotes.
func quote(name string) string {
	const most = 60
	if runes := []rune(name); len(runes) > most {
		name = string(runes[:most]) + "…"
	}
	name = strings.Map(func(r rune) rune {
		switch {
		case r == '`':
			return '\''
		case r < ' ':
			return ' '
		}
		return r
	}, name)
	return "`" + name + "`"
}

// quoteAll lists names: "`a`, `b` or `c`".
func quoteAll(names []string) string {
	quoted := make([]string, len(names))
	for i, name := range names {
		quoted[i] = quote(name)
	}
	return enumerate(quoted, "or")
}

// enumerate joins names, the last two by a word: "a, b or c".
func enumerate(names []string, word string) string {
	last := len(names) - 1
	if last < 1 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:last], ", ") + " " + word + " " + names[last]
}

// mismatch is the text about a value of the wrong type.
func (w *walker) mismatch(n *contract.Node, v *value, in *shape) string {
	text := fmt.Sprintf("%s must be %s, not %s", w.label(n), w.table.describe(*v), kindName(n.Kind))
	if in != nil {
		if advice := adviceOn(in.kind, n.Key(), w.table.edition); advice != "" {
			return text + ": " + advice
		}
	}
	if v.kinds == kindsOf(contract.String) && (n.Is(contract.Number) || n.Is(contract.Bool)) {
		return text + ": put it in quotes"
	}
	return text
}

func kindName(k contract.Kind) string {
	if k == contract.Null {
		return "null"
	}
	return withArticle(k.String())
}

// notListed is the text about a string that is not in the list it must be in.
func (w *walker) notListed(n *contract.Node, v *value, in *shape) string {
	text := fmt.Sprintf("%s must be %s", w.label(n), quoteAll(v.enum))
	if in != nil {
		if advice := adviceOn(in.kind, n.Key()+"="+n.Text(), w.table.edition); advice != "" {
			return text + ": " + advice
		}
	}
	return text + didYouMean(n.Text(), v.enum)
}

// badKey is the text about a key that is not in the format it must be in.
func badKey(c *contract.Child, keys format) string {
	text := fmt.Sprintf("the key %s must be %s", quote(c.Key), keys.name)
	for _, guess := range []string{strings.ToUpper(c.Key), "/" + c.Key} {
		if keys.ok(guess) {
			return text + "; did you mean " + quote(guess) + "?"
		}
	}
	return text
}

// unknownField is the text about a field that the object has not in this
// edition.
func (w *walker) unknownField(n *contract.Node, c *contract.Child, s *shape) string {
	if c.Key == "$ref" {
		if s.ref {
			return "`$ref` must be a string, not " + kindName(c.Value.Kind)
		}
		return "the " + s.name + " cannot be a reference"
	}
	text := fmt.Sprintf("%s is not a field of the %s", quote(c.Key), s.name)
	if advice := adviceOn(s.kind, c.Key, w.table.edition); advice != "" {
		return text + ": " + advice
	}
	near := didYouMean(c.Key, w.missing(n, s))
	if near == "" {
		if others := editionsWith(s.kind, c.Key); others != 0 {
			return text + " in " + editionName(w.table.edition) + ", but in " + others.String()
		}
	}
	return text + near
}

// missing returns the names of the fields that an object does not have yet,
// since an unknown field is not one of the others written wrongly.
func (w *walker) missing(n *contract.Node, s *shape) []string {
	var names []string
	for _, name := range s.names {
		if !n.Has(name) {
			names = append(names, name)
		}
	}
	return names
}

// inapplicable is the text about a field that something else in the object
// rules out.
func inapplicable(n *contract.Node, c *contract.Child, fields []field) string {
	var when []string
	for _, f := range fields {
		when = append(when, f.is...)
	}
	given := fields[0].given
	return fmt.Sprintf("%s does not apply to %s %s; it does to %s",
		quote(c.Key), quote(given), quote(n.Get(given).Text()), quoteAll(when))
}

// condition says under which condition a field is required.
func condition(n *contract.Node, f *field) string {
	if f.given == "" {
		return ""
	}
	return fmt.Sprintf(" since its `%s` is %s", f.given, quote(n.Get(f.given).Text()))
}

// choice names fields of which there must be one.
func choice(names []string) string { return "one of the fields " + quoteAll(names) }
