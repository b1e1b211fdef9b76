package portal

import (
	"bytes"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
	xhtml "golang.org/x/net/html"
	"pgregory.net/rapid"
)

// pieces are what breaks naive escaping, put together at random.
var pieces = []string{
	"a", "b", "1", " ", "  ", "\n", "*", "**", "_", "__", "`", "```", "|", "\\", "[", "]", "(", ")", "<", ">", "&", "&amp;", "&#60;",
	"#", "- ", "+ ", "1. ", "1)", "---", "===", "~", "~~", "!", "<script>", "</td>", "<!--", ":", "\t", "é", "\x00", "> ",
}

func anyText(t *rapid.T) string {
	return strings.Join(rapid.SliceOf(rapid.SampledFrom(pieces)).Draw(t, "text"), "")
}

// readBack renders Markdown as a reader's tool would, raw HTML and all, and
// returns the parsed result.
func readBack(t interface{ Fatal(...any) }, markdown string) *xhtml.Node {
	md := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough), goldmark.WithRendererOptions(html.WithUnsafe()))
	var b bytes.Buffer
	if err := md.Convert([]byte(markdown), &b); err != nil {
		t.Fatal(err)
	}
	n, err := xhtml.Parse(&b)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// find returns the elements with the given name, in order.
func find(n *xhtml.Node, name string) []*xhtml.Node {
	var out []*xhtml.Node
	for d := range n.Descendants() {
		if d.Type == xhtml.ElementNode && d.Data == name {
			out = append(out, d)
		}
	}
	return out
}

func TestEscapedTextReadsAsItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := anyText(t)
		want := oneLine(text)
		if want == "" {
			return
		}
		var table markdownPage
		table.table([]string{"h"}, [][]string{{escapeText(text)}})
		for context, page := range map[string]struct{ markdown, element string }{
			"paragraph": {escapeText(text), "p"},
			"item":      {bullets([]string{escapeText(text)}), "li"},
			"heading":   {"## x " + escapeText(text), "h2"},
			"cell":      {string(table.bytes()), "td"},
		} {
			found := find(readBack(t, page.markdown), page.element)
			if len(found) != 1 {
				t.Fatalf("%s: %q gives %d <%s>: %q", context, text, len(found), page.element, page.markdown)
			}
			got := strings.TrimPrefix(oneLine(textOf(found[0])), "x ")
			if got != want {
				t.Fatalf("%s: %q reads as %q, written %q", context, want, got, page.markdown)
			}
		}
	})
}

func TestCodeSpanReadsAsItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := anyText(t)
		want := oneLine(text)
		if want == "" {
			return
		}
		var table markdownPage
		table.table([]string{"h"}, [][]string{{cellCode(text)}})
		for _, page := range []string{codeSpan(text), string(table.bytes())} {
			found := find(readBack(t, page), "code")
			if len(found) != 1 || oneLine(textOf(found[0])) != want {
				t.Fatalf("%q is written %q and reads otherwise", want, page)
			}
		}
	})
}

func TestCodeBlockCannotBeLeft(t *testing.T) {
	n := readBack(t, codeBlock("json", "a\n```\n<script>x</script>\n````"))
	if len(find(n, "script")) != 0 || len(find(n, "pre")) != 1 {
		t.Error("text leaves its code block")
	}
}

func TestListsAreLooseOnlyWhenNeeded(t *testing.T) {
	if got := bullets([]string{"a", "b"}); got != "- a\n- b" {
		t.Errorf("tight list: %q", got)
	}
	if got := bullets([]string{"a\n\nmore", "b"}); got != "- a\n\n  more\n\n- b" {
		t.Errorf("loose list: %q", got)
	}
}
