package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/resource/listing"
	"github.com/apisteward/steward/internal/schema"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
)

// filterIgnored judges filtered pages: every element fits every filter. Where
// the sequence begins and ends with the list without a filter, what fits in
// both of them is on the pages between, which are then all that there are.
func filterIgnored(c *Context, q call.Sequence) []failure.Failure {
	for page, x := range q.Steps {
		l, items, ok := c.listed(x)
		if !ok {
			return nil
		}
		faulty := c.faultyItems(x, l)
		for _, one := range l.applied(x.Case) {
			for i, item := range items {
				holds, sure := one.Holds(item, one.value)
				if holds || !sure || faulty[i] {
					continue
				}
				f := failure.New(q.Check, x, one.Parameter.Node)
				f.Text = fmt.Sprintf("The list holds an element that does not fit the filter %s.", one.Name())
				f.Expected = fmt.Sprintf("only elements whose %s %s %s", strings.Join(one.Property, "."), relation(one.Relation), shortValue(one.value))
				f.Arrived = fmt.Sprintf("%s in element %d of page %d", shortValue(one.Of(item)), i+1, page+1)
				return []failure.Failure{f}
			}
		}
	}
	return c.filteredOut(q)
}

// faultyItems are the indexes of elements of which response-schema says already
// that they are not as they should be.
func (c *Context) faultyItems(x *call.Exchange, l list) map[int]bool {
	body, err := x.Value()
	n := answerSchema(x)
	if err != nil || n == nil {
		return nil
	}
	faulty := map[int]bool{}
	above := strings.Count(l.Items, "/")
	faults, _ := c.Judge.Faults(n, schema.Response, body)
	for _, f := range faults {
		if len(f.Place) > above && !f.Soft {
			if i, err := strconv.Atoi(f.Place[above]); err == nil {
				faulty[i] = true
			}
		}
	}
	return faulty
}

// filteredOut looks for what fits and is missing.
func (c *Context) filteredOut(q call.Sequence) []failure.Failure {
	if len(q.Steps) < 3 {
		return nil
	}
	first, last := q.Steps[0], q.Last()
	l, all, ok := c.listed(first)
	if !ok || len(l.applied(first.Case)) > 0 || len(l.applied(last.Case)) > 0 {
		return nil
	}
	still, _ := l.IDs(last)
	filtered := q.Steps[1 : len(q.Steps)-1]
	applied := l.applied(filtered[0].Case)
	if len(applied) == 0 {
		return nil
	}
	there := map[string]bool{}
	for _, x := range filtered {
		ids, ok := l.IDs(x)
		if !ok {
			return nil
		}
		for _, id := range ids {
			there[id] = true
		}
	}
	for _, item := range all {
		id, ok := l.ID(item)
		if !ok || there[id] || !slices.Contains(still, id) || !fits(applied, item) {
			continue
		}
		f := failure.New(q.Check, filtered[0], applied[0].Parameter.Node)
		f.Text = fmt.Sprintf("The list lacks an element that fits the filter %s.", applied[0].Name())
		f.Expected = fmt.Sprintf("%s, whose %s %s %s", short(id), strings.Join(applied[0].Property, "."), relation(applied[0].Relation), shortValue(applied[0].value))
		f.Arrived = fmt.Sprintf("%d elements without it", len(there))
		return []failure.Failure{f}
	}
	return nil
}

func fits(filters []appliedFilter, item any) bool {
	for _, one := range filters {
		value := one.value
		if list, ok := value.([]any); ok {
			if len(list) != 1 {
				return false
			}
			value = list[0]
		}
		if !one.Must(item, value) {
			return false
		}
	}
	return true
}

// appliedFilter is a filter with the value that a request gives it.
type appliedFilter struct {
	listing.Filter
	value any
}

// applied are the filters that a request uses.
func (l list) applied(c *call.Case) []appliedFilter {
	var used []appliedFilter
	for _, f := range l.Filters {
		if v, ok := f.Value(c.Value); ok {
			used = append(used, appliedFilter{f, v})
		}
	}
	return used
}

func relation(r listing.Relation) string {
	return [...]string{"is", "is at least", "is at most", "holds"}[r]
}
