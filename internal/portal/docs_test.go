package portal

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/apisteward/steward/internal/portal/portaltest"
)

// The Markdown files lead somewhere where they are read: in the repository.
func TestLinksOfTheDocumentationLeadSomewhere(t *testing.T) {
	files := map[string]string{}
	for name, content := range portaltest.Folder(t, "../../docs") {
		files["docs/"+name] = content
	}
	for _, name := range []string{
		"README.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", "openapi/openapi.yaml",
		"gen/client/README.md", "gen/typescript/README.md", "gen/python/README.md",
	} {
		content, err := os.ReadFile(filepath.Join("../..", name))
		if err != nil {
			t.Fatal(err)
		}
		files[name] = string(content)
	}
	for _, broken := range portaltest.BrokenLinks(t, files) {
		t.Error(broken)
	}
}
