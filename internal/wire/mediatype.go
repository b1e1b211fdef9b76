package wire

import (
	"mime"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
)

// The media types of forms.
const (
	FormType      = "application/x-www-form-urlencoded"
	MultipartType = "multipart/form-data"
)

// IsJSON reports whether a media type is JSON (RFC 6839, section 3.1).
func IsJSON(mediaType string) bool {
	base := essence(mediaType)
	return base == "application/json" || strings.HasSuffix(base, "+json") || strings.HasSuffix(base, "/json")
}

// essence is a media type in lower case without its parameters.
func essence(mediaType string) string {
	base, _, _ := strings.Cut(mediaType, ";")
	return strings.ToLower(strings.TrimSpace(base))
}

// IsMediaType reports whether s can be sent as a Content-Type as it is.
func IsMediaType(s string) bool {
	_, _, err := mime.ParseMediaType(s)
	return err == nil && strings.Contains(s, "/") && printable(s) && strings.TrimSpace(s) == s
}

// Concrete is a media type that the one of a body stands for where it is a
// range: "text/plain" for "text/*". Others are returned as they are.
func Concrete(doc *contract.Document, media *contract.Media) string {
	switch {
	case !strings.Contains(media.Type, "*"):
		return media.Type
	case strings.HasPrefix(media.Type, "text/"):
		return "text/plain"
	case strings.HasPrefix(media.Type, "image/"):
		return "image/png"
	case sample.Structured(doc, media.Schema):
		return "application/json"
	}
	return "application/octet-stream"
}
