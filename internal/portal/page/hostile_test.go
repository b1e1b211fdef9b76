package page_test

import (
	"strconv"
	"strings"
	"testing"

	xhtml "golang.org/x/net/html"

	"github.com/apisteward/steward/internal/portal/portaltest"
)

// ownElements are what pages about operations and schemas are made of, and
// what prose may bring.
var ownElements = strings.Fields(`main div section h1 h2 h3 h4 h5 h6 p a b i code pre span ul ol li details summary input label
	em strong del kbd sub sup blockquote hr br table thead tbody tr th td dl dt dd button`)

func TestAHostileDocumentHarmsNoPage(t *testing.T) {
	r := newRenderer(t)
	allowed := map[string]bool{}
	for _, e := range ownElements {
		allowed[e] = true
	}
	for _, attack := range portaltest.Attacks {
		d := documentOf(t, portaltest.HostileText(attack))
		files := filesOf(d)
		for _, at := range pathsOf(d) {
			html, markdown := bothForms(t, r, d, at)
			checkHarmless(t, html, at, attack, allowed)
			checkAnchors(t, html, at, files)
			checkTwin(t, r, d, at)
			for _, a := range portaltest.Find(portaltest.ReadBack(t, markdown), "a") {
				checkHref(t, portaltest.Attribute(a, "href"), at, attack)
			}
		}
	}
}

func checkHarmless(t *testing.T, html *xhtml.Node, at, attack string, allowed map[string]bool) {
	t.Helper()
	if n := len(portaltest.Find(html, "main")); n != 1 {
		t.Errorf("%q makes %d main elements on %s", attack, n, at)
	}
	for n := range portaltest.Find(html, "main")[0].Descendants() {
		if n.Type != xhtml.ElementNode {
			continue
		}
		if !allowed[n.Data] {
			t.Errorf("%q gets a <%s> into %s", attack, n.Data, at)
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "src" {
				t.Errorf("%q gets the attribute %s into %s", attack, a.Key, at)
			}
		}
		if n.Data == "a" {
			checkHref(t, portaltest.Attribute(n, "href"), at, attack)
		}
	}
}

func checkHref(t *testing.T, href, at, attack string) {
	t.Helper()
	scheme, _, ok := strings.Cut(strings.ToLower(href), ":")
	if ok && scheme != "https" && scheme != "http" && scheme != "mailto" && !strings.ContainsAny(scheme, "/#?") {
		t.Errorf("%q gets the link %s into %s", attack, href, at)
	}
}

// A document of schemas that refer to each other must not grow on its pages.
func TestSchemasThatMultiplyStaySmallOnPages(t *testing.T) {
	r := newRenderer(t)
	for name, text := range map[string]string{
		"components": multiplying(`{"$ref": "#/components/schemas/S%d"}`),
		"members":    multiplying(`{"allOf": [{"$ref": "#/components/schemas/S%d"}, {"properties": {"own": {"type": "string"}}}]}`),
		"choices":    multiplying(`{"oneOf": [{"$ref": "#/components/schemas/S%d"}, {"type": "string"}]}`),
		"places":     multiplying(`{"$ref": "#/components/schemas/S%d/properties/a"}`),
		"elements":   multiplying(`{"type": "array", "items": {"$ref": "#/components/schemas/S%d"}}`),
	} {
		d := documentOf(t, []byte(text))
		for _, at := range pathsOf(d) {
			if n := countElements(renderHTML(t, r, d, at)); n > elementBudget {
				t.Errorf("%s: %s has %d elements", name, at, n)
			}
		}
	}
}

// multiplying is a document of forty schemas, each of which refers to the next
// one three times, and the last one to the first.
func multiplying(to string) string {
	var b strings.Builder
	b.WriteString(`{"openapi": "3.1.0", "info": {"title": "x", "version": "1"}, "paths": {"/x": {"get": {"responses": {"200": {"description": "x",
		"content": {"application/json": {"schema": {"$ref": "#/components/schemas/S0"}}}}}}}}, "components": {"schemas": {`)
	const many = 40
	for i := range many {
		next := strings.ReplaceAll(to, "%d", strconv.Itoa((i+1)%many))
		if i > 0 {
			b.WriteString(",")
		}
		b.WriteString(`"S` + strconv.Itoa(i) + `": {"properties": {"a": ` + next + `, "b": ` + next + `, "c": ` + next + `}}`)
	}
	b.WriteString(`}}}`)
	return b.String()
}
