package handlers

import (
	"context"

	"github.com/apisteward/steward/gen"
	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/etag"
	"github.com/apisteward/steward/internal/fault"
)

// ListAPIs answers GET /v1/apis.
func (s *server) ListAPIs(ctx context.Context, r gen.ListAPIsRequestObject) (gen.ListAPIsResponseObject, error) {
	const list = "/v1/apis"
	cursor, err := openCursor(list+"?", r.Params.Cursor)
	if err != nil {
		return nil, err
	}
	page, err := s.catalog.ListAPIs(ctx, catalog.ListAPIsInput{
		Viewer:    viewer(ctx),
		PageInput: catalog.PageInput{Limit: limitOf(r.Params.Limit), Cursor: cursor},
	})
	if err != nil {
		return nil, err
	}
	next, link := nextPage(list, page.Next, r.Params.Limit, nil)
	return gen.ListAPIs200JSONResponse{
		Body:    gen.APIList{Items: toList(page.Items, toAPI), NextCursor: next},
		Headers: gen.ListAPIs200ResponseHeaders{ETag: tagFromBody, Link: link},
	}, nil
}

// CreateAPI answers POST /v1/apis.
func (s *server) CreateAPI(ctx context.Context, r gen.CreateAPIRequestObject) (gen.CreateAPIResponseObject, error) {
	settings, err := fromNewSettings(r.Body.Settings)
	if err != nil {
		return nil, err
	}
	api, err := s.catalog.CreateAPI(ctx, catalog.CreateAPIInput{
		Slug:        r.Body.Slug,
		Title:       r.Body.Title,
		Owner:       value(r.Body.Owner),
		Description: value(r.Body.Description),
		Visibility:  catalog.Visibility(value(r.Body.Visibility)),
		Settings:    settings,
	})
	if err != nil {
		return nil, err
	}
	return gen.CreateAPI201JSONResponse{
		Body:    toAPI(api),
		Headers: gen.CreateAPI201ResponseHeaders{ETag: apiTag(api), Location: apiPath(api.Slug)},
	}, nil
}

// GetAPI answers GET /v1/apis/{api}.
func (s *server) GetAPI(ctx context.Context, r gen.GetAPIRequestObject) (gen.GetAPIResponseObject, error) {
	api, err := s.catalog.GetAPI(ctx, viewer(ctx), r.API)
	if err != nil {
		return nil, err
	}
	return gen.GetAPI200JSONResponse{
		Body:    toAPI(api),
		Headers: gen.GetAPI200ResponseHeaders{ETag: apiTag(api)},
	}, nil
}

// UpdateAPI answers PATCH /v1/apis/{api}.
func (s *server) UpdateAPI(ctx context.Context, r gen.UpdateAPIRequestObject) (gen.UpdateAPIResponseObject, error) {
	patch := r.JSONBody
	if patch == nil {
		patch = r.ApplicationMergePatchPlusJSONBody
	}
	current, err := s.matching(ctx, r.API, r.Params.IfMatch)
	if err != nil {
		return nil, err
	}
	change := catalog.UpdateAPIInput{
		Slug:        r.API,
		Revision:    current.Revision,
		Title:       patch.Title,
		Owner:       merged(patch.Owner),
		Description: merged(patch.Description),
		Visibility:  (*catalog.Visibility)(patch.Visibility),
	}
	if patch.Settings != nil {
		settings, err := patchSettings(current.Settings, patch.Settings)
		if err != nil {
			return nil, err
		}
		change.Settings = &settings
	}
	api, err := s.catalog.UpdateAPI(ctx, change)
	if err != nil {
		return nil, err
	}
	return gen.UpdateAPI200JSONResponse{
		Body:    toAPI(api),
		Headers: gen.UpdateAPI200ResponseHeaders{ETag: apiTag(api)},
	}, nil
}

// DeleteAPI answers DELETE /v1/apis/{api}.
func (s *server) DeleteAPI(ctx context.Context, r gen.DeleteAPIRequestObject) (gen.DeleteAPIResponseObject, error) {
	current, err := s.matching(ctx, r.API, r.Params.IfMatch)
	if err != nil {
		return nil, err
	}
	if err := s.catalog.DeleteAPI(ctx, r.API, current.Revision); err != nil {
		return nil, err
	}
	return gen.DeleteAPI204Response{}, nil
}

// matching returns the API as it is, when that is the state that If-Match
// names. Unconditional without If-Match; Stale for another state; NotFound.
func (s *server) matching(ctx context.Context, slug string, ifMatch *string) (*catalog.API, error) {
	current, err := s.catalog.GetAPI(ctx, viewer(ctx), slug)
	if err != nil {
		return nil, err
	}
	if ifMatch == nil {
		return nil, fault.New(fault.Unconditional, "Send the ETag of the API as If-Match.")
	}
	if !etag.MatchesStrongly(*ifMatch, apiTag(current)) {
		return nil, catalog.ErrStale()
	}
	return current, nil
}
