package catalog

import (
	"context"
	"time"

	"github.com/apisteward/steward/internal/compare"
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
)

// judge compares the document with the base that its version has now.
func (s *Service) judge(ctx context.Context, api *API, doc *contract.Document, v Version, next Semver) (*Judgement, error) {
	t := &trial{doc: doc, version: v, next: &next, draft: v.State == Draft, settings: &api.Settings}
	var err error
	if t.line, err = s.line(ctx, api.Slug); err != nil {
		return nil, err
	}
	if base, found := t.line.Base(next); found {
		stored, err := s.store.Version(ctx, api.Slug, base.String())
		if err != nil {
			return nil, err
		}
		if err := s.compareWith(ctx, t, api, stored); err != nil {
			return nil, err
		}
	}
	return t.judge()
}

// compareWith makes a stored version the base of a trial.
func (s *Service) compareWith(ctx context.Context, t *trial, api *API, base *Version) error {
	parsed, err := ParseSemver(base.Version)
	if err != nil {
		return fault.Wrap(err, "reading a stored version")
	}
	t.base, t.version.Base = &parsed, base.Version
	if t.waived, err = s.waived(ctx, api.Slug); err != nil {
		return err
	}
	t.report, err = s.report(ctx, api, base, &t.version, t.load)
	return err
}

func (t *trial) load() (*contract.Document, error) { return t.doc, nil }

// line returns the published versions of an API.
func (s *Service) line(ctx context.Context, slug string) (Line, error) {
	names, err := s.store.VersionNames(ctx, slug)
	if err != nil {
		return nil, err
	}
	line := make(Line, len(names))
	for i, name := range names {
		if line[i], err = ParseSemver(name); err != nil {
			return nil, fault.Wrap(err, "reading a stored version")
		}
	}
	return line, nil
}

// reportKey names a comparison: two documents by Version.Original, the levels
// that changes were given, and the day on which they were judged.
type reportKey struct{ old, new, levels, day string }

// report compares a stored version with the document of another.
func (s *Service) report(ctx context.Context, api *API, base, v *Version, load func() (*contract.Document, error)) (*compare.Report, error) {
	day := s.judgedOn(v)
	key := reportKey{old: base.Original, new: v.Original, levels: api.Settings.levelsKey(), day: day.Format(time.DateOnly)}
	return s.reports.Get(key, func() (*compare.Report, int64, error) {
		old, err := s.document(ctx, base)
		if err != nil {
			return nil, 0, err
		}
		doc, err := load()
		if err != nil {
			return nil, 0, err
		}
		return compare.Documents(old, doc, api.Settings.options(day)), base.Size, nil
	})
}

// judgedOn is when sunset dates count for a version: when it was published, or
// now where it is not.
func (s *Service) judgedOn(v *Version) time.Time {
	if v.PublishedAt.IsZero() {
		return s.now()
	}
	return v.PublishedAt
}
