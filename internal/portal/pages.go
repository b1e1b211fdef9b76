package portal

import (
	"cmp"
	"net/http"
	"strings"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/page"
	"github.com/apisteward/steward/internal/portal/reference"
)

func (p *Portal) cataloguePage(r *http.Request, viewer catalog.Viewer) (page.Page, string, error) {
	list, err := p.catalog.ListAPIs(r.Context(), catalog.ListAPIsInput{Viewer: viewer, PageInput: pageInput(r)})
	if err != nil {
		return nil, "", err
	}
	return page.NewCatalogue(list.Items, page.NextPath("/", list.Next), p.prose), keepFor(viewer, askAgain), nil
}

func (p *Portal) apiPage(r *http.Request, viewer catalog.Viewer) (page.Page, string, error) {
	slug := named(r, "api")
	api, err := p.catalog.GetAPI(r.Context(), viewer, slug)
	if err != nil {
		return nil, "", err
	}
	list, err := p.catalog.ListVersions(r.Context(), catalog.ListVersionsInput{Viewer: viewer, API: slug, PageInput: pageInput(r)})
	if err != nil {
		return nil, "", err
	}
	next := page.NextPath(page.APIPath(api.Slug), list.Next)
	return page.NewAPI(api, list.Items, next, p.prose), keepFor(viewer, askAgain), nil
}

func (p *Portal) versionPage(r *http.Request, viewer catalog.Viewer) (page.Page, string, error) {
	asked := named(r, "version")
	in := catalog.VersionInput{Viewer: viewer, API: r.PathValue("api"), Version: asked}
	api, err := p.catalog.GetAPI(r.Context(), viewer, in.API)
	if err != nil {
		return nil, "", err
	}
	stored, err := p.catalog.GetVersionDocument(r.Context(), in)
	if err != nil {
		return nil, "", err
	}
	doc, err := stored.Load()
	if err != nil {
		return nil, "", err
	}
	keep := askAgain
	if asked == stored.Version.Version {
		keep = keepBriefly
	}
	about := page.Document{
		Reference: reference.New(doc, p.prose), API: api.Slug, APITitle: cmp.Or(markdown.OneLine(api.Title), api.Slug),
		Version: stored.Version.Version, Address: page.VersionPath(api.Slug, asked), Known: page.Known{State: stored.Version.State},
	}
	built, err := about.Page("", page.Form{Twin: strings.HasSuffix(r.URL.Path, page.TwinEnding)})
	return built, keepFor(viewer, keep), err
}

func pageInput(r *http.Request) catalog.PageInput {
	return catalog.PageInput{Cursor: r.URL.Query().Get("cursor")}
}

// keepFor is how long a page may be kept that everybody may keep for so long.
// What is shown to somebody who may see more must not be kept for others.
func keepFor(v catalog.Viewer, keep string) string {
	if v.Everything || len(v.APIs) > 0 {
		return keepPrivate
	}
	return keep
}
