package resource

import (
	"encoding/json"
	"testing"
)

func TestThingName(t *testing.T) {
	for many, one := range map[string]string{
		"books": "book", "categories": "category", "boxes": "box", "addresses": "address", "people": "person", "status": "status",
		"statuses": "status", "order-items": "orderitem", "houses": "house", "news": "new", "series": "series", "children": "child",
		"classes": "class", "branches": "branch", "movies": "movie", "analysis": "analysis", "causes": "cause", "shelves": "shelf",
	} {
		if got := ThingName(many); got != one {
			t.Errorf("one of %q is called %q, want %q", many, got, one)
		}
	}
}

func TestWithoutOwner(t *testing.T) {
	for _, test := range []struct{ name, thing, want string }{
		{"bookId", "book", "id"}, {"issue_number", "issue", "number"}, {"isbn", "book", ""}, {"order_item_id", "orderitem", "id"}, {"book", "book", ""},
	} {
		if got := withoutOwner(test.name, test.thing); got != test.want {
			t.Errorf("withoutOwner(%q, %q) = %q, want %q", test.name, test.thing, got, test.want)
		}
	}
}

func TestText(t *testing.T) {
	for _, test := range []struct {
		v    any
		want string // "" for none
	}{
		{"b/1", "b/1"}, {"", ""}, {json.Number("17"), "17"}, {json.Number("1.7e1"), "17"}, {json.Number("1.5"), "1.5"}, {true, ""}, {nil, ""}, {[]any{"a"}, ""},
	} {
		if got, ok := Text(test.v); got != test.want || ok != (test.want != "") {
			t.Errorf("Text(%#v) = %q, %v, want %q", test.v, got, ok, test.want)
		}
	}
}
