package property

import (
	"reflect"
	"testing"
)

func TestWords(t *testing.T) {
	for name, want := range map[string][]string{
		"bookId": {"book", "id"}, "book_id": {"book", "id"}, "BOOK-ID": {"book", "id"}, "HTTPServerID": {"http", "server", "id"},
		"": nil, "ürlÄnge": {"ürl", "änge"}, "oauth2Token": {"oauth2", "token"},
		"X-Api-Key": {"x", "api", "key"}, "URL": {"url"}, "--": nil, "$per-page": {"per", "page"},
	} {
		if got := Words(name); !reflect.DeepEqual(got, want) {
			t.Errorf("Words(%q) = %q, want %q", name, got, want)
		}
	}
}
