package page_test

import (
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/clients"
	"github.com/apisteward/steward/internal/portal/portaltest"
)

func TestOverviewLeadsToClients(t *testing.T) {
	r, d := newRenderer(t), documentOf(t, portaltest.Library)
	if html := string(renderHTML(t, r, d, "")); strings.Contains(html, `id="clients"`) {
		t.Error("an export leads to clients that nothing makes")
	}
	d.API, d.Version, d.Clients = "library", "1.2.0", "/v1/apis/library/versions/1.2.0/clients/"
	html := string(renderHTML(t, r, d, ""))
	_, twin := bothForms(t, r, d, "")
	for _, l := range clients.Languages() {
		if !strings.Contains(html, `<a href="`+d.Clients+string(l)+`">`) || !strings.Contains(html, "library-1.2.0-"+string(l)+".zip") {
			t.Errorf("no client for %s", l)
		}
		if !strings.Contains(twin, "]("+d.Clients+string(l)+")") {
			t.Errorf("no client for %s in Markdown", l)
		}
	}
}
