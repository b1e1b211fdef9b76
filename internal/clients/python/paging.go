package python

import (
	"fmt"

	"github.com/apisteward/steward/internal/clients/plan"
)

var pageStyles = map[plan.PageStyle]string{
	plan.PageCursor: "CURSOR", plan.PageLast: "LAST", plan.PageNumber: "NUMBER", plan.PageOffset: "OFFSET",
	plan.PageLink: "LINK", plan.PageURL: "URL",
}

func (g *group) pages(op *plan.Operation) []string {
	p := op.Pagination
	items := []string{"op.PageStyle." + pageStyles[p.Style]}
	for i, param := range op.Parameters {
		if param == p.Param {
			items = append(items, fmt.Sprintf("moves=%d", i))
		}
	}
	ways := []struct {
		name string
		way  []*plan.Field
	}{{"items", p.Items}, {"next", p.Next}, {"more", p.More}}
	for _, way := range ways {
		if len(way.way) > 0 {
			items = append(items, way.name+"="+g.e.way(way.way))
		}
	}
	if p.Last != nil {
		items = append(items, "last="+quote(p.Last.Key))
	}
	if p.Style == plan.PageNumber && p.First != 1 {
		items = append(items, fmt.Sprintf("first=%d", p.First))
	}
	return items
}

// way is the members to go through, by their names in the contract.
func (e *emitter) way(fields []*plan.Field) string {
	var names []string
	for _, f := range fields {
		names = append(names, quote(f.Key))
	}
	return tuple(names)
}
