package catalog

import (
	"context"
	"strings"

	"github.com/apisteward/steward/internal/fault"
)

// readable are the states of a version that a name such as "latest" can mean.
var readable = [...]State{Published, Deprecated}

// resolve returns the version that a name means, of an API the viewer sees: an
// exact version, "latest", "v1" for the newest 1.x, "v1.4" for the newest 1.4.x. Drafts are found
// only by exact name, by those who are inside the API.
func (s *Service) resolve(ctx context.Context, in VersionInput) (*Version, *API, error) {
	api, err := s.GetAPI(ctx, in.Viewer, in.API)
	if err != nil {
		return nil, nil, err
	}
	version, err := s.named(ctx, api, in.Version)
	if fault.Is(err, fault.NotFound) || err == nil && version.State == Draft && !in.Viewer.Inside(api.Slug) {
		return nil, nil, errNoVersion()
	}
	return version, api, err
}

// named returns the version that a name means.
func (s *Service) named(ctx context.Context, api *API, name string) (*Version, error) {
	if name == "latest" {
		return s.newest(ctx, api.Slug, VersionQuery{})
	}
	if line, ok := strings.CutPrefix(name, "v"); ok {
		from, below, err := lineBounds(line)
		if err != nil {
			return nil, err
		}
		return s.newest(ctx, api.Slug, VersionQuery{From: from.Key(), Below: below.Key()})
	}
	exact, err := ParseSemver(name)
	if err != nil {
		return nil, errNoVersion()
	}
	return s.store.Version(ctx, api.Slug, exact.String())
}

// newest returns the greatest readable version of a query.
func (s *Service) newest(ctx context.Context, slug string, query VersionQuery) (*Version, error) {
	query.States, query.Limit = readable[:], 1
	versions, err := s.store.Versions(ctx, slug, query)
	if err != nil {
		return nil, err
	}
	if len(versions) == 0 {
		return nil, errNoVersion()
	}
	return &versions[0], nil
}

// lineBounds returns the least version of a line, "1" or "1.4", and the least
// one after it.
func lineBounds(line string) (from, below Semver, err error) {
	major, minor, hasMinor := strings.Cut(line, ".")
	text := major + ".0.0"
	if hasMinor {
		text = major + "." + minor + ".0"
	}
	if from, err = ParseSemver(text); err != nil {
		return from, below, errNoVersion()
	}
	below = Semver{Major: from.Major + 1}
	if hasMinor {
		below = Semver{Major: from.Major, Minor: from.Minor + 1}
	}
	return from, below, nil
}

func errNoVersion() *fault.Error {
	return fault.New(fault.NotFound, "The API has no such version, or none that you may see.")
}
