package compare

import (
	"mime"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// contents finds contents by their media type, written in one way. Of several
// of one type it holds the first.
type contents map[string]*contract.Media

func contentsOf(list []*contract.Media) contents {
	c := make(contents, len(list))
	for _, m := range list {
		if name := normalMedia(m.Type); c[name] == nil {
			c[name] = m
		}
	}
	return c
}

// find finds the content of a media type: the same type, or else the narrowest
// range that holds it.
func (c contents) find(mediaType string) *contract.Media {
	want := normalMedia(mediaType)
	if m := c[want]; m != nil {
		return m
	}
	for i := len(want) - 1; i >= 0; i-- {
		if want[i] != '/' {
			continue
		}
		if m := c[want[:i]+"/*"]; m != nil {
			return m
		}
	}
	return c["*/*"]
}

// within reports whether some of the types are in a range.
func (c contents) within(mediaRange string) bool {
	if !strings.HasSuffix(mediaRange, "/*") {
		return false
	}
	for name := range c {
		if rangeHolds(mediaRange, name) {
			return true
		}
	}
	return false
}

func rangeHolds(mediaRange, mediaType string) bool {
	if mediaRange == "*/*" {
		return true
	}
	prefix, ok := strings.CutSuffix(mediaRange, "/*")
	return ok && strings.HasPrefix(mediaType, prefix+"/")
}

// normalMedia writes a media type in one way: names in lower case, parameters
// in order, and without a charset that is the default.
func normalMedia(mediaType string) string {
	if !strings.ContainsAny(mediaType, "; \t") && mediaType == strings.ToLower(mediaType) {
		return mediaType
	}
	name, params, err := mime.ParseMediaType(mediaType)
	if err != nil {
		return strings.ToLower(strings.TrimSpace(mediaType))
	}
	if strings.EqualFold(params["charset"], "utf-8") {
		delete(params, "charset")
	}
	if s := mime.FormatMediaType(name, params); s != "" {
		return s
	}
	return name
}
