package handlers

import (
	"net/url"
	"time"

	"github.com/apisteward/steward/gen"
	"github.com/apisteward/steward/internal/access"
	"github.com/apisteward/steward/internal/catalog"
)

// toList converts each item; an empty list is [], never null.
func toList[From, To any](items []From, convert func(*From) To) []To {
	list := make([]To, len(items))
	for i := range items {
		list[i] = convert(&items[i])
	}
	return list
}

// toTime returns nil for the zero time.
func toTime(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	t = t.UTC()
	return &t
}

// fromTime returns the zero time for nil.
func fromTime(t *time.Time) time.Time {
	if t == nil {
		return time.Time{}
	}
	return *t
}

// value returns what p points to, or the zero value.
func value[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}

func apiPath(slug string) string { return "/v1/apis/" + url.PathEscape(slug) }

func versionPath(slug, version string) string {
	return apiPath(slug) + "/versions/" + url.PathEscape(version)
}

func toAPI(a *catalog.API) gen.API {
	self := apiPath(a.Slug)
	return gen.API{
		Slug:        a.Slug,
		Title:       a.Title,
		Owner:       optional(a.Owner),
		Description: optional(a.Description),
		Visibility:  gen.Visibility(a.Visibility),
		Settings:    toSettings(&a.Settings),
		Latest:      optional(a.Latest),
		Revision:    a.Revision,
		CreatedAt:   a.CreatedAt.UTC(),
		UpdatedAt:   a.UpdatedAt.UTC(),
		Links: gen.APILinks{
			Self: self, Versions: self + "/versions", Waivers: self + "/waivers",
			Page: "/apis/" + url.PathEscape(a.Slug),
		},
	}
}

func apiTag(a *catalog.API) string { return revisionTag(a.CreatedAt, a.Revision) }

func toVersion(v *catalog.Version) gen.Version {
	self := versionPath(v.API, v.Version)
	out := gen.Version{
		API:          v.API,
		Version:      v.Version,
		State:        gen.State(v.State),
		Digest:       v.Digest,
		SpecVersion:  v.SpecVersion,
		Title:        shortened(v.Title, maxPlace),
		Operations:   int32(v.Operations),
		Size:         v.Size,
		Base:         optional(v.Base),
		Verdict:      optional(gen.Verdict(v.Verdict)),
		RequiredBump: optional(gen.Bump(v.RequiredBump)),
		Findings:     toFindingCounts(v.Findings),
		Waived:       int32(v.Waived),
		CreatedAt:    v.CreatedAt.UTC(),
		PublishedAt:  toTime(v.PublishedAt),
		PublishedBy:  optional(v.PublishedBy),
		Revision:     v.Revision,
		Links: gen.VersionLinks{
			Self: self, Document: self + "/document", Findings: self + "/findings", Changes: self + "/changes",
			Page: "/apis/" + url.PathEscape(v.API) + "/" + url.PathEscape(v.Version),
		},
	}
	if v.Base != "" {
		counts := toChangeCounts(v.Changes)
		out.Changes = &counts
	}
	return out
}

func versionTag(v *catalog.Version) string { return revisionTag(v.CreatedAt, v.Revision) }

func toFindingCounts(c catalog.Counts) gen.FindingCounts {
	return gen.FindingCounts{
		Error: int32(c["error"]), Warn: int32(c["warn"]), Info: int32(c["info"]), Hint: int32(c["hint"]),
	}
}

func toChangeCounts(c catalog.Counts) gen.ChangeCounts {
	return gen.ChangeCounts{
		Breaking: int32(c["breaking"]), Warning: int32(c["warning"]), Info: int32(c["info"]),
		NotCompared: int32(c["not_compared"]),
	}
}

func toWaiver(w *catalog.Waiver) gen.Waiver {
	return gen.Waiver{
		ID: w.ID, API: w.API, Fingerprint: w.Fingerprint, Reason: w.Reason, ApprovedBy: w.ApprovedBy,
		CreatedAt: w.CreatedAt.UTC(), ExpiresAt: w.ExpiresAt.UTC(),
	}
}

func toKey(k *access.Key) gen.Key {
	return gen.Key{
		ID:         k.ID,
		Name:       k.Name,
		Hint:       k.Hint,
		Scope:      gen.Scope(k.Scope),
		Apis:       append([]string{}, k.APIs...),
		CreatedAt:  k.CreatedAt.UTC(),
		CreatedBy:  optional(k.CreatedBy),
		ExpiresAt:  toTime(k.ExpiresAt),
		LastUsedAt: toTime(k.LastUsedAt),
		RevokedAt:  toTime(k.RevokedAt),
	}
}
