package handlers

import (
	"bytes"
	"context"
	"strings"

	"github.com/apisteward/steward/gen"
	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/etag"
)

// GetVersionDocument answers GET /v1/apis/{api}/versions/{version}/document.
// Whoever has the document already costs no look at it.
func (s *server) GetVersionDocument(ctx context.Context, r gen.GetVersionDocumentRequestObject) (gen.GetVersionDocumentResponseObject, error) {
	version, err := s.catalog.GetVersion(ctx, named(ctx, r.API, r.Version))
	if err != nil {
		return nil, err
	}
	format := negotiate(exchangeOf(ctx).accept)
	if value(r.Params.Original) {
		format = version.Format
	}
	tag := documentTag(version, format)
	if wanted := value(r.Params.IfNoneMatch); wanted != "" && etag.Matches(wanted, tag) {
		return gen.GetVersionDocument304Response{Headers: gen.NotModifiedResponseHeaders{ETag: tag}}, nil
	}
	document, err := s.catalog.GetVersionDocument(ctx, named(ctx, r.API, version.Version))
	if err != nil {
		return nil, err
	}
	data, err := document.In(format)
	if err != nil {
		return nil, err
	}
	vary := "Accept, Accept-Encoding"
	return gen.GetVersionDocument200AsteriskResponse{
		Body:          bytes.NewReader(data),
		ContentType:   mediaType(format),
		ContentLength: int64(len(data)),
		Headers: gen.GetVersionDocument200ResponseHeaders{
			ETag: documentTag(&document.Version, format), Vary: &vary,
		},
	}, nil
}

// documentTag is the entity tag of a document in a notation. Bytes are named by
// what they were made from, which never gives others.
func documentTag(v *catalog.Version, format contract.Format) string {
	sum := strings.TrimPrefix(v.Original, "sha256:")
	return `"` + sum[:min(len(sum), 32)] + "." + format.String() + `"`
}

func mediaType(format contract.Format) string { return "application/" + format.String() }
