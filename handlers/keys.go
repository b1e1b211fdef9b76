package handlers

import (
	"context"

	"github.com/apisteward/steward/gen"
	"github.com/apisteward/steward/internal/access"
)

// ListKeys answers GET /v1/keys.
func (s *server) ListKeys(ctx context.Context, r gen.ListKeysRequestObject) (gen.ListKeysResponseObject, error) {
	const list = "/v1/keys"
	cursor, err := openCursor(list+"?", r.Params.Cursor)
	if err != nil {
		return nil, err
	}
	page, err := s.access.ListKeys(ctx, access.ListKeysInput{Limit: limitOf(r.Params.Limit), Cursor: cursor})
	if err != nil {
		return nil, err
	}
	next, link := nextPage(list, page.Next, r.Params.Limit, nil)
	return gen.ListKeys200JSONResponse{
		Body:    gen.KeyList{Items: toList(page.Items, toKey), NextCursor: next},
		Headers: gen.ListKeys200ResponseHeaders{ETag: tagFromBody, Link: link},
	}, nil
}

// CreateKey answers POST /v1/keys.
func (s *server) CreateKey(ctx context.Context, r gen.CreateKeyRequestObject) (gen.CreateKeyResponseObject, error) {
	key, token, err := s.access.CreateKey(ctx, access.CreateKeyInput{
		Name:      r.Body.Name,
		Scope:     access.Scope(r.Body.Scope),
		APIs:      r.Body.Apis,
		ExpiresAt: fromTime(r.Body.ExpiresAt),
		By:        callerName(ctx),
	})
	if err != nil {
		return nil, err
	}
	return gen.CreateKey201JSONResponse{Body: gen.CreatedKey{Key: toKey(key), Token: token}}, nil
}

// RevokeKey answers DELETE /v1/keys/{key}.
func (s *server) RevokeKey(ctx context.Context, r gen.RevokeKeyRequestObject) (gen.RevokeKeyResponseObject, error) {
	if _, err := s.access.RevokeKey(ctx, r.Key); err != nil {
		return nil, err
	}
	return gen.RevokeKey204Response{}, nil
}
