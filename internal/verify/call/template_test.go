package call

import (
	"reflect"
	"testing"
)

func TestMatchPath(t *testing.T) {
	for _, test := range []struct {
		template, address string
		want              map[string]any
	}{
		{"/books/{id}", "/books/1", map[string]any{"id": "1"}},
		{"/books/{id}", "https://api.example/v1/books/a%2Fb?x=1#y", map[string]any{"id": "a/b"}},
		{"/books/{id}/", "/books/%C3%BC", map[string]any{"id": "ü"}},
		{"/{a}/x/{b}.json", "/p/x/7.json", map[string]any{"a": "p", "b": "7"}},
		{"/compare/{base}...{head}", "/compare/v1...v2", map[string]any{"base": "v1", "head": "v2"}},
		{"/books/{id}", "/book/1", nil},
		{"/books/{id}", "/books/", nil},
		{"/books/{id}", "1", nil},
		{"/{b}.json", "/.json", nil},
		{"/books/{id}", "/books/%zz", nil},
	} {
		if got := MatchPath(test.template, test.address); !reflect.DeepEqual(got, test.want) {
			t.Errorf("MatchPath(%q, %q) = %v, want %v", test.template, test.address, got, test.want)
		}
	}
}

func TestBindingInAHeader(t *testing.T) {
	x := &Exchange{Header: map[string][]string{"Location": {"/books/1%202/pages/3"}}}
	b := Binding{Exchange: x, Header: "Location", Template: "/books/{book}/pages/{page}", Name: "book"}
	if v, ok := b.Resolve(); !ok || v != "1 2" {
		t.Errorf("got %v, %v", v, ok)
	}
	b.Name = "chapter"
	if v, ok := b.Resolve(); ok {
		t.Errorf("found %v where there is none", v)
	}
}
