package resource

import (
	"reflect"
	"testing"
)

func TestWords(t *testing.T) {
	for name, want := range map[string][]string{
		"bookId": {"book", "id"}, "book_id": {"book", "id"}, "BOOK-ID": {"book", "id"}, "HTTPServerID": {"http", "server", "id"},
		"": nil, "ürlÄnge": {"ürl", "änge"}, "oauth2Token": {"oauth2", "token"},
	} {
		if got := words(name); !reflect.DeepEqual(got, want) {
			t.Errorf("words(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestThingName(t *testing.T) {
	for many, one := range map[string]string{
		"books": "book", "categories": "category", "boxes": "box", "addresses": "address", "people": "person", "status": "status",
		"statuses": "status", "order-items": "orderitem", "houses": "house", "news": "new", "series": "series", "children": "child",
		"classes": "class", "branches": "branch", "movies": "movie", "analysis": "analysis", "causes": "cause", "shelves": "shelf",
	} {
		if got := thingName(many); got != one {
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
