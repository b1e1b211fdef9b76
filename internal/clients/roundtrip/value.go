package roundtrip

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Kind is the JSON type of a Value.
type Kind uint8

// The JSON types (RFC 8259, section 3).
const (
	Null Kind = iota
	Bool
	Number
	String
	Array
	Object
)

// Value is a JSON value as the table has it: the order of members and the
// digits of numbers are kept, which Go's own types would lose.
type Value struct {
	Kind    Kind
	Text    string // of scalars: "true", "1.10", the text of a string
	Items   []*Value
	Members []Member
}

// Member is one member of an object.
type Member struct {
	Key   string
	Value *Value
}

// Get returns the member with the given key, or nil.
func (v *Value) Get(key string) *Value {
	if v == nil {
		return nil
	}
	for _, m := range v.Members {
		if m.Key == key {
			return m.Value
		}
	}
	return nil
}

// Parse reads JSON.
func Parse(text []byte) (*Value, error) {
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.UseNumber()
	v, err := read(dec)
	if err != nil {
		return nil, fmt.Errorf("%w in %.200q", err, text)
	}
	if dec.More() {
		return nil, fmt.Errorf("more than one value in %.200q", text)
	}
	return v, nil
}

func read(dec *json.Decoder) (*Value, error) {
	token, err := dec.Token()
	if err != nil {
		return nil, err
	}
	switch token := token.(type) {
	case bool:
		return &Value{Kind: Bool, Text: strconv.FormatBool(token)}, nil
	case json.Number:
		return &Value{Kind: Number, Text: token.String()}, nil
	case string:
		return &Value{Kind: String, Text: token}, nil
	case json.Delim:
		return readContainer(dec, token)
	}
	return &Value{Text: "null"}, nil
}

func readContainer(dec *json.Decoder, open json.Delim) (*Value, error) {
	v := &Value{Kind: Array}
	if open == '{' {
		v.Kind = Object
	}
	for dec.More() {
		key := ""
		if v.Kind == Object {
			token, err := dec.Token()
			if err != nil {
				return nil, err
			}
			key, _ = token.(string)
		}
		element, err := read(dec)
		if err != nil {
			return nil, err
		}
		if v.Kind == Object {
			v.Members = append(v.Members, Member{key, element})
		} else {
			v.Items = append(v.Items, element)
		}
	}
	_, err := dec.Token()
	return v, err
}

// UnmarshalYAML reads a value of the table.
func (v *Value) UnmarshalYAML(node *yaml.Node) error {
	switch node.Kind {
	case yaml.AliasNode:
		return v.UnmarshalYAML(node.Alias)
	case yaml.MappingNode:
		v.Kind = Object
		for i := 0; i+1 < len(node.Content); i += 2 {
			element := new(Value)
			if err := element.UnmarshalYAML(node.Content[i+1]); err != nil {
				return err
			}
			v.Members = append(v.Members, Member{node.Content[i].Value, element})
		}
	case yaml.SequenceNode:
		v.Kind = Array
		for _, child := range node.Content {
			element := new(Value)
			if err := element.UnmarshalYAML(child); err != nil {
				return err
			}
			v.Items = append(v.Items, element)
		}
	default:
		v.Kind, v.Text = scalarKind(node.ShortTag()), node.Value
		if v.Kind == Null {
			v.Text = "null"
		}
	}
	return nil
}

func scalarKind(tag string) Kind {
	switch tag {
	case "!!null":
		return Null
	case "!!bool":
		return Bool
	case "!!int", "!!float":
		return Number
	}
	return String // dates too
}

// JSON writes the value without spaces, in its own order.
func (v *Value) JSON() string {
	var b strings.Builder
	v.write(&b)
	return b.String()
}

func (v *Value) write(b *strings.Builder) {
	switch v.Kind {
	case String:
		b.WriteString(Quote(v.Text))
	case Array:
		b.WriteByte('[')
		for i, item := range v.Items {
			if i > 0 {
				b.WriteByte(',')
			}
			item.write(b)
		}
		b.WriteByte(']')
	case Object:
		b.WriteByte('{')
		for i, m := range v.Members {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(Quote(m.Key))
			b.WriteByte(':')
			m.Value.write(b)
		}
		b.WriteByte('}')
	default:
		b.WriteString(v.Text)
	}
}

// Quote writes a string as JSON.
func Quote(s string) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(s) // a string cannot fail
	return strings.TrimSuffix(b.String(), "\n")
}
