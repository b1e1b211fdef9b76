package portal

import (
	"net/http"

	"github.com/apisteward/steward/internal/catalog"
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
	in.Version = stored.Version.Version
	changes, err := p.catalog.ListVersionChanges(r.Context(), catalog.ListChangesInput{VersionInput: in})
	if err != nil {
		return nil, "", err
	}
	keep := askAgain
	if asked == stored.Version.Version {
		keep = keepBriefly
	}
	path := page.VersionPath(api.Slug, asked)
	return page.NewVersion(path, api, &stored.Version, reference.NewOutline(doc), changes, p.prose), keepFor(viewer, keep), nil
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
