package handlers

import (
	"mime"
	"net/http"
	"strings"

	"github.com/klauspost/compress/gzhttp"
)

// minCompressed is the size in bytes below which compression does not pay.
const minCompressed = 1024

// etagSuffix is put at the end of an entity tag, before the quote, when the
// reply is compressed: strong tags differ where bytes do (RFC 9110, 8.8.3).
const etagSuffix = "-gzip"

// Compressed returns next with replies in zstd or gzip, as the caller accepts,
// where that pays.
func Compressed(next http.Handler) (http.Handler, error) {
	return CompressedFrom(next, minCompressed)
}

// CompressedFrom is Compressed for replies of at least so many bytes.
func CompressedFrom(next http.Handler, size int) (http.Handler, error) {
	wrap, err := gzhttp.NewWrapper(
		gzhttp.MinSize(size),
		gzhttp.SuffixETag(etagSuffix),
		gzhttp.ContentTypeFilter(compressible),
		gzhttp.EnableZstd(true),
		gzhttp.PreferZstd(true),
		gzhttp.SetContentType(false),
	)
	if err != nil {
		return nil, err
	}
	return wrap(next), nil
}

// compressible reports whether replies of a media type are text.
func compressible(contentType string) bool {
	media, _, err := mime.ParseMediaType(contentType)
	if err != nil {
		return false
	}
	switch media {
	case "application/json", "application/yaml", "application/x-yaml", "application/vnd.oai.openapi",
		"application/javascript", "image/svg+xml":
		return true
	}
	return strings.HasPrefix(media, "text/") || strings.HasSuffix(media, "+json") || strings.HasSuffix(media, "+xml")
}
