package golang

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"github.com/apisteward/steward/internal/clients/plan"
)

// member is a field of a struct.
type member struct {
	*plan.Field
	name string
	kind string // its type
	tag  string
}

// object writes a struct.
func (f *goFile) object(t *plan.Type) {
	members, left := f.members(t)
	open := t.Open || left
	f.typeComment(t, "an object")
	if len(members) == 0 && !open {
		f.Line("type %s struct{}", f.types[t])
		return
	}
	f.Block("type "+f.types[t]+" struct {", "}", func() {
		for i, m := range members {
			f.member(m, i == 0)
		}
		if open {
			f.field(len(members) == 0, "AdditionalProperties are the members with other names.", nil, false,
				"AdditionalProperties "+f.additional(t, left)+" `json:\"-\"`")
		}
	})
	f.marshal(t, members, open)
	if open {
		f.unmarshal(t)
	}
}

// additional spells the type of the members without a field.
func (f *goFile) additional(t *plan.Type, mixed bool) string {
	if mixed || !t.Open {
		return "map[string]any"
	}
	return "map[string]" + f.element(t.Elem)
}

// members lists the fields of an object, and tells whether there are others,
// with keys that no tag can hold.
func (f *goFile) members(t *plan.Type) (members []member, left bool) {
	taken := map[string]bool{"AdditionalProperties": true, "MarshalJSON": true, "UnmarshalJSON": true}
	for _, field := range t.Fields {
		if !taggable(field.Key) {
			left = true
			continue
		}
		m := member{Field: field, name: free(taken, exported(field.Name), "Field")}
		var omit string
		m.kind, omit = f.fieldType(t, field)
		key := field.Key
		if key == "-" && omit == "" {
			omit = ","
		}
		m.tag = tag("json", key+omit)
		members = append(members, m)
	}
	return members, left
}

// fieldType spells the type of a field, and what its tag says of leaving it out.
func (f *goFile) fieldType(owner *plan.Type, field *plan.Field) (kind, omit string) {
	t := field.Use.Type
	file := real(t).Kind == plan.String && real(t).Format == "binary"
	switch {
	case field.Required && nullable(field.Use):
		return f.optional(t), ""
	case field.Required && owner.Endless && t.Endless && real(t).Kind == plan.Object:
		return "*" + f.typeOf(t), ""
	case field.Required:
		return f.typeOf(t), ""
	case nullable(field.Use) && real(t).Kind != plan.Any && !file:
		return "Nullable[" + f.typeOf(t) + "]", ",omitzero"
	}
	return f.optional(t), ",omitzero"
}

func (f *goFile) member(m member, first bool) {
	var text []string
	add := func(sentence string) {
		if sentence != "" {
			text = append(text, sentence)
		}
	}
	if m.Const != nil && m.Const.Literal() != "" {
		add("Always " + oneLine(m.Const.Literal()) + ".")
	} else {
		add(defaultOf(m.Default))
	}
	switch {
	case m.ReadOnly:
		add("Read only.")
	case m.WriteOnly:
		add("Write only.")
	}
	f.field(first, m.Description, text, m.Deprecated, m.name+" "+m.kind+" "+m.tag)
}

// marshal writes how a sent object is written when that is not as its fields
// stand: lists that must be there are empty and not null, constants are filled
// in, and members without a field follow.
func (f *goFile) marshal(t *plan.Type, members []member, open bool) {
	var lines []string
	for _, m := range members {
		if line := f.fill(m); line != "" && t.Input {
			lines = append(lines, line)
		}
	}
	if len(lines) == 0 && !open {
		return
	}
	name := f.types[t]
	f.Blank()
	f.Line("// MarshalJSON writes the object with what it always has.")
	f.Block("func (v "+name+") MarshalJSON() ([]byte, error) {", "}", func() {
		f.Line("type plain %s", name)
		for _, line := range lines {
			f.Line("%s", line)
		}
		if open {
			f.Line("return encodeOpen(plain(v), v.AdditionalProperties)")
		} else {
			f.Line("return encodeJSON(plain(v))")
		}
	})
}

// fill writes the statement that completes a field, or "".
func (f *goFile) fill(m member) string {
	t := m.Use.Type
	switch {
	case !m.Required || nullable(m.Use):
		return ""
	case listed(t):
		return fmt.Sprintf("if v.%s == nil {\n\tv.%s = %s{}\n}", m.name, m.name, m.kind)
	case m.Const != nil && textual(t) && m.Const.Text() != "":
		return fmt.Sprintf("if v.%s == \"\" {\n\tv.%s = %q\n}", m.name, m.name, m.Const.Text())
	}
	return ""
}

func (f *goFile) unmarshal(t *plan.Type) {
	f.Blank()
	f.Line("// UnmarshalJSON keeps members without a field in AdditionalProperties.")
	f.Block("func (v *"+f.types[t]+") UnmarshalJSON(data []byte) error {", "}", func() {
		f.Line("type plain %s", f.types[t])
		f.Line("return decodeOpen(data, (*plain)(v), &v.AdditionalProperties)")
	})
}

// tag writes a struct tag with one or more keys and values.
func tag(pairs ...string) string {
	var parts []string
	for i := 0; i+1 < len(pairs); i += 2 {
		parts = append(parts, pairs[i]+":"+strconv.Quote(pairs[i+1]))
	}
	text := strings.Join(parts, " ")
	if strconv.CanBackquote(text) {
		return "`" + text + "`"
	}
	return strconv.Quote(text)
}

// taggable reports whether encoding/json takes a key from a tag.
func taggable(key string) bool {
	if key == "" {
		return false
	}
	for _, r := range key {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("!#$%&()*+-./:;<=>?@[]^_{|}~ ", r) {
			return false
		}
	}
	return true
}
