package catalog

import (
	"context"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
)

// attempts bounds how often a judgement is made again because the API was
// changed in the meantime. Each time another publication has gone through.
const attempts = 20

// PublishVersion judges a document and stores it as a version. True means that
// something was stored, durably: without it the same document already is that
// version, or it was a dry run.
//
// The errors are Malformed, TooLarge and Invalid for a document that cannot be
// read and for a version that is none; NotFound without such an API; Conflict
// when another document is published under the version; and a *Refusal.
func (s *Service) PublishVersion(ctx context.Context, in PublishInput) (*Judgement, bool, error) {
	if _, err := s.inside(ctx, in.API); err != nil {
		return nil, false, err // before any work is done
	}
	release, err := s.slot(ctx)
	if err != nil {
		return nil, false, err
	}
	defer release()
	doc, err := contract.Load(in.Body, s.limits)
	if err != nil {
		return nil, false, err
	}
	next, err := in.semver(doc)
	if err != nil {
		return nil, false, err
	}
	candidate := s.candidate(in, doc, next)
	for range attempts {
		j, stored, err := s.publish(ctx, in, doc, candidate, next)
		if !fault.Is(err, fault.Stale) {
			return j, stored, err
		}
	}
	return nil, false, fault.New(fault.Unavailable, "Too many publications to this API at the same time; try again.")
}

// inside returns an API whoever may see it, and says how to make it when there
// is none.
func (s *Service) inside(ctx context.Context, slug string) (*API, error) {
	api, err := s.GetAPI(ctx, Viewer{Everything: true}, slug)
	if fault.Is(err, fault.NotFound) {
		return nil, fault.New(fault.NotFound,
			"There is no API of this name. Create it first: POST /v1/apis, or steward publish --create.")
	}
	return api, err
}

// publish is one attempt. Stale when the API changed while it was judged.
func (s *Service) publish(ctx context.Context, in PublishInput, doc *contract.Document, v Version, next Semver) (*Judgement, bool, error) {
	api, err := s.inside(ctx, in.API) // read first: its revision guards all that is read after it
	if err != nil {
		return nil, false, err
	}
	existing, err := s.store.Version(ctx, api.Slug, v.Version)
	if err != nil && !fault.Is(err, fault.NotFound) {
		return nil, false, err
	}
	if err == nil {
		if j, err := s.repeated(ctx, existing, &v); j != nil || err != nil {
			return j, false, err
		}
		v.Revision, v.CreatedAt = existing.Revision+1, existing.CreatedAt
	}
	j, err := s.judge(ctx, api, doc, v, next)
	if err != nil {
		return nil, false, s.unlessChanged(ctx, api, changedMeanwhile(err))
	}
	if err := j.refusal(); err != nil {
		return j, false, s.unlessChanged(ctx, api, err)
	}
	if in.DryRun {
		return j, false, nil
	}
	if err := s.keep(ctx, api, j, next, in.Body); err != nil {
		return nil, false, err
	}
	s.documents.Put(j.Version.Original, j.Version.Size, doc) // the next base
	return j, true, nil
}

// repeated returns the stored judgement when the existing version is the same
// publication, Conflict when it stands in the way, and neither when it is a
// draft that is to be replaced.
func (s *Service) repeated(ctx context.Context, existing, v *Version) (*Judgement, error) {
	switch {
	case existing.State == Draft && (v.State != Draft || existing.Original != v.Original):
		return nil, nil
	case existing.Digest != v.Digest:
		return nil, fault.New(fault.Conflict,
			"Version %s is published with another document, and a published version never changes. Publish under a new version.", v.Version)
	}
	j, err := s.judged(ctx, existing)
	return j, changedMeanwhile(err)
}

// keep stores an accepted publication.
func (s *Service) keep(ctx context.Context, api *API, j *Judgement, next Semver, body []byte) error {
	record, err := j.record()
	if err != nil {
		return err
	}
	api.UpdatedAt = s.now()
	if latest, err := ParseSemver(api.Latest); j.Version.State == Published && (err != nil || latest.Compare(next) < 0) {
		api.Latest = next.String()
	}
	return s.store.Publish(ctx, &Publication{
		API: api, Version: &j.Version, Key: next.Key(), Document: body, Record: record,
	})
}

// unlessChanged returns why a publication is refused, or Stale when the API has
// changed since it was read: what was read after it may then belong to another
// state of the API, in which this very publication has gone through.
func (s *Service) unlessChanged(ctx context.Context, api *API, refusal error) error {
	now, err := s.inside(ctx, api.Slug)
	switch {
	case err != nil:
		return err
	case now.Revision != api.Revision:
		return ErrStale()
	}
	return refusal
}

// changedMeanwhile makes the absence of what was just listed a reason to try
// again.
func changedMeanwhile(err error) error {
	if fault.Is(err, fault.NotFound) {
		return ErrStale()
	}
	return err
}
