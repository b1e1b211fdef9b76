package reference

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/sample"
)

const (
	lineValues    = 10       // values of an enum that stand on the line
	maxExample    = 4 << 10  // length in bytes up to which an example of a schema is shown
	maxOwnExample = 32 << 10 // on the page of the schema
)

// values adds the values of an enum with the descriptions that writers give
// beside it, by position or by value.
func values(t *Tree, f *Facts, s *contract.Schema) {
	if len(s.Enum) == 1 && len(t.values) == 0 && enumText(s, 0, "x-enum-descriptions", "x-enumDescriptions") == "" {
		f.add(plain("always ").then(code(valueText(s.Enum[0]))...))
		return
	}
	for i, n := range s.Enum {
		v := value{line: code(valueText(n)), description: enumText(s, i, "x-enum-descriptions", "x-enumDescriptions")}
		if name := enumText(s, i, "x-enum-varnames", "x-enumNames"); name != "" && name != n.Literal() {
			v.line = v.line.and(" (" + name + ")")
		}
		t.values = append(t.values, v)
	}
}

func enumText(s *contract.Schema, i int, keys ...string) string {
	for _, key := range keys {
		d := s.Node.Get(key)
		if d.Is(contract.Array) && i < d.Len() {
			return d.Children()[i].Value.Text()
		}
		if text := d.Get(s.Enum[i].Literal()).Text(); text != "" {
			return text
		}
	}
	return ""
}

// valuesOnLine moves values to the line where they are few and not described.
func (t *Tree) valuesOnLine(f *Facts) {
	if len(t.values) == 0 || len(t.values) > lineValues {
		return
	}
	lines := make([]Line, len(t.values))
	for i, v := range t.values {
		if v.description != "" {
			return
		}
		lines[i] = v.line
	}
	f.add(plain("one of ").then(joined(lines, "or")...))
	t.values = nil
}

// valueBlocks lists values, on one line unless they are described.
func valueBlocks(values []value) []block {
	if len(values) == 0 {
		return nil
	}
	items, described := bullets{}, false
	for _, v := range values {
		item := v.line
		if d := markdown.OneLine(v.description); d != "" {
			described = true
			item = item.and(": " + d)
		}
		items = append(items, item)
	}
	if described {
		return []block{paragraph(plain("Values:")), items}
	}
	return []block{paragraph(plain("One of ").then(many(values)...).and("."))}
}

// many lists many values. Those that are words stand in one piece of code: some
// documents have a thousand on a page.
func many(values []value) Line {
	var out Line
	for _, v := range values {
		last := len(out) - 1
		switch {
		case last < 0:
			out = append(out, v.line...)
		case len(v.line) == 1 && out[last].Form == Code && isWord(v.line[0].Text) && len(out[last].Text) < 4000:
			out[last].Text += ", " + v.line[0].Text
		default:
			out = append(append(out, Piece{Text: ", "}), v.line...)
		}
	}
	return out
}

// isWord reports whether nobody takes s for several values.
func isWord(s string) bool { return s != "" && !strings.ContainsAny(s, " ,\"'{[") }

// valueText writes a value as JSON, strings without quotes unless they would
// be mistaken for something else.
func valueText(n *contract.Node) string {
	if !n.Is(contract.String) {
		if n.Len() == 0 && n.Kind < contract.String {
			return n.Literal()
		}
		return sample.Compact(n)
	}
	plain := n.Text()
	if plain == "" || strings.TrimSpace(plain) != plain || mistakable(plain) || strings.ContainsAny(plain, "\n\r\t") {
		return sample.Compact(n)
	}
	return plain
}

// mistakable reports whether a string reads as another value of JSON.
func mistakable(s string) bool {
	switch c := s[0]; {
	case c == 't', c == 'f', c == 'n', c == '"', c == '{', c == '[', c == '-', c >= '0' && c <= '9':
		return json.Valid([]byte(s))
	}
	return false
}

// valueListing shows a value as JSON, in the order of the text, or as the text
// that it is.
func valueListing(n *contract.Node, most int) listing {
	if n.Is(contract.String) {
		return listing{"", cutText(n.Text(), most)}
	}
	var b bytes.Buffer
	if contract.WriteJSON(&b, n) != nil {
		return listing{"", n.Literal()}
	}
	return listing{"json", cutText(b.String(), most)}
}

// cutText shortens what is longer than most and says so.
func cutText(s string, most int) string {
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "\n… (shortened)"
}
