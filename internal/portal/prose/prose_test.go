package prose

import (
	"strings"
	"testing"

	xhtml "golang.org/x/net/html"
	"pgregory.net/rapid"

	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/portaltest"
)

// allowed is what prose may consist of.
var allowed = map[string]bool{
	"p": true, "br": true, "hr": true, "h3": true, "h4": true, "h5": true, "h6": true, "ul": true, "ol": true, "li": true,
	"blockquote": true, "pre": true, "code": true, "em": true, "strong": true, "b": true, "i": true, "del": true, "kbd": true,
	"sub": true, "sup": true, "table": true, "thead": true, "tbody": true, "tr": true, "th": true, "td": true, "dl": true,
	"dt": true, "dd": true, "a": true, "div": true,
}

var allowedAttributes = map[string]bool{
	"href": true, "rel": true, "class": true, "align": true, "start": true, "role": true, "tabindex": true, "aria-label": true,
}

func checkSafe(t interface {
	Errorf(string, ...any)
}, source, rendered string) {
	nodes, err := xhtml.Parse(strings.NewReader("<!DOCTYPE html><body><section>" + rendered + "</section><footer>"))
	if err != nil {
		t.Errorf("%q: %v", source, err)
		return
	}
	sections := portaltest.Find(nodes, "section")
	if footers := portaltest.Find(nodes, "footer"); len(footers) != 1 || footers[0].Parent.Data != "body" {
		t.Errorf("%q leaves its place: %s", source, rendered)
	}
	for n := range sections[0].Descendants() {
		if n.Type == xhtml.CommentNode || n.Type == xhtml.ElementNode && !allowed[n.Data] {
			t.Errorf("%q lets through <%s>", source, n.Data)
		}
		for _, a := range n.Attr {
			if !allowedAttributes[a.Key] {
				t.Errorf("%q lets through the attribute %s", source, a.Key)
			}
			if lower := strings.ToLower(a.Val); a.Key == "href" && Address(lower) == "" && !strings.HasPrefix(lower, "mailto:") {
				t.Errorf("%q lets through the link %q", source, a.Val)
			}
		}
	}
}

func TestProseIsSafe(t *testing.T) {
	p := New()
	for _, source := range portaltest.Attacks {
		checkSafe(t, source, string(p.HTML(source, BelowSection)))
		if n := portaltest.ReadBack(t, "# Page\n\n"+p.Markdown(source, BelowSection)+"\n\n## After"); len(portaltest.Find(n, "h2")) != 1 || len(portaltest.Find(n, "script")) != 0 || len(portaltest.Find(n, "img")) != 0 {
			t.Errorf("the Markdown of %q breaks its page: %s", source, p.Markdown(source, BelowSection))
		}
	}
}

func TestProseOfAnythingIsSafeAndBothFormsSayTheSame(t *testing.T) {
	p := New()
	parts := append(append([]string{"\n\n", "text", "- item\n", "> quote\n", "<br>", "<b>", "</b>", "<ul><li>", "</ul>", "<table><tr><td>"}, portaltest.Attacks...), portaltest.Pieces...)
	rapid.Check(t, func(t *rapid.T) {
		source := strings.Join(rapid.SliceOfN(rapid.SampledFrom(parts), 0, 12).Draw(t, "source"), "")
		rendered := string(p.HTML(source, BelowSection))
		checkSafe(t, source, rendered)
		first, err := xhtml.Parse(strings.NewReader(rendered))
		if err != nil {
			t.Fatal(err)
		}
		want, got := letters(textOf(first)), letters(textOf(portaltest.ReadBack(t, p.Markdown(source, BelowSection))))
		if want != got {
			t.Fatalf("HTML says %q, Markdown %q\nsource %q\nHTML %s\nMarkdown %s", want, got, source, rendered, p.Markdown(source, BelowSection))
		}
	})
}

// letters keeps what a reader reads, without white space.
func letters(s string) string { return strings.ReplaceAll(markdown.OneLine(s), " ", "") }

func TestHeadingsStandBelowThoseOfThePage(t *testing.T) {
	got := string(New().HTML("# One\n\n## Two\n\n###### Six\n\n<h1>Raw</h1>", BelowSection))
	for _, want := range []string{"<h3>One</h3>", "<h4>Two</h4>", "<h5>Six</h5>", "<h3>Raw</h3>"} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is missing in %s", want, got)
		}
	}
}

func TestTablesScrollAndLinksAreMarked(t *testing.T) {
	got := string(New().HTML("| a | b |\n|---|--:|\n| 1 | [x](https://example.com) |", BelowSection))
	for _, want := range []string{`<div class="scroll" role="group"`, `align="right"`, `rel="nofollow noreferrer"`} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is missing in %s", want, got)
		}
	}
}

func TestAlertsHaveATitle(t *testing.T) {
	got := string(New().HTML("> [!NOTE]\n> Mind the gap.", BelowSection))
	if want := "<blockquote>\n<p><strong>Note</strong></p>\n<p>Mind the gap.</p>\n</blockquote>\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestImagesBecomeLinks(t *testing.T) {
	got := string(New().HTML("![A map](https://example.com/map.png) [![badge](https://example.com/b.svg)](https://example.com)", BelowSection))
	for _, want := range []string{`<a href="https://example.com/map.png" rel="nofollow noreferrer">A map</a>`, `<a href="https://example.com" rel="nofollow noreferrer"><em>badge</em></a>`} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is missing in %s", want, got)
		}
	}
}

func TestMarkdownKeepsTheForm(t *testing.T) {
	source := "First **bold** and `code`.\n\n1. one\n2. two\n   - inner\n\n> quoted\n\n```json\n{\"a\": 1}\n```\n\n| a | b |\n|---|---|\n| x | y\\|z |\n\nSee [docs](https://example.com/a_(b))."
	want := "First **bold** and `code`.\n\n1. one\n\n2. two\n\n   - inner\n\n> quoted\n\n```json\n{\"a\": 1}\n```\n\n| a | b |\n|---|---|\n| x | y\\|z |\n\nSee [docs](https://example.com/a_%28b%29)."
	if got := New().Markdown(source, BelowSection); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func TestVeryLongTextsAreShownAsTheyAre(t *testing.T) {
	got := string(New().HTML(strings.Repeat("<b>[", maxProse), BelowSection))
	if !strings.HasPrefix(got, `<pre tabindex="0">&lt;b&gt;[`) {
		t.Errorf("starts with %.40q", got)
	}
}

func TestSummaryIsTheFirstParagraphAsText(t *testing.T) {
	p := New()
	if got := p.Summary("# Title\n\nMoves *money* for `shops`.\n\nMore."); got != "Moves money for shops." {
		t.Errorf("got %q", got)
	}
	if got := p.Summary(strings.Repeat("word ", 100)); len(got) > maxSummary+4 || !strings.HasSuffix(got, "word …") {
		t.Errorf("got %q", got)
	}
}
