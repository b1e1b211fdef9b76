package page_test

import (
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/portal/page"
	"github.com/apisteward/steward/internal/portal/portaltest"
	"github.com/apisteward/steward/internal/portal/prose"
	"github.com/apisteward/steward/internal/portal/reference"
)

// library is the document of portaltest, on a server when it has an address.
func library(t *testing.T, address string) *page.Document {
	t.Helper()
	doc, err := contract.Load(portaltest.Library, contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	d := &page.Document{Reference: reference.New(doc, prose.New()), Version: "1.2.0", Address: address}
	if address != "" {
		d.API, d.APITitle = "library", "Library"
	}
	return d
}

func render(t *testing.T, look page.Look, d *page.Document, path string, f page.Form) string {
	t.Helper()
	assets, err := page.LoadAssets(look.Brand)
	if err != nil {
		t.Fatal(err)
	}
	renderer, err := page.NewRenderer(assets, look)
	if err != nil {
		t.Fatal(err)
	}
	made, err := d.Page(path, f)
	if err != nil {
		t.Fatal(err)
	}
	html, err := renderer.HTML(made)
	if err != nil {
		t.Fatal(err)
	}
	return string(html)
}

func TestLinksHoldWhereThePageStands(t *testing.T) {
	const server = "/apis/library/latest"
	for _, tt := range []struct {
		address, path string
		static        bool
		want          []string
	}{
		{server, "", false, []string{`href="latest/tags/books"`, `href="latest" aria-current="page"`, `data-root="latest/"`, `href="latest.md"`}},
		{server, "schemas", false, []string{`href="../latest"`, `href="schemas/Book"`, `data-root=""`, `href="schemas.md"`}},
		{server, "operations/books-list", false, []string{`href="../../latest"`, `href="../tags/books"`, `data-root="../"`, `href="books-list.md"`}},
		{"", "", true, []string{`href="tags/books.html"`, `href="index.html" aria-current="page"`, `data-root=""`, `href="index.md"`, `href="assets/portal.css"`}},
		{"", "operations/books-list", true, []string{`href="../index.html"`, `href="../tags/books.html"`, `data-root="../"`, `href="../assets/portal.css"`}},
	} {
		html := render(t, page.Look{}, library(t, tt.address), tt.path, page.Form{Static: tt.static})
		for _, want := range tt.want {
			if !strings.Contains(html, want) {
				t.Errorf("%q at %q lacks %s", tt.path, tt.address, want)
			}
		}
	}
}

func TestNavigationOpensTheGroupThatOneIsIn(t *testing.T) {
	d := library(t, "/apis/library/1.2.0")
	for path, want := range map[string]string{"": "", "tags/books": "books", "operations/books-list": "books", "webhooks/POST-lent": "Webhooks", "schemas/Book": ""} {
		made, err := d.Page(path, page.Form{})
		if err != nil {
			t.Fatal(err)
		}
		open, here := "", 0
		for _, g := range made.Frame().Nav.Groups {
			if len(g.Operations) > 0 {
				open += g.Text
			}
			for _, op := range g.Operations {
				if op.Here {
					here++
				}
			}
		}
		if open != want {
			t.Errorf("%q opens %q, want %q", path, open, want)
		}
		if isOperation := strings.Contains(path, "books-list") || strings.Contains(path, "lent"); isOperation != (here == 1) {
			t.Errorf("%q marks %d operations", path, here)
		}
	}
}

func TestEveryPathHasItsPageInEveryForm(t *testing.T) {
	for _, address := range []string{"", "/apis/library/1.2.0"} {
		d := library(t, address)
		for _, path := range d.Paths() {
			for _, twin := range []bool{false, true} {
				made, err := d.Page(path, page.Form{Twin: twin, Static: address == ""})
				if err != nil {
					t.Errorf("%q: %v", path, err)
				} else if twin && !strings.HasPrefix(string(made.Markdown()), "# ") {
					t.Errorf("the twin of %q begins without a title", path)
				}
			}
		}
		for _, path := range []string{"nothing", "operations/nothing", "operations/", "tags", "/", "schemas/../tags", "changes"} {
			if made, err := d.Page(path, page.Form{}); !fault.Is(err, fault.NotFound) || made != nil {
				t.Errorf("%q: %v, %v", path, made, err)
			}
		}
	}
}

func TestBrandAndLanguageOfAPage(t *testing.T) {
	accent, err := page.ParseColour("#7a2fb0")
	if err != nil {
		t.Fatal(err)
	}
	look := page.Look{
		Brand:    page.Brand{Name: "Ex<ample>", Logo: []byte(svg), Accent: accent, Links: []page.Crumb{{Text: "Status", Href: "https://status.example.com"}}, Footer: "Springfield"},
		Language: page.Language{Code: "de", Words: map[string]string{"Search": "Suche", "Overview": "Übersicht"}},
	}
	html := render(t, look, library(t, ""), "", page.Form{Static: true})
	for _, want := range []string{
		`<html lang="de"`, "<span>Ex&lt;ample&gt;</span>", `<img src="assets/logo"`, `<a href="https://status.example.com">Status</a>`,
		"Springfield · Made by Steward", "<span>Suche</span>", ">Übersicht</a>", "· Ex&lt;ample&gt;</title>",
	} {
		if !strings.Contains(html, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	assets, err := page.LoadAssets(look.Brand)
	if err != nil {
		t.Fatal(err)
	}
	style, _ := assets.At(assets.Path("portal.css"))
	if !strings.Contains(string(style.Content), "--accent: light-dark(#7a2fb0, ") {
		t.Error("the style lacks the accent")
	}
	if logo, found := assets.At(assets.Path("logo")); !found || logo.Type != "image/svg+xml" {
		t.Errorf("the logo is %q", logo.Type)
	}
}
