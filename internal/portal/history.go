package portal

import (
	"context"
	"slices"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/compare"
	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/page"
)

// maxHistory bounds the versions whose changes are looked through for the
// history of an operation.
const maxHistory = 25

// historyKey names what changed with one version. A draft may be replaced.
type historyKey struct {
	api, version string
	created      int64
	revision     int64
}

// history is what changed with one version, by operation (call.template).
type history map[string][]page.OperationChange

// past returns what tells the history of an operation up to the subject.
func (p *Portal) past(ctx context.Context, s *subject, versions []catalog.Version) (func(template string) []page.OperationHistory, error) {
	type release struct {
		page.OperationHistory
		changes history
	}
	var releases []release
	for i := range versions {
		v := &versions[i]
		if v.Base == "" || above(v.Version, s.version.Version) || v.State == catalog.Draft && v.Version != s.version.Version {
			continue
		}
		if len(releases) == maxHistory {
			break
		}
		changes, err := p.history(ctx, v)
		if err != nil {
			return nil, err
		}
		ending := ""
		if s.form.Twin {
			ending = page.TwinEnding
		}
		href := page.VersionPath(v.API, v.Version) + "/changes" + ending
		releases = append(releases, release{page.OperationHistory{Version: v.Version, Href: href, Date: v.PublishedAt.UTC()}, changes})
	}
	return func(template string) []page.OperationHistory {
		var out []page.OperationHistory
		for _, r := range releases {
			if changes := r.changes[template]; len(changes) > 0 {
				told := r.OperationHistory
				told.Changes = changes
				told.Added = slices.ContainsFunc(changes, func(c page.OperationChange) bool { return c.Rule == "operation-added" })
				out = append(out, told)
			}
		}
		return out
	}, nil
}

// history returns what changed with a version.
func (p *Portal) history(ctx context.Context, v *catalog.Version) (history, error) {
	key := historyKey{v.API, v.Version, v.CreatedAt.UnixMilli(), v.Revision}
	return p.histories.Get(key, func() (history, int64, error) {
		j, err := p.catalog.ReadJudgement(ctx, v)
		if err != nil || j.Report == nil {
			return nil, overhead, err
		}
		made, cost := newHistory(j.Report)
		return made, cost, nil
	})
}

// newHistory sorts the changes of a report by operation, and returns about what
// that takes in memory.
func newHistory(r *compare.Report) (history, int64) {
	const entry = 64
	h, cost := history{}, int64(overhead)
	add := func(c page.OperationChange, operations []string) {
		cost += int64(len(c.Text))
		for _, op := range operations {
			template := callTemplate(split(op))
			h[template] = append(h[template], c)
			cost += entry
		}
	}
	for _, c := range r.Changes {
		add(page.OperationChange{Level: c.Level.String(), Rule: c.Rule, Text: markdown.OneLine(c.Text)}, c.Operations)
	}
	for _, n := range r.NotCompared {
		add(page.OperationChange{Level: compare.Warning.String(), Text: markdown.OneLine(n.Text)}, n.Operations)
	}
	for template := range h {
		cost += int64(len(template)) + entry
	}
	return h, cost
}
