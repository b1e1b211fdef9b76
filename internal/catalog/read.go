package catalog

import (
	"context"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
)

// FindVersion returns the version that a name means, with its API. It reads
// neither document nor judgement, so it is quick however large they are.
// NotFound.
func (s *Service) FindVersion(ctx context.Context, in VersionInput) (*API, *Version, error) {
	version, api, err := s.resolve(ctx, in)
	return api, version, err
}

// ReadDocument returns the document of a version that a viewer was found to
// see, for reading. Others may get the same.
func (s *Service) ReadDocument(ctx context.Context, v *Version) (*contract.Document, error) {
	release, err := s.slot(ctx)
	if err != nil {
		return nil, err
	}
	defer release()
	return s.document(ctx, v)
}

// ReadJudgement returns what was said about a version when it was published,
// of a version that a viewer was found to see.
func (s *Service) ReadJudgement(ctx context.Context, v *Version) (*Judgement, error) {
	j, err := s.judged(ctx, v)
	return j, fault.Wrap(err, "reading a judgement")
}
