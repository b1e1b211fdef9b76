package prose

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"

	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// slowly makes both forms of a text by reading it as Markdown.
func slowly(t *testing.T, p *Prose, source string) (html, markdown string) {
	t.Helper()
	var b bytes.Buffer
	for _, n := range p.read(source, BelowSection) {
		if err := xhtml.Render(&b, n); err != nil {
			t.Fatal(err)
		}
	}
	root := &xhtml.Node{Type: xhtml.ElementNode, Data: "div", DataAtom: atom.Div}
	for _, n := range p.read(source, BelowSection) {
		root.AppendChild(n)
	}
	return b.String(), strings.Join(markdownBlocks(root), "\n\n")
}

func checkSimple(t *testing.T, p *Prose, source string) (isSimple bool) {
	t.Helper()
	paragraphs, ok := simple(source)
	if !ok {
		return false
	}
	html, markdown := slowly(t, p, source)
	if got := simpleHTML(paragraphs); got != html {
		t.Errorf("%q gives the HTML %q, want %q", source, got, html)
	}
	if got := simpleMarkdown(paragraphs); got != markdown {
		t.Errorf("%q gives the Markdown %q, want %q", source, got, markdown)
	}
	return true
}

func TestSimpleTextsAreReadAsMarkdownWouldBe(t *testing.T) {
	p := New()
	for _, source := range []string{
		"The user's name.", "One\ntwo lines.", "One.\n\nTwo.\n", "\nOne.", "The `id` of a `thing`, if any",
		"`code` first", "ends with `code`", "a > b, 5 * 3 = \"15\"", "snake_case and more", "10 things", "é — ü", "Costs #1!",
		"1. is a list", "# Heading", "- list", "a & b", "`a``b`", "``", "`", "trailing  \nbreak", "ends with a space ", "Wow!", "C#",
	} {
		checkSimple(t, p, source)
	}
	for source, want := range map[string]bool{"Plain.": true, "The `id`.": true, "a *b*": false, "- a": false, "see www.example.com": false} {
		if _, got := simple(source); got != want {
			t.Errorf("%q is simple: %v, want %v", source, got, want)
		}
	}
}

func TestSimpleTextsAtRandom(t *testing.T) {
	p := New()
	pieces := []string{
		"a", "B2", "1", " ", "  ", "\n", "\n\n", "_", "`", "``", "!", "#", ">", "-", "+", "=", ".", ")", "1.", ":", "'", `"`, "é", "\u00a0", "^", "$",
		"://", "www", "{", "}", "%", ",", "\t", "x_y", "`c d`", "/", "&", "*", "\u2028", "\ufeff", "\u200b", "=", "==", "--",
	}
	random := rand.New(rand.NewPCG(1, 2))
	found := 0
	for range 20_000 {
		var b strings.Builder
		for range 1 + random.IntN(8) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		if checkSimple(t, p, b.String()) {
			found++
		}
	}
	if found < 1000 {
		t.Errorf("only %d texts were simple", found)
	}
}
