package page

import (
	"net/url"
)

// TwinEnding is what the address of a page's Markdown twin ends with.
const TwinEnding = ".md"

// APIPath is the address of an API's page.
func APIPath(slug string) string { return "/apis/" + url.PathEscape(slug) }

// VersionPath is the address of a version's page.
func VersionPath(slug, version string) string { return APIPath(slug) + "/" + url.PathEscape(version) }

// NextPath is the address of a list's next page, "" when there is none.
func NextPath(path, cursor string) string {
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
	return &versionLink{Version: version, Href: VersionPath(slug, version)}
}
