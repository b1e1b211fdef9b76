package contract

import (
	"bufio"
	"io"
	"strings"

	"go.yaml.in/yaml/v3"
)

// WriteJSON writes n as JSON indented by two spaces, members in the order of
// the text.
func WriteJSON(w io.Writer, n *Node) error {
	b := bufio.NewWriter(w)
	writeIndented(b, n, "\n")
	b.WriteByte('\n')
	return b.Flush()
}

func writeIndented(w *bufio.Writer, n *Node, newline string) {
	open, shut := byte('['), byte(']')
	switch n.Kind {
	case Object:
		open, shut = '{', '}'
	case Array:
	case String:
		w.Write(appendString(w.AvailableBuffer(), n.text))
		return
	default:
		w.WriteString(n.text)
		return
	}
	w.WriteByte(open)
	inner := newline + "  "
	for i := range n.children {
		if i > 0 {
			w.WriteByte(',')
		}
		w.WriteString(inner)
		if n.Kind == Object {
			w.Write(appendString(w.AvailableBuffer(), n.children[i].Key))
			w.WriteString(": ")
		}
		writeIndented(w, n.children[i].Value, inner)
	}
	if len(n.children) > 0 {
		w.WriteString(newline)
	}
	w.WriteByte(shut)
}

// WriteYAML writes n as YAML indented by two spaces, members in the order of
// the text. Strings that some reader might take for something else are quoted.
func WriteYAML(w io.Writer, n *Node) error {
	enc := yaml.NewEncoder(w)
	enc.SetIndent(2)
	if err := enc.Encode(toYAML(n)); err != nil {
		return err
	}
	return enc.Close()
}

var yamlTags = [...]string{
	Null: "!!null", Bool: "!!bool", Number: "!!float", String: "!!str", Array: "!!seq", Object: "!!map",
}

func toYAML(n *Node) *yaml.Node {
	y := &yaml.Node{Kind: yaml.ScalarNode, Tag: yamlTags[n.Kind], Value: n.text}
	switch n.Kind {
	case String:
		return yamlString(n.text)
	case Number:
		if !strings.ContainsAny(n.text, ".eE") {
			y.Tag = "!!int"
		} else if kind, _ := resolvePlain(n.text); kind == Number {
			y.Tag = "" // 1e2 is a number in YAML 1.2, which the library would tag
		}
	case Array:
		y.Kind = yaml.SequenceNode
		for _, item := range n.Items() {
			y.Content = append(y.Content, toYAML(item))
		}
	case Object:
		y.Kind = yaml.MappingNode
		for key, value := range n.Fields() {
			y.Content = append(y.Content, yamlString(key), toYAML(value))
		}
	}
	return y
}

// yamlString quotes what YAML 1.1 or 1.2 would not read back as a string. The
// library sees to the rest.
func yamlString(s string) *yaml.Node {
	y := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s}
	if kind, _ := resolvePlain(s); kind != String || s == "<<" || isOldBool(s) {
		y.Style = yaml.DoubleQuotedStyle
	}
	return y
}

// isOldBool reports whether YAML 1.1 reads a word as a boolean.
func isOldBool(s string) bool {
	switch strings.ToLower(s) {
	case "y", "n", "yes", "no", "on", "off":
		return true
	}
	return false
}
