package check

import (
	"fmt"

	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
)

// sortIgnored judges the pages of one walk: together they have the order that
// was asked for.
func sortIgnored(c *Context, q call.Sequence) []failure.Failure {
	l, _, ok := c.listed(q.Steps[0])
	if !ok {
		return nil
	}
	var all []any
	pages := make([]int, 0, len(q.Steps))
	for _, x := range q.Steps {
		items, ok := l.Of(x)
		if !ok {
			return nil
		}
		all = append(all, items...)
		pages = append(pages, len(all))
	}
	for _, s := range l.Sorts {
		a := q.Steps[0].Case.Argument("query", s.Parameter.Name)
		if a == nil || a.Value != s.Value {
			continue
		}
		if s.Also != nil {
			if d := q.Steps[0].Case.Argument("query", s.Also.Name); d == nil || d.Value != s.Direction {
				continue
			}
		}
		wrong := s.Wrong(all)
		if wrong < 0 {
			continue
		}
		page := 0
		for wrong >= pages[page] {
			page++
		}
		f := failure.New(q.Check, q.Steps[page], s.Parameter.Node)
		f.Text = fmt.Sprintf("The list is not in the order that %s asks for.", s.Parameter.Name)
		f.Expected = fmt.Sprintf("each %s %s the one before", s.Property, map[bool]string{false: "no less than", true: "no greater than"}[s.Down])
		f.Arrived = fmt.Sprintf("%s after %s, on page %d", shortValue(value(all[wrong], s.Property)), shortValue(value(all[max(wrong-1, 0)], s.Property)), page+1)
		return []failure.Failure{f}
	}
	return nil
}

func value(item any, property string) any {
	o, _ := item.(map[string]any)
	return o[property]
}
