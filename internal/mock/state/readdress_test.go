package state

import (
	"testing"

	"github.com/apisteward/steward/internal/sample"
)

func TestReaddressed(t *testing.T) {
	a := addresser{to: "/mock/v1/apis/a%20b", origin: "http://here:1", template: "/apis/{api}", own: true}
	for _, one := range [][3]string{
		{"url", `"https://api.example/v1/apis/pay"`, `"http://here:1/mock/v1/apis/a%20b"`},
		{"url", `"https://api.example/repositories/42"`, `"http://here:1/mock/v1/apis/a%20b"`},
		{"versions_url", `"/v1/apis/pay/versions/1"`, `"/mock/v1/apis/a%20b/versions/1"`},
		{"page", `"/pages/pay"`, `"/pages/pay"`},
		{"url", `"not an address"`, `"not an address"`},
		{"url", `"http://[::1"`, `"http://here:1/mock/v1/apis/a%20b"`},
		{"size", `3`, `3`},
		{"links", `{"self":"/other","versions":"/apis/pay/versions","owner":"/people/7"}`, `{"self":"/mock/v1/apis/a%20b","versions":"/mock/v1/apis/a%20b/versions","owner":"/people/7"}`},
		{"_links", `{"self":{"href":"/other"},"owner":{"href":"/people/7"}}`, `{"self":{"href":"/mock/v1/apis/a%20b"},"owner":{"href":"/people/7"}}`},
		{"owner", `{"url":"/people/7","api":"/apis/pay"}`, `{"url":"/people/7","api":"/mock/v1/apis/a%20b"}`},
	} {
		if got := sample.Compact(a.readdressed(one[0], parse(t, one[1]), 0)); got != one[2] {
			t.Errorf("%s of %s is %s, want %s", one[0], one[1], got, one[2])
		}
	}
	a.own, a.template = false, "/{any}"
	if got := a.readdressed("url", "/apis/pay", 0); got != "/apis/pay" {
		t.Errorf("what cannot be read is at %v", got)
	}
}

func TestExpand(t *testing.T) {
	for _, one := range []struct {
		template string
		keys     []string
		want     string
	}{
		{"/books/{id}", []string{"a/b ü"}, "/books/a%2Fb%20%C3%BC"},
		{"/a/{x}/b/{y}.json", []string{"1", "2"}, "/a/1/b/2.json"},
		{"/a", nil, "/a"},
		{"/a/{x}/b/{y}", []string{"1"}, "/a/1/b/{y}"},
	} {
		if got := expand(one.template, one.keys); got != one.want {
			t.Errorf("%s with %q is %s, want %s", one.template, one.keys, got, one.want)
		}
	}
}

func TestMatch(t *testing.T) {
	for _, one := range []struct{ template, path, want string }{
		{"/books", "/books", "[]"},
		{"/books", "books/", "[]"},
		{"/books/{id}/pages", "/books/a%2Fb/pages", `["a/b"]`},
		{"/a/x{b}y/{c}.json", "/a/x1y/2.json", `["1","2"]`},
		{"/books/{id}", "/books", ""},
		{"/books/{id}", "/books/", ""},
		{"/books/{id}", "/films/1", ""},
		{"/books/{id}", "/books/%zz", ""},
		{"/a/{b}.json", "/a/1.xml", ""},
		{"/a/{b}-{c}", "/a/1-2", ""},
	} {
		keys, ok := match(one.template, one.path)
		got := ""
		if ok {
			list := []any{}
			for _, key := range keys {
				list = append(list, key)
			}
			got = sample.Compact(list)
		}
		if got != one.want {
			t.Errorf("%s has in %s the keys %s, want %s", one.path, one.template, got, one.want)
		}
	}
}
