package portal

import (
	"context"
	"net/http"
	"net/url"
	"strings"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/portal/page"
)

// route is one kind of address.
type route struct {
	pattern string // as http.ServeMux takes it
	find    func(*visit) (*answer, error)
}

// routes are all there are. What a route finds must be what its visitor may
// see; the tests ask each of them for what is private.
func (p *Portal) routes() []route {
	return []route{
		{"/{$}", p.catalogue},
		{"/index.md", p.catalogue},
		{"/llms.txt", p.catalogueList},
		{"/apis/{api}", p.api},
		{"/apis/{api}/changelog", p.changelog},
		{"/apis/{api}/changelog.md", p.changelog},
		{"/apis/{api}/changelog.atom", p.feed},
		{"/apis/{api}/{version}", p.documentPage},
		{"/apis/{api}/{version}/llms.txt", p.documentList},
		{"/apis/{api}/{version}/{path...}", p.documentPage},
		{"/guides/{$}", p.guide},
		{"/guides/{guide}", p.guide},
		{"/assets/{digest}/{file}", p.asset},
		{"/", nowhere},
	}
}

// visit is one request of somebody.
type visit struct {
	*http.Request
	viewer catalog.Viewer
	query  url.Values
	form   page.Form
}

// answer is what there is at an address for its visitor. It is made when it is
// not kept.
type answer struct {
	key  string // address and parameters, and everything that the content depends on
	keep string // Cache-Control
	make func(context.Context) (*content, error)
}

func (p *Portal) visitOf(r *http.Request) (*visit, error) {
	viewer, err := p.options.Viewer(r)
	if err != nil {
		return nil, err
	}
	return &visit{
		Request: r, viewer: viewer, query: r.URL.Query(),
		form: page.Form{Twin: strings.HasSuffix(r.URL.Path, page.TwinEnding)},
	}, nil
}

// named returns a segment of the path without the ending of a Markdown twin.
func (v *visit) named(segment string) string {
	return strings.TrimSuffix(v.PathValue(segment), page.TwinEnding)
}

// list asks for the part of a list that the visitor asks for.
func (v *visit) list() catalog.PageInput { return catalog.PageInput{Cursor: v.query.Get("cursor")} }

// address is the path with those parameters that count here.
func (v *visit) address(parameters ...string) string {
	address := v.URL.Path
	for _, name := range parameters {
		if value := v.query.Get(name); value != "" {
			address += "?" + name + "=" + url.QueryEscape(value)
		}
	}
	return address
}

// keep is how long a page may be kept that everybody may keep for so long.
// What is shown to somebody who may see more must not be kept for others.
func (v *visit) keep(keep string) string {
	if v.viewer.Everything || len(v.viewer.APIs) > 0 {
		return keepPrivate
	}
	return keep
}

// nowhere finds what there is at any other address.
func nowhere(*visit) (*answer, error) {
	return nil, fault.New(fault.NotFound, "There is no page at this address, or it is not meant for everybody.")
}
