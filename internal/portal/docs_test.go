package portal

import (
	"bytes"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/config"
	"github.com/apisteward/steward/internal/portal/portaltest"
	"github.com/apisteward/steward/internal/portal/prose"
)

const docsFolder = "../../docs"

func TestLinksOfTheDocumentationLeadSomewhere(t *testing.T) {
	files := portaltest.Folder(t, docsFolder)
	if files["index.md"] == "" || files["reference/index.md"] == "" {
		t.Fatal("docs/ lacks its index or the reference")
	}
	for name, content := range files {
		if filepath.Ext(name) != ".md" {
			continue
		}
		for _, a := range portaltest.Find(portaltest.ReadBack(t, content), "a") {
			to, section, _ := strings.Cut(portaltest.Attribute(a, "href"), "#")
			if strings.Contains(to, ":") {
				continue
			}
			target := name
			if to != "" {
				target = path.Join(path.Dir(name), to)
			}
			if files[target] == "" {
				t.Errorf("%s links to %s, which is not there", name, to)
			} else if section != "" && !hasSection(files[target], section) {
				t.Errorf("%s links to #%s of %s, which is not there", name, section, target)
			}
		}
	}
}

// hasSection reports whether a heading has the given anchor, as GitHub makes them.
func hasSection(content, anchor string) bool {
	for line := range strings.Lines(content) {
		heading := strings.TrimLeft(strings.TrimSpace(line), "#")
		if heading != line && prose.Anchor(heading) == anchor {
			return true
		}
	}
	return false
}

func TestTheGuideNamesEverySettingOfTheServer(t *testing.T) {
	guide, err := os.ReadFile(filepath.Join(docsFolder, "guides", "running.md"))
	if err != nil {
		t.Fatal(err)
	}
	var printed bytes.Buffer
	settings := config.Default()
	if err := settings.Print(&printed, config.Server, config.Origins{}); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(printed.String()) {
		name, _, _ := strings.Cut(line, ":")
		row := "| `" + name + "` | `STEWARD_" + strings.ToUpper(name) + "` |"
		if !strings.Contains(string(guide), row) {
			t.Errorf("docs/guides/running.md lacks the setting %s", name)
		}
	}
}
