package markdown

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/apisteward/steward/internal/portal/portaltest"
)

func anyText(t *rapid.T) string {
	return strings.Join(rapid.SliceOf(rapid.SampledFrom(portaltest.Pieces)).Draw(t, "text"), "")
}

func TestEscapedTextReadsAsItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := anyText(t)
		want := OneLine(text)
		if want == "" {
			return
		}
		var table Page
		table.Table([]string{"h"}, [][]string{{Text(text)}})
		for context, page := range map[string]struct{ markdown, element string }{
			"paragraph": {Text(text), "p"},
			"item":      {Bullets([]string{Text(text)}), "li"},
			"heading":   {"## x " + Text(text), "h2"},
			"cell":      {string(table.Bytes()), "td"},
		} {
			found := portaltest.Find(portaltest.ReadBack(t, page.markdown), page.element)
			if len(found) != 1 {
				t.Fatalf("%s: %q gives %d <%s>: %q", context, text, len(found), page.element, page.markdown)
			}
			got := strings.TrimPrefix(OneLine(portaltest.Text(found[0])), "x ")
			if got != want {
				t.Fatalf("%s: %q reads as %q, written %q", context, want, got, page.markdown)
			}
		}
	})
}

func TestCodeSpanReadsAsItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := anyText(t)
		want := OneLine(text)
		if want == "" {
			return
		}
		var table Page
		table.Table([]string{"h"}, [][]string{{CellCode(text)}})
		for _, page := range []string{Code(text), string(table.Bytes())} {
			found := portaltest.Find(portaltest.ReadBack(t, page), "code")
			if len(found) != 1 || OneLine(portaltest.Text(found[0])) != want {
				t.Fatalf("%q is written %q and reads otherwise", want, page)
			}
		}
	})
}

func TestCodeBlockCannotBeLeft(t *testing.T) {
	n := portaltest.ReadBack(t, Block("json", "a\n```\n<script>x</script>\n````"))
	if len(portaltest.Find(n, "script")) != 0 || len(portaltest.Find(n, "pre")) != 1 {
		t.Error("text leaves its code block")
	}
}

func TestListsAreLooseOnlyWhenNeeded(t *testing.T) {
	if got := Bullets([]string{"a", "b"}); got != "- a\n- b" {
		t.Errorf("tight list: %q", got)
	}
	if got := Bullets([]string{"a\n\nmore", "b"}); got != "- a\n\n  more\n\n- b" {
		t.Errorf("loose list: %q", got)
	}
}
