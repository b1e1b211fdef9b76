package portal

import (
	"context"

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

// maxTold bounds the changes with one version that the page of an operation
// tells of. A shared schema may bring thousands.
const maxTold = 12

// history is what changed with one version, by operation.
type history struct {
	changes []page.OperationChange // what weighs most first
	reached map[string]*reached    // by call.template
}

// reached is which changes reach one operation.
type reached struct {
	first []int32 // at most maxTold places in history.changes
	more  int     // changes that are not among them
	added bool    // the operation came with the version
}

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
		href := s.address(v.Version, "changes")
		releases = append(releases, release{page.OperationHistory{Version: v.Version, Href: href, Date: v.PublishedAt.UTC()}, changes})
	}
	return func(template string) []page.OperationHistory {
		var out []page.OperationHistory
		for _, r := range releases {
			told := r.OperationHistory
			if r.changes.tell(template, &told) {
				out = append(out, told)
			}
		}
		return out
	}, nil
}

// tell adds what changed in an operation, and reports whether anything did.
func (h history) tell(template string, told *page.OperationHistory) bool {
	r := h.reached[template]
	if r == nil {
		return false
	}
	for _, i := range r.first {
		told.Changes = append(told.Changes, h.changes[i])
	}
	told.More, told.Added = r.more, r.added
	return true
}

// history returns what changed with a version.
func (p *Portal) history(ctx context.Context, v *catalog.Version) (history, error) {
	key := historyKey{v.API, v.Version, v.CreatedAt.UnixMilli(), v.Revision}
	return p.histories.Get(key, func() (history, int64, error) {
		j, err := p.catalog.ReadJudgement(ctx, v)
		if err != nil || j.Report == nil {
			return history{}, overhead, err
		}
		made, cost := newHistory(j.Report)
		return made, cost, nil
	})
}

// newHistory sorts the changes of a report by operation, and returns about what
// that takes in memory.
func newHistory(r *compare.Report) (history, int64) {
	h := history{reached: map[string]*reached{}}
	named := map[string]*reached{} // by the names that the report has for operations, so that each is looked up once
	for _, level := range []compare.Level{compare.Breaking, compare.Warning, compare.Info} {
		for _, c := range r.Changes {
			if c.Level == level {
				h.add(page.OperationChange{Level: level.String(), Rule: c.Rule, Text: markdown.OneLine(c.Text)}, c.Operations, named)
			}
		}
		if level != compare.Warning {
			continue
		}
		for _, n := range r.NotCompared {
			h.add(page.OperationChange{Level: level.String(), Text: markdown.OneLine(n.Text)}, n.Operations, named)
		}
	}
	return h, h.cost()
}

// add notes that a change reaches some operations.
func (h *history) add(c page.OperationChange, operations []string, named map[string]*reached) {
	h.changes = append(h.changes, c)
	for _, op := range operations {
		r := named[op]
		if r == nil {
			r = h.of(callTemplate(split(op)))
			named[op] = r
		}
		switch {
		case c.Rule == "operation-added":
			r.added = true
		case len(r.first) < maxTold:
			r.first = append(r.first, int32(len(h.changes)-1))
		default:
			r.more++
		}
	}
}

func (h *history) of(template string) *reached {
	r := h.reached[template]
	if r == nil {
		r = new(reached)
		h.reached[template] = r
	}
	return r
}

// cost is about what the history takes in memory.
func (h *history) cost() int64 {
	const entry = 128
	total := int64(overhead)
	for _, c := range h.changes {
		total += int64(len(c.Text)) + entry
	}
	for template, r := range h.reached {
		total += int64(len(template)+4*cap(r.first)) + entry
	}
	return total
}
