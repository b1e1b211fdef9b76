package portal

import (
	"context"
	"net/url"
	"strings"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/portal/page"
)

// known returns what the page that is asked for shows beyond the document.
func (p *Portal) known(ctx context.Context, s *subject) (page.Known, error) {
	k := page.NewKnown(s.version)
	html := *s
	html.form.Twin = false
	k.Canonical = html.address(s.version.Version, s.path)
	k.FindingsJSON = contractPath(s.version) + "/findings"
	versions, err := p.versions(ctx, s)
	if err != nil {
		return k, err
	}
	for _, v := range versions {
		link := page.VersionLink{Version: v.Version, State: v.State, Href: s.address(v.Version, s.path), Current: v.Version == s.version.Version}
		if s.path != "" && !link.Current {
			link.Href += "?" + url.Values{"from": {s.version.Version}}.Encode()
		}
		k.Versions = append(k.Versions, link)
	}
	if k.Newer, err = p.newer(ctx, s); err != nil {
		return k, err
	}
	k.Comparison = &page.Comparison{Since: s.version.Base}
	switch folderOf(s.path) {
	case "operations/", "webhooks/":
		k.Operation, err = p.facts(ctx, s, versions)
	case "":
		err = p.particulars(ctx, s, &k)
	}
	return k, err
}

// versions returns the newest versions of the subject's API that the visitor
// sees, newest first.
func (p *Portal) versions(ctx context.Context, s *subject) ([]catalog.Version, error) {
	list, err := p.catalog.ListVersions(ctx, catalog.ListVersionsInput{
		Viewer: s.viewer, API: s.api.Slug, PageInput: catalog.PageInput{Limit: catalog.DefaultLimit},
	})
	if err != nil {
		return nil, err
	}
	return list.Items, nil
}

// address is that of the page at a path of a version of the subject's API, in
// the subject's form.
func (s *subject) address(version, path string) string {
	address := page.VersionPath(s.api.Slug, version)
	if path != "" {
		address += "/" + path
	}
	if s.form.Twin {
		address += page.TwinEnding
	}
	return address
}

// newer leads to the newest version when that is above the subject's.
func (p *Portal) newer(ctx context.Context, s *subject) (*page.Newer, error) {
	if !above(s.api.Latest, s.version.Version) {
		return nil, nil
	}
	_, newest, err := p.catalog.FindVersion(ctx, catalog.VersionInput{Viewer: s.viewer, API: s.api.Slug, Version: s.api.Latest})
	if err != nil {
		return nil, err
	}
	n := &page.Newer{Version: newest.Version}
	path, found := "", true
	if s.path != "" {
		if path, found, err = p.sameIn(ctx, s, newest); err != nil {
			return nil, err
		}
	}
	n.Href, n.Gone = s.address(newest.Version, path), !found
	return n, nil
}

// sameIn finds the page in another version that is what the subject's is.
func (p *Portal) sameIn(ctx context.Context, s *subject, other *catalog.Version) (string, bool, error) {
	here, err := p.directory(ctx, s.version)
	if err != nil {
		return "", false, err
	}
	there, err := p.directory(ctx, other)
	if err != nil {
		return "", false, err
	}
	path, found := there.same(s.path, here)
	return path, found, nil
}

// above reports whether a is a later version than b.
func above(a, b string) bool {
	later, err := catalog.ParseSemver(a)
	if err != nil {
		return false
	}
	earlier, err := catalog.ParseSemver(b)
	return err == nil && later.Compare(earlier) > 0
}

// particulars adds what only one page of a version shows.
func (p *Portal) particulars(ctx context.Context, s *subject, k *page.Known) error {
	switch s.path {
	case "changes":
		made, err := p.comparison(ctx, s, k.Versions)
		k.Comparison = made
		return err
	case "findings":
		j, err := p.catalog.ReadJudgement(ctx, s.version)
		if err == nil {
			k.Found = j.Findings
		}
		return err
	}
	return nil
}

// comparison is with the version that the visitor asks for, or else with the
// one that the version was judged against.
func (p *Portal) comparison(ctx context.Context, s *subject, versions []page.VersionLink) (*page.Comparison, error) {
	in := catalog.VersionInput{Viewer: s.viewer, API: s.api.Slug, Version: s.version.Version}
	changes, err := p.catalog.ListVersionChanges(ctx, catalog.ListChangesInput{VersionInput: in, Since: s.since})
	if err != nil {
		return nil, err
	}
	made := &page.Comparison{
		Since: changes.Since, Report: changes.Report, Waived: changes.Waived,
		JSON: contractPath(s.version) + "/changes", Before: page.VersionPath(s.api.Slug, changes.Since),
	}
	if s.since != "" {
		made.JSON += "?" + url.Values{"since": {changes.Since}}.Encode()
	}
	for _, v := range versions {
		if v.Current {
			continue
		}
		v.Href = s.address(s.asked, s.path) + "?" + url.Values{"since": {v.Version}}.Encode()
		v.Current = v.Version == changes.Since
		made.Choices = append(made.Choices, v)
	}
	return made, nil
}

// facts returns what is known about operations of the version.
func (p *Portal) facts(ctx context.Context, s *subject, versions []catalog.Version) (func(method, path string) page.OperationFacts, error) {
	past, err := p.past(ctx, s, versions)
	if err != nil {
		return nil, err
	}
	return func(method, path string) page.OperationFacts {
		return page.OperationFacts{History: past(callTemplate(method, path))}
	}, nil
}

// split cuts the name of an operation, "GET /users/{id}".
func split(operation string) (method, path string) {
	method, path, _ = strings.Cut(operation, " ")
	return method, path
}
