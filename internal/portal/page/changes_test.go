package page_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/compare"
	"github.com/apisteward/steward/internal/contract/lint"
	"github.com/apisteward/steward/internal/portal/page"
	"github.com/apisteward/steward/internal/portal/portaltest"
	"github.com/apisteward/steward/internal/portal/prose"
	"github.com/apisteward/steward/internal/portal/reference"
)

// told renders a page about the library, of which something is known, and
// returns its HTML and its Markdown.
func told(t *testing.T, path string, known page.Known) (html, twin string) {
	t.Helper()
	d := &page.Document{
		Reference: reference.New(portaltest.Load(t, portaltest.Library), prose.New()),
		API:       "library", Version: "2.0.0", Address: "/apis/library/2.0.0", Known: known,
	}
	assets, err := page.LoadAssets(page.Brand{})
	if err != nil {
		t.Fatal(err)
	}
	renderer, err := page.NewRenderer(assets, page.Look{})
	if err != nil {
		t.Fatal(err)
	}
	made, err := d.Page(path, page.Form{})
	if err != nil {
		t.Fatal(err)
	}
	body, err := renderer.HTML(made)
	if err != nil {
		t.Fatal(err)
	}
	made, err = d.Page(path, page.Form{Twin: true})
	if err != nil {
		t.Fatal(err)
	}
	return string(body), string(page.Twin(made))
}

func wants(t *testing.T, text string, words ...string) {
	t.Helper()
	for _, word := range words {
		if !strings.Contains(text, word) {
			t.Errorf("no %q in\n%s", word, text)
		}
	}
}

func TestChangesAreShownByWeight(t *testing.T) {
	report := &compare.Report{
		Verdict: compare.Breaks,
		Changes: []compare.Change{
			{Rule: "info-rule", Level: compare.Info, Text: "Something\n# was added.", Operations: []string{"GET /books"}},
			{Rule: "breaking-rule", Level: compare.Breaking, Text: "<b>Something</b> went.", Fingerprint: "f1", Operations: []string{"GET /gone", "POST lent"}},
		},
		NotCompared: []compare.NotCompared{{Text: "Nobody knows.", Operations: []string{"a", "b", "c", "d", "e", "f", "g"}}},
	}
	html, twin := told(t, "changes", page.Known{State: catalog.Published, Comparison: &page.Comparison{
		Since: "1.0.0", Report: report, Waived: []compare.Change{{Fingerprint: "f1"}}, Before: "/apis/library/1.0.0", JSON: "/v1/x",
		Choices: []page.VersionLink{{Version: "1.0.0", Current: true}, {Version: "0.9.0", Href: "/apis/library/2.0.0/changes?since=0.9.0", State: catalog.Retired}},
	}})
	wants(t, html, "Since 1.0.0.", "&lt;b&gt;Something&lt;/b&gt; went.", "waived", `href="operations/books-list">GET /books`,
		`href="/apis/library/1.0.0/operations/GET-gone">GET /gone`, `href="webhooks/POST-lent"`, "and 2 more", `<option value="1.0.0" selected>`, "0.9.0 (retired)")
	if strings.Contains(html, "/v1/x") {
		t.Error("all changes are shown, and more are promised")
	}
	wants(t, twin, "# Changes in 2.0.0\n", "(waived)", "[`GET /books`](operations/books-list.md)", "and 2 more operations",
		"(/apis/library/1.0.0/operations/GET-gone.md)", "Compare with [0.9.0](")
	for _, text := range []string{html, twin} {
		order := []int{strings.Index(text, "breaking-rule"), strings.Index(text, "Nobody knows"), strings.Index(text, "info-rule")}
		if order[0] < 0 || order[0] > order[1] || order[1] > order[2] {
			t.Errorf("the order is %v in\n%s", order, text)
		}
	}
}

func TestPagesOfManyChangesAndFindingsAreBounded(t *testing.T) {
	report, found := &compare.Report{Verdict: compare.Compatible}, []lint.Finding{}
	for i := range 1000 {
		report.Changes = append(report.Changes, compare.Change{Rule: "r", Level: compare.Info, Text: fmt.Sprint("Change ", i)})
		found = append(found, lint.Finding{Rule: "r", Severity: lint.Warn + lint.Severity(i%2), Text: fmt.Sprint("Finding ", i)})
	}
	known := page.Known{
		State: catalog.Published, Found: found, FindingsJSON: "/v1/findings",
		Comparison: &page.Comparison{Since: "1.0.0", Report: report, JSON: "/v1/changes"},
	}
	for path, want := range map[string][]string{
		"changes":  {`<span class="count">1000</span>`, `href="/v1/changes">All 1000 changes as JSON`},
		"findings": {`<span class="count">500</span>`, `href="/v1/findings">All 1000 findings as JSON`},
	} {
		html, twin := told(t, path, known)
		wants(t, html, want...)
		if n := strings.Count(html, "<code>r</code>"); n != 300 || strings.Count(twin, "`r`") != n {
			t.Errorf("%s shows %d, its twin %d", path, n, strings.Count(twin, "`r`"))
		}
		wants(t, twin, "All 1000 "+path+" as JSON")
	}
}

func TestAVersionWithoutFindingsSaysSo(t *testing.T) {
	html, twin := told(t, "findings", page.Known{State: catalog.Published})
	wants(t, html, "nothing to say")
	wants(t, twin, "nothing to say")
}

func TestNewerVersionsAreNamedBelowTheHeading(t *testing.T) {
	for gone, want := range map[bool]string{false: "There is a newer version of this page:", true: "is gone in the newest version:"} {
		html, twin := told(t, "operations/books-list", page.Known{State: catalog.Published, Newer: &page.Newer{Version: "3.0.0", Href: "/apis/library/3.0.0", Gone: gone}})
		wants(t, html, want, `href="/apis/library/3.0.0">3.0.0</a>`)
		lines := strings.SplitN(twin, "\n", 4)
		if !strings.HasPrefix(lines[0], "# ") || lines[1] != "" || !strings.HasPrefix(lines[2], "> ") || !strings.Contains(lines[2], want) || !strings.Contains(lines[2], "[3.0.0](/apis/library/3.0.0)") {
			t.Errorf("the twin begins %q", lines)
		}
	}
}
