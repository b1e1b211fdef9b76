package handlers

import (
	"context"

	"github.com/apisteward/steward/gen"
	"github.com/apisteward/steward/internal/catalog"
)

// ListWaivers answers GET /v1/apis/{api}/waivers.
func (s *server) ListWaivers(ctx context.Context, r gen.ListWaiversRequestObject) (gen.ListWaiversResponseObject, error) {
	list := apiPath(r.API) + "/waivers"
	cursor, err := openCursor(list+"?", r.Params.Cursor)
	if err != nil {
		return nil, err
	}
	page, err := s.catalog.ListWaivers(ctx, catalog.ListWaiversInput{
		API:       r.API,
		PageInput: catalog.PageInput{Limit: limitOf(r.Params.Limit), Cursor: cursor},
	})
	if err != nil {
		return nil, err
	}
	next, link := nextPage(list, page.Next, r.Params.Limit, nil)
	return gen.ListWaivers200JSONResponse{
		Body:    gen.WaiverList{Items: toList(page.Items, toWaiver), NextCursor: next},
		Headers: gen.ListWaivers200ResponseHeaders{ETag: tagFromBody, Link: link},
	}, nil
}

// CreateWaiver answers POST /v1/apis/{api}/waivers.
func (s *server) CreateWaiver(ctx context.Context, r gen.CreateWaiverRequestObject) (gen.CreateWaiverResponseObject, error) {
	approvedBy := value(r.Body.ApprovedBy)
	if approvedBy == "" {
		approvedBy = callerName(ctx)
	}
	waiver, err := s.catalog.CreateWaiver(ctx, catalog.CreateWaiverInput{
		API:         r.API,
		Fingerprint: r.Body.Fingerprint,
		Reason:      r.Body.Reason,
		ApprovedBy:  approvedBy,
		ExpiresAt:   r.Body.ExpiresAt,
	})
	if err != nil {
		return nil, err
	}
	return gen.CreateWaiver201JSONResponse{
		Body:    toWaiver(waiver),
		Headers: gen.CreateWaiver201ResponseHeaders{Location: apiPath(waiver.API) + "/waivers/" + waiver.ID},
	}, nil
}

// DeleteWaiver answers DELETE /v1/apis/{api}/waivers/{waiver}.
func (s *server) DeleteWaiver(ctx context.Context, r gen.DeleteWaiverRequestObject) (gen.DeleteWaiverResponseObject, error) {
	if err := s.catalog.DeleteWaiver(ctx, r.API, r.Waiver); err != nil {
		return nil, err
	}
	return gen.DeleteWaiver204Response{}, nil
}
