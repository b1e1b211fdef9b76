package catalog

import (
	"context"
	"strconv"

	"github.com/apisteward/steward/internal/compare"
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/contract/lint"
)

// ListVersionFindings returns what the linter said about a version when it was
// published, in the order of the text. NotFound; Invalid for a limit or cursor
// that is out of range.
func (s *Service) ListVersionFindings(ctx context.Context, in ListFindingsInput) (*Page[lint.Finding], error) {
	version, _, err := s.resolve(ctx, in.VersionInput)
	if err != nil {
		return nil, err
	}
	j, err := s.judged(ctx, version)
	if err != nil {
		return nil, err
	}
	return pageAt(j.Findings, in.PageInput)
}

// Changes are the changes of a version against another one.
type Changes struct {
	Version Version
	Since   string           // the version compared with; "" for a first version, which has no changes
	Report  *compare.Report  // whole; nil for a first version
	Waived  []compare.Change // lifted by a waiver when the version was published; none when Since was asked for
	Page    Page[compare.Change]
}

// ListVersionChanges returns the changes of a version against its base, as they
// were found when it was published; with in.Since against that version, by the
// API's present levels. NotFound; Invalid for a limit or cursor that is out of
// range.
func (s *Service) ListVersionChanges(ctx context.Context, in ListChangesInput) (*Changes, error) {
	version, api, err := s.resolve(ctx, in.VersionInput)
	if err != nil {
		return nil, err
	}
	changes := &Changes{Version: *version, Since: version.Base}
	if in.Since == "" {
		j, err := s.judged(ctx, version)
		if err != nil {
			return nil, err
		}
		changes.Report, changes.Waived = j.Report, j.Waived
	} else if err := s.since(ctx, changes, api, in); err != nil {
		return nil, err
	}
	if changes.Report == nil {
		return changes, nil
	}
	page, err := pageAt(changes.Report.Changes, in.PageInput)
	if err != nil {
		return nil, err
	}
	changes.Page = *page
	return changes, nil
}

// since compares two stored versions.
func (s *Service) since(ctx context.Context, changes *Changes, api *API, in ListChangesInput) error {
	in.VersionInput.Version = in.Since
	base, _, err := s.resolve(ctx, in.VersionInput)
	if err != nil {
		return err
	}
	release, err := s.slot(ctx)
	if err != nil {
		return err
	}
	defer release()
	changes.Since = base.Version
	changes.Report, err = s.report(ctx, api, base, &changes.Version, func() (*contract.Document, error) {
		return s.document(ctx, &changes.Version)
	})
	return err
}

// pageAt makes a page of a list that is in memory; its cursor is a number.
func pageAt[T any](all []T, in PageInput) (*Page[T], error) {
	limit, after, err := in.after()
	if err != nil {
		return nil, err
	}
	start := 0
	if after != "" {
		if start, err = strconv.Atoi(after); err != nil || start < 0 {
			return nil, errCursor()
		}
	}
	start = min(start, len(all))
	end := min(start+limit, len(all))
	page := pageOf(all[start:min(end+1, len(all))], limit, func(*T) string { return strconv.Itoa(end) })
	return page, nil
}
