package page_test

import (
	"strings"
	"testing"
	"time"

	"github.com/apisteward/steward/internal/portal/page"
	"github.com/apisteward/steward/internal/portal/portaltest"
)

func TestOperationPagesSayWhatStewardKnows(t *testing.T) {
	r, d := newRenderer(t), documentOf(t, portaltest.Library)
	day := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)
	d.Known.Operation = func(method, path string) page.OperationFacts {
		if method != "GET" {
			return page.OperationFacts{}
		}
		return page.OperationFacts{
			History: []page.OperationHistory{
				{Version: "1.2.0", Href: "../changes.html", Date: day, Changes: []page.OperationChange{{Level: "breaking", Rule: "x", Text: "The parameter `limit` is <required>."}}},
				{Version: "1.0.0", Href: "../index.html", Added: true},
			},
			Verified:    &page.Verified{At: day, Environment: "production", Failures: 2},
			Traffic:     &page.Traffic{Requests: 1200, ErrorRate: 0.0125, Median: 20 * time.Millisecond, P95: 80 * time.Millisecond},
			Deprecation: &page.Deprecation{Sunset: day, Successor: page.Crumb{Text: "POST /books", Href: "books-list-2.html"}, Consumers: 3, Told: 2},
		}
	}
	checkTwin(t, r, d, "operations/books-list")
	html := string(renderHTML(t, r, d, "operations/books-list"))
	for _, want := range []string{
		`<h2 id="history">What changed</h2>`,
		`<a href="../changes.html">1.2.0</a> · 1 March 2026 · <b>breaking</b> · The parameter ` + "`limit`" + ` is &lt;required&gt;.`,
		`<a href="../index.html">1.0.0</a> · new`,
		`Verified against production on 1 March 2026: it did not do as described here, 2 failures.`,
		`1200 requests, 1.25% failed; half were answered within 20ms, 95 of 100 within 80ms.`,
		`Being withdrawn</b>, switched off on 1 March 2026. Use <a href="books-list-2.html">POST /books</a> instead. 2 of 3 consumers that use it were told.`,
	} {
		if !strings.Contains(html, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if other := string(renderHTML(t, r, d, "operations/books-list-2")); strings.Contains(other, "Verified against") || strings.Contains(other, `id="history"`) {
		t.Error("an operation of which nothing is known says something")
	}
}
