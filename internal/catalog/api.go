// Package catalog holds APIs and their versions, and the rules of publishing.
package catalog

import (
	"time"

	"github.com/apisteward/steward/internal/contract/lint"
)

// Visibility says who may read an API.
type Visibility string

// The visibilities.
const (
	Public  Visibility = "public"  // whoever reaches the server may read published versions
	Private Visibility = "private" // only a Viewer who is inside the API
)

// API is something a team offers over HTTP.
type API struct {
	Slug        string // its name in URLs: "payments"; never changes
	Title       string
	Owner       string
	Description string
	Visibility  Visibility
	Settings    Settings
	Latest      string // newest published version, "" while there is none
	// Revision grows with every change of the API, its versions and its
	// waivers. An API that is deleted and created again starts over, so
	// an entity tag needs CreatedAt beside it.
	Revision  int64
	CreatedAt time.Time
	UpdatedAt time.Time
}

// Settings say how an API's documents are judged.
type Settings struct {
	// RefuseAt is the severity from which a finding refuses a publication;
	// lint.Error when it is the zero value.
	RefuseAt lint.Severity
	RulesOff []string // ids of lint rules that are not run
	Ruleset  string   // a ruleset in Spectral's format; "" for the default one
	// Levels overrides the level of changes: the id of a compare rule to
	// "breaking", "warning", "info" or "off".
	Levels map[string]string
}

// Viewer is what a caller may see beyond the published versions of public
// APIs. The zero Viewer is anybody.
type Viewer struct {
	Everything bool     // inside every API
	APIs       []string // slugs of the APIs that the viewer is inside of
}

// Inside reports whether the viewer may see drafts of the API and, when it is
// private, that it exists.
func (v Viewer) Inside(slug string) bool {
	if v.Everything {
		return true
	}
	for _, s := range v.APIs {
		if s == slug {
			return true
		}
	}
	return false
}

// Sees reports whether the viewer may know of the API at all.
func (v Viewer) Sees(api *API) bool {
	return api.Visibility == Public || v.Inside(api.Slug)
}
