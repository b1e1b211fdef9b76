package catalog

import (
	"context"

	"github.com/apisteward/steward/internal/compare"
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
)

// CheckDocument judges a document and stores nothing. A document that would be
// refused is no error here: Judgement.Reasons tell.
//
// The errors are Malformed and TooLarge for a document that cannot be read, and
// NotFound for an API or version that is not there.
func (s *Service) CheckDocument(ctx context.Context, in CheckInput) (*Judgement, error) {
	release, err := s.slot(ctx)
	if err != nil {
		return nil, err
	}
	defer release()
	doc, err := contract.Load(in.Body, s.limits)
	if err != nil {
		return nil, err
	}
	t := &trial{doc: doc, version: s.described(in.Body, doc), settings: &Settings{}}
	t.version.API, t.version.Version = in.API, doc.Version
	if v, err := ParseSemver(doc.Version); err == nil {
		t.next, t.draft = &v, v.Pre != ""
	}
	if err := s.prepare(ctx, t, in); err != nil {
		return nil, err
	}
	return t.judge()
}

// prepare gives a trial what it is judged by.
func (s *Service) prepare(ctx context.Context, t *trial, in CheckInput) error {
	var api *API
	var err error
	if in.API != "" {
		if api, err = s.GetAPI(ctx, in.Viewer, in.API); err != nil {
			return err
		}
		t.settings = &api.Settings
		if t.waived, err = s.waived(ctx, api.Slug); err != nil {
			return err
		}
	}
	switch {
	case in.Against != nil:
		return s.compareWithText(t, in.Against)
	case api == nil:
		return nil
	}
	base, err := s.checkBase(ctx, t, api, in)
	if err != nil || base == nil {
		return err
	}
	return s.compareWith(ctx, t, api, base)
}

// compareWithText makes a document that is not stored the base of a trial.
func (s *Service) compareWithText(t *trial, against []byte) error {
	old, err := contract.Load(against, s.limits)
	if err != nil {
		return againstError(err)
	}
	t.version.Base = old.Version
	if v, err := ParseSemver(old.Version); err == nil {
		t.base = &v
	}
	t.report = compare.Documents(old, t.doc, t.settings.options(s.now()))
	return nil
}

// againstError says which of the two documents could not be read.
func againstError(err error) error {
	return &fault.Error{Kind: fault.KindOf(err), Detail: "The document to compare with: " + err.Error(), Err: err}
}

// checkBase returns the version to compare with: the given one; the one of the
// document's own version, which it may be a later state of; the one before it;
// or the latest. Nil when nothing is published.
func (s *Service) checkBase(ctx context.Context, t *trial, api *API, in CheckInput) (*Version, error) {
	if in.Version != "" {
		version, _, err := s.resolve(ctx, VersionInput{Viewer: in.Viewer, API: in.API, Version: in.Version})
		return version, err
	}
	var err error
	if t.line, err = s.line(ctx, api.Slug); err != nil || len(t.line) == 0 {
		return nil, err
	}
	name := api.Latest
	if t.next != nil {
		if base, found := t.line.greatest(func(v Semver) bool { return v.Compare(*t.next) <= 0 }); found {
			name = base.String()
		}
	}
	return s.store.Version(ctx, api.Slug, name)
}
