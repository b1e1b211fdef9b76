package portal

import (
	"net/url"

	"github.com/apisteward/steward/internal/catalog"
)

func apiPath(slug string) string { return "/apis/" + url.PathEscape(slug) }

func versionPath(slug, version string) string { return apiPath(slug) + "/" + url.PathEscape(version) }

// contractPath is the address of a version in the HTTP API.
func contractPath(v *catalog.Version) string {
	return "/v1" + apiPath(v.API) + "/versions/" + url.PathEscape(v.Version)
}

// nextPath is the address of a list's next page, "" when there is none.
func nextPath(path, cursor string) string {
	if cursor == "" {
		return ""
	}
	return path + "?" + url.Values{"cursor": {cursor}}.Encode()
}

// versionLink is a version with the address of its page.
type versionLink struct{ Version, Href string }

func linkTo(slug, version string) *versionLink {
	if version == "" {
		return nil
	}
	return &versionLink{Version: version, Href: versionPath(slug, version)}
}
