package handlers

import (
	"bytes"
	"context"
	"mime"

	"github.com/apisteward/steward/gen"
	"github.com/apisteward/steward/internal/clients"
	"github.com/apisteward/steward/internal/etag"
)

// GetVersionClient answers GET /v1/apis/{api}/versions/{version}/clients/{language}.
func (s *server) GetVersionClient(ctx context.Context, r gen.GetVersionClientRequestObject) (gen.GetVersionClientResponseObject, error) {
	archive, err := s.clients.GetVersionClient(ctx, named(ctx, r.API, r.Version), clients.Language(r.Language))
	if err != nil {
		return nil, err
	}
	if wanted := value(r.Params.IfNoneMatch); wanted != "" && etag.Matches(wanted, archive.Tag) {
		return gen.GetVersionClient304Response{Headers: gen.NotModifiedResponseHeaders{ETag: archive.Tag}}, nil
	}
	return gen.GetVersionClient200ApplicationZipResponse{
		Body:          bytes.NewReader(archive.Data),
		ContentLength: int64(len(archive.Data)),
		Headers: gen.GetVersionClient200ResponseHeaders{
			ETag:               archive.Tag,
			ContentDisposition: mime.FormatMediaType("attachment", map[string]string{"filename": archive.FileName}),
		},
	}, nil
}
