package compose

import "testing"

func TestWordsThatAllowAValue(t *testing.T) {
	const schema = `{"type": "object", "properties": {
	  "kind": {"enum": ["one", "two"]},
	  "on": {"type": "boolean"},
	  "n": {"type": "integer", "minimum": 1, "maximum": 9},
	  "big": {"type": "integer"},
	  "title": {"type": "string", "maxLength": 40},
	  "code": {"type": "string", "maxLength": 40, "pattern": "^[A-Z]+$"},
	  "maybe": {"type": ["string", "null"]},
	  "list": {"type": "array", "items": {"allOf": [{"$ref": "#/components/schemas/None"}, {"type": "boolean"}]}}}}`
	c, op := composer(t, "", schema)
	for _, tt := range []struct{ pointer, value, want string }{
		{"/kind", `"two"`, "enum"},
		{"/on", `true`, "type"},
		{"/n", `5`, "maximum"},
		{"/big", `5`, ""},
		{"/title", `"A plain title"`, "maxLength"},
		{"/title", `"<b> ü"`, ""},
		{"/code", `"ABC"`, ""},
		{"/maybe", `null`, "nullable"},
		{"/maybe", `"x"`, ""},
		{"/list/0", `false`, "type"},
		{"/unknown", `true`, ""},
	} {
		got, node, ok := c.Word(op.Body.Content[0].Schema, Keys(tt.pointer), read(t, tt.value))
		if got != tt.want || ok != (tt.want != "") || ok != (node != nil) {
			t.Errorf("%s of %s: %q, %v", tt.pointer, tt.value, got, ok)
		}
	}
}

func TestOpaqueNames(t *testing.T) {
	for _, name := range []string{"id", "book_id", "bookIds", "X-Auth-Token", "cursor", "If-Match", "couponCode", "parent"} {
		if !Opaque(name) {
			t.Errorf("%s is opaque", name)
		}
	}
	for _, name := range []string{"name", "identity", "quantity", "keyboard", "", "price", "paid"} {
		if Opaque(name) {
			t.Errorf("%s is not opaque", name)
		}
	}
	if !OpaqueAt([]string{"parts"}, read(t, `[{"quantity": 1, "part_id": "x"}]`)) || OpaqueAt([]string{"bike"}, read(t, `{"brand": "x"}`)) {
		t.Error("what a value holds counts")
	}
}
