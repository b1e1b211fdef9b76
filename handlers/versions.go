package handlers

import (
	"context"
	"net/url"

	"github.com/apisteward/steward/gen"
	"github.com/apisteward/steward/internal/catalog"
)

// ListVersions answers GET /v1/apis/{api}/versions.
func (s *server) ListVersions(ctx context.Context, r gen.ListVersionsRequestObject) (gen.ListVersionsResponseObject, error) {
	list := apiPath(r.API) + "/versions"
	cursor, err := openCursor(list+"?", r.Params.Cursor)
	if err != nil {
		return nil, err
	}
	page, err := s.catalog.ListVersions(ctx, catalog.ListVersionsInput{
		Viewer:    viewer(ctx),
		API:       r.API,
		PageInput: catalog.PageInput{Limit: limitOf(r.Params.Limit), Cursor: cursor},
	})
	if err != nil {
		return nil, err
	}
	next, link := nextPage(list, page.Next, r.Params.Limit, nil)
	return gen.ListVersions200JSONResponse{
		Body:    gen.VersionList{Items: toList(page.Items, toVersion), NextCursor: next},
		Headers: gen.ListVersions200ResponseHeaders{ETag: tagFromBody, Link: link},
	}, nil
}

// PublishVersion answers POST /v1/apis/{api}/versions.
func (s *server) PublishVersion(ctx context.Context, r gen.PublishVersionRequestObject) (gen.PublishVersionResponseObject, error) {
	body, err := readBody(r.Body)
	if err != nil {
		return nil, err
	}
	dryRun := value(r.Params.DryRun)
	judgement, stored, err := s.catalog.PublishVersion(ctx, catalog.PublishInput{
		API:     r.API,
		Version: value(r.Params.Version),
		Draft:   value(r.Params.Draft),
		DryRun:  dryRun,
		Body:    body,
		By:      callerName(ctx),
	})
	if err != nil {
		return nil, err
	}
	publication := gen.Publication{Stored: stored, Version: toVersion(&judgement.Version)}
	if dryRun {
		full := toJudgement(judgement)
		publication.Judgement = &full
	}
	tag := versionTag(&judgement.Version)
	if !stored {
		return gen.PublishVersion200JSONResponse{
			Body: publication, Headers: gen.PublishVersion200ResponseHeaders{ETag: tag},
		}, nil
	}
	return gen.PublishVersion201JSONResponse{
		Body:    publication,
		Headers: gen.PublishVersion201ResponseHeaders{ETag: tag, Location: publication.Version.Links.Self},
	}, nil
}

// GetVersion answers GET /v1/apis/{api}/versions/{version}.
func (s *server) GetVersion(ctx context.Context, r gen.GetVersionRequestObject) (gen.GetVersionResponseObject, error) {
	version, err := s.catalog.GetVersion(ctx, named(ctx, r.API, r.Version))
	if err != nil {
		return nil, err
	}
	return gen.GetVersion200JSONResponse{
		Body:    toVersion(version),
		Headers: gen.GetVersion200ResponseHeaders{ETag: versionTag(version)},
	}, nil
}

// ListVersionFindings answers GET /v1/apis/{api}/versions/{version}/findings.
func (s *server) ListVersionFindings(ctx context.Context, r gen.ListVersionFindingsRequestObject) (gen.ListVersionFindingsResponseObject, error) {
	list := versionPath(r.API, r.Version) + "/findings"
	cursor, err := openCursor(list+"?", r.Params.Cursor)
	if err != nil {
		return nil, err
	}
	page, err := s.catalog.ListVersionFindings(ctx, catalog.ListFindingsInput{
		VersionInput: named(ctx, r.API, r.Version),
		PageInput:    catalog.PageInput{Limit: limitOf(r.Params.Limit), Cursor: cursor},
	})
	if err != nil {
		return nil, err
	}
	next, link := nextPage(list, page.Next, r.Params.Limit, nil)
	return gen.ListVersionFindings200JSONResponse{
		Body:    gen.FindingList{Items: toList(page.Items, toFinding), NextCursor: next},
		Headers: gen.ListVersionFindings200ResponseHeaders{ETag: tagFromBody, Link: link},
	}, nil
}

// ListVersionChanges answers GET /v1/apis/{api}/versions/{version}/changes.
func (s *server) ListVersionChanges(ctx context.Context, r gen.ListVersionChangesRequestObject) (gen.ListVersionChangesResponseObject, error) {
	list, extra := versionPath(r.API, r.Version)+"/changes", url.Values{}
	if r.Params.Since != nil {
		extra.Set("since", *r.Params.Since)
	}
	cursor, err := openCursor(list+"?"+extra.Encode(), r.Params.Cursor)
	if err != nil {
		return nil, err
	}
	changes, err := s.catalog.ListVersionChanges(ctx, catalog.ListChangesInput{
		VersionInput: named(ctx, r.API, r.Version),
		Since:        value(r.Params.Since),
		PageInput:    catalog.PageInput{Limit: limitOf(r.Params.Limit), Cursor: cursor},
	})
	if err != nil {
		return nil, err
	}
	body := toChangeList(changes)
	next, link := nextPage(list, changes.Page.Next, r.Params.Limit, extra)
	body.NextCursor = next
	return gen.ListVersionChanges200JSONResponse{
		Body:    body,
		Headers: gen.ListVersionChanges200ResponseHeaders{ETag: tagFromBody, Link: link},
	}, nil
}

func toChangeList(c *catalog.Changes) gen.ChangeList {
	list := gen.ChangeList{
		New:         gen.Side{API: &c.Version.API, Version: &c.Version.Version, Digest: c.Version.Digest},
		Items:       []gen.Change{},
		NotCompared: []gen.NotCompared{},
	}
	if c.Report == nil {
		return list
	}
	waived := waivedBy(c.Waived)
	list.Verdict, list.RequiredBump, list.Summary = toOutcome(c.Report)
	list.Old = toOld(c.Report, c.Since)
	list.Old.API = &c.Version.API
	list.Items = toList(c.Page.Items, waived.toChange)
	list.NotCompared = listed(c.Report.NotCompared, waived.toNotCompared)
	return list
}

// named is the caller's question for one version.
func named(ctx context.Context, api, version string) catalog.VersionInput {
	return catalog.VersionInput{Viewer: viewer(ctx), API: api, Version: version}
}
