package catalog

import (
	"context"
	"time"
)

// Store keeps APIs, versions, documents and waivers. Each method is one
// transaction. Errors are *fault.Error where a method says so.
type Store interface {
	// InsertAPI stores a new API. Conflict when the slug is taken.
	InsertAPI(ctx context.Context, api *API) error
	// API returns NotFound when there is none.
	API(ctx context.Context, slug string) (*API, error)
	// APIs returns at most limit APIs that the viewer sees with slugs after
	// the given one, by slug: those of which slug, title, owner and
	// description hold each of some words, whatever the case of ASCII letters.
	APIs(ctx context.Context, viewer Viewer, words []string, after string, limit int) ([]API, error)
	// UpdateAPI replaces title, owner, description, visibility, settings and
	// update time of the API, and sets api.Revision to the next one. Stale
	// when the stored revision or creation time is another; NotFound.
	UpdateAPI(ctx context.Context, api *API) error
	// DeleteAPI deletes an API with everything that belongs to it. Stale and
	// NotFound as with UpdateAPI.
	DeleteAPI(ctx context.Context, api *API) error

	// VersionNames returns the names of all versions of an API that are not
	// drafts, in no order.
	VersionNames(ctx context.Context, slug string) ([]string, error)
	// Version returns NotFound when there is none.
	Version(ctx context.Context, slug, version string) (*Version, error)
	// Versions returns versions in descending order of precedence.
	Versions(ctx context.Context, slug string, query VersionQuery) ([]Version, error)
	// Publish stores a version, its document and its judgement, and the API's
	// new Latest. Stale when anything was published, changed or waived in the
	// API since p.API was read, so that the judgement must be made again;
	// Conflict when the version exists and is not a draft.
	Publish(ctx context.Context, p *Publication) error
	// Original returns the bytes with the given sum as they were given.
	// NotFound when there are none.
	Original(ctx context.Context, sum string) ([]byte, error)
	// Judged returns the findings and changes stored with a version.
	Judged(ctx context.Context, slug, version string) (*Record, error)

	// Waivers returns an API's waivers with ids before the given one ("" for
	// all), newest first; at most limit of them.
	Waivers(ctx context.Context, slug, before string, limit int) ([]Waiver, error)
	// WaiversHolding returns the waivers that have not expired by then.
	WaiversHolding(ctx context.Context, slug string, now time.Time) ([]Waiver, error)
	// InsertWaiver returns NotFound when the API does not exist.
	InsertWaiver(ctx context.Context, w *Waiver) error
	// DeleteWaiver returns NotFound when there is none.
	DeleteWaiver(ctx context.Context, slug, id string) error
}

// VersionQuery selects versions by state and by precedence.
type VersionQuery struct {
	States []State // all when empty
	Below  []byte  // only those whose Semver.Key is below; nil for all
	From   []byte  // only those whose Semver.Key is this or above; nil for all
	Limit  int
}

// Publication is a judged version on its way into the store.
type Publication struct {
	API      *API // as read before judging, with the new Latest and UpdatedAt
	Version  *Version
	Key      []byte // Semver.Key of the version
	Document []byte // as given
	Record   *Record
}

// Record is what a judgement found, encoded for the store.
type Record struct {
	Findings []byte // JSON
	Changes  []byte // JSON; nil without a base
}
