package prose_test

import (
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/portal/portaltest"
	"github.com/apisteward/steward/internal/portal/prose"
)

func mustGuide(t *testing.T, source string) *prose.Guide {
	t.Helper()
	g, err := prose.NewGuide([]byte(source), func(to string) string { return strings.ReplaceAll(to, ".md", ".html") })
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestGuideLeadsWithinItsSite(t *testing.T) {
	g := mustGuide(t, "# A `b` *c*\n\n## What counts, and why\n\n[x](../a/b.md#c) [y](#d) [z](https://example.com/q.md) ![i](i.png) <https://example.org>\n\n| a |\n|---|\n| b |\n")
	if g.Title != "A b c" || !g.Anchors["what-counts-and-why"] {
		t.Errorf("title %q, anchors %v", g.Title, g.Anchors)
	}
	for _, want := range []string{
		`href="../a/b.html#c"`, `href="#d"`, `href="https://example.com/q.md"`, `src="i.png" alt="i"`, `href="https://example.org"`,
		`<h2 id="what-counts-and-why">`, `class="scroll"`,
	} {
		if !strings.Contains(string(g.Body), want) {
			t.Errorf("no %s in\n%s", want, g.Body)
		}
	}
}

func TestGuideRunsNothing(t *testing.T) {
	for _, attack := range portaltest.Attacks {
		g := mustGuide(t, "# Title\n\n"+attack+"\n")
		root := portaltest.ReadBack(t, string(g.Body))
		for _, name := range []string{"script", "iframe", "style", "form", "input", "meta", "base", "svg", "math"} {
			for _, e := range portaltest.Find(root, name) {
				t.Errorf("%q: %s in %s", attack, e.Data, g.Body)
			}
		}
		if body := strings.ToLower(string(g.Body)); strings.Contains(body, `href="javascript`) || strings.Contains(body, `href="data`) {
			t.Errorf("%q: %s", attack, body)
		}
	}
}
