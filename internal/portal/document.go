package portal

import (
	"context"
	"net/url"
	"path"
	"strings"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/portal/page"
	"github.com/apisteward/steward/internal/portal/policy"
	"github.com/apisteward/steward/internal/portal/reference"
)

// subject is a version that a visitor asks for pages about.
type subject struct {
	viewer  catalog.Viewer
	api     *catalog.API
	version *catalog.Version
	asked   string // the version as it was asked for: "latest"
	path    string // of the page, in the folder of the version
	form    page.Form
	since   string // the version to compare with, or ""
	from    string // the version that the visitor comes from, or ""
}

// described is a document with its reference.
type described struct {
	reference *reference.Reference
	policy    string // of its pages
}

// documentPage finds a page about a version, or a file that such pages load.
func (p *Portal) documentPage(v *visit) (*answer, error) {
	s, err := p.subject(v)
	if err != nil {
		return nil, err
	}
	if s.path = v.named("path"); strings.HasSuffix(v.URL.Path, "/") {
		return nowhere(v)
	}
	return &answer{
		key:  v.address("since", "from") + s.key(v),
		keep: v.keep(s.keep()),
		make: func(ctx context.Context) (*content, error) { return p.describe(ctx, s) },
	}, nil
}

// subject finds the version that a visitor asks for.
func (p *Portal) subject(v *visit) (*subject, error) {
	asked := v.PathValue("version")
	if v.PathValue("path") == "" {
		asked = v.named("version")
	}
	api, version, err := p.catalog.FindVersion(v.Context(), catalog.VersionInput{Viewer: v.viewer, API: v.PathValue("api"), Version: asked})
	if err != nil {
		return nil, err
	}
	return &subject{
		viewer: v.viewer, api: api, version: version, asked: asked, form: v.form,
		since: v.query.Get("since"), from: v.query.Get("from"),
	}, nil
}

// key stands for what the pages about the version depend on.
func (s *subject) key(v *visit) string {
	return v.seenKey(s.api) + " " + s.version.Original
}

// keep is how long pages about the version may be kept: those of an exact one
// change only in what stands around the document.
func (s *subject) keep() string {
	if s.asked == s.version.Version {
		return keepBriefly
	}
	return askAgain
}

// describe makes the content at a path of a version: a page, a file, or the
// way to where the visitor meant to go.
func (p *Portal) describe(ctx context.Context, s *subject) (*content, error) {
	if s.from != "" {
		return p.arrive(ctx, s)
	}
	doc, policy, err := p.document(ctx, s)
	if err != nil {
		return nil, err
	}
	made, err := doc.Page(s.path, s.form)
	if fault.Is(err, fault.NotFound) {
		return p.otherwise(ctx, s, doc, err)
	}
	if err != nil {
		return nil, err
	}
	c, err := p.render(made, s.form)
	if err != nil {
		return nil, err
	}
	c.policy = policy
	c.link(doc.Known.Canonical, `rel="canonical"`)
	c.link(doc.Source, `rel="service-desc"`) // RFC 8631, section 4.1
	return c, nil
}

// document returns what the pages about a version share, with what is known
// beyond it as far as the page shows it.
func (p *Portal) document(ctx context.Context, s *subject) (*page.Document, string, error) {
	about, err := p.reference(ctx, s.version)
	if err != nil {
		return nil, "", err
	}
	doc := &page.Document{
		Reference: about.reference,
		API:       s.api.Slug, APITitle: page.TitleOf(s.api),
		Version: s.version.Version, Address: page.VersionPath(s.api.Slug, s.asked),
		Source: sourcePath(s.version), Clients: contractPath(s.version) + "/clients/",
		Mock: p.mockPath(s.version),
	}
	doc.Known, err = p.known(ctx, s)
	return doc, about.policy, err
}

// sourcePath is the address of the document in the HTTP API.
func sourcePath(v *catalog.Version) string { return contractPath(v) + "/document" }

// contractPath is the address of a version in the HTTP API.
func contractPath(v *catalog.Version) string {
	return "/v1" + page.APIPath(v.API) + "/versions/" + url.PathEscape(v.Version)
}

// mockPath is the address of the mock of a version, "" where there are none.
func (p *Portal) mockPath(v *catalog.Version) string {
	if p.options.MockFolder == "" {
		return ""
	}
	return p.options.MockFolder + "/" + url.PathEscape(v.API) + "/" + url.PathEscape(v.Version)
}

// reference returns the document of a version as its readers see it.
func (p *Portal) reference(ctx context.Context, v *catalog.Version) (*described, error) {
	return p.references.Get(v.Original, func() (*described, int64, error) {
		doc, err := p.catalog.ReadDocument(ctx, v)
		if err != nil {
			return nil, 0, err
		}
		made := &described{reference: reference.New(doc, p.prose), policy: policy.Header(policy.Origins(doc))}
		return made, v.Size, nil
	})
}

// otherwise is what there is where a document has no page: one of its files,
// or the way to an operation that is meant by its method and path.
func (p *Portal) otherwise(ctx context.Context, s *subject, doc *page.Document, missing error) (*content, error) {
	if f, ok := doc.Try(s.path); ok {
		return newContent(f.Type, f.Content), nil
	}
	if path.Ext(s.path) == fileEnding {
		files, err := p.filesOf(s.version, doc)
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			if f.Path == s.path {
				return newContent(f.Type, f.Content), nil
			}
		}
	}
	pages, err := p.directory(ctx, s.version)
	if err != nil {
		return nil, err
	}
	if path, ok := pages.aliases[s.path]; ok && path != s.path {
		return s.moved(path), nil
	}
	if literal := s.path + page.TwinEnding; s.form.Twin && pages.has(literal) { // no twin: an operationId may end like one
		itself := *s
		itself.path, itself.form.Twin = literal, false
		return p.describe(ctx, &itself)
	}
	return nil, missing
}

// fileEnding is what the names of files end with that pages load. They take
// long to make, so nothing else asks for them.
const fileEnding = ".js"

// filesOf returns the files that pages about a document load.
func (p *Portal) filesOf(v *catalog.Version, doc *page.Document) ([]page.File, error) {
	return p.files.Get(v.Original, func() ([]page.File, int64, error) {
		files := doc.Files()
		size := int64(overhead)
		for _, f := range files {
			size += int64(len(f.Content))
		}
		return files, size, nil
	})
}

// moved leads to another page of the version.
func (s *subject) moved(path string) *content {
	return &content{location: s.address(s.asked, path)}
}

// arrive leads a visitor who comes from a page of another version to the same
// here, and to the overview where there is no such page.
func (p *Portal) arrive(ctx context.Context, s *subject) (*content, error) {
	_, from, err := p.catalog.FindVersion(ctx, catalog.VersionInput{Viewer: s.viewer, API: s.api.Slug, Version: s.from})
	if err != nil {
		return nil, err
	}
	there, err := p.directory(ctx, from)
	if err != nil {
		return nil, err
	}
	here, err := p.directory(ctx, s.version)
	if err != nil {
		return nil, err
	}
	path, _ := here.same(strings.TrimSuffix(s.path, "/"), there)
	return s.moved(path), nil
}
