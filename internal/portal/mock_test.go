package portal

import (
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/portal/portaltest"
)

// Pages name the mock of the exact version, whichever name was asked for.
func TestPagesNameTheMockOfTheirVersion(t *testing.T) {
	s := newSite(t)
	s.create("library", catalog.Public, "Books.")
	s.publish("library", "1.2.0", portaltest.Library)
	for path, want := range map[string]string{
		"/apis/library/latest":                              "<code>/mock/library/1.2.0</code>",
		"/apis/library/1.2.0.md":                            "`/mock/library/1.2.0`",
		"/apis/library/latest/operations/books-list.try.js": `{"url":"/mock/library/1.2.0","text":"Mock"}]`,
	} {
		if body := s.get(path).Body.String(); !strings.Contains(body, want) {
			t.Errorf("%s does not have %s:\n%.2000s", path, want, body)
		}
	}
}
