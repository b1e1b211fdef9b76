// Package stateful sends sequences of requests: what is created can be read and
// listed, what is changed stays changed, and what is deleted is gone.
package stateful

import (
	"context"
	"slices"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/resource"
	"github.com/apisteward/steward/internal/verify/session"
)

// Run judges the life of the things of every resource, the most telling steps of
// each first. It sends one request at a time. Errors are those of Session.Try:
// the budget is used up, or the time is over.
func Run(ctx context.Context, s *session.Session) error {
	d := &driver{Session: s, followed: map[*resource.Link]bool{}}
	var lines []session.Line
	if !s.Safe {
		for _, r := range s.Pool.Graph().Resources {
			if line := d.line(r); line != nil {
				lines = append(lines, line)
			}
		}
	}
	if err := session.Rounds(ctx, 1, lines); err != nil {
		return err
	}
	return d.followAll(ctx)
}

// driver sends the sequences of one verification.
type driver struct {
	*session.Session
	followed map[*resource.Link]bool
}

// line is what is done with the things of one resource, step by step; nil when
// there is nothing to do.
func (d *driver) line(r *resource.Resource) session.Line {
	t := &thread{driver: d, Resource: d.wanted(r), kind: r, deaf: map[*contract.Operation]bool{}, owned: map[string]bool{}}
	switch {
	case r.IsSingle():
		t.steps = t.single()
	case t.Create != nil || t.Upsert && r.Create == nil:
		t.steps = []step{
			t.begin, t.change, t.replace, t.end, t.readOnlyCreated, t.afterDeletion,
			t.again, t.changeEach, t.readOnlyChanged, t.actions, t.links, t.variants, t.finish,
		}
	}
	if len(t.steps) == 0 {
		return nil
	}
	d.Progress.Expect(len(t.steps))
	return t.next
}

// wanted is a resource without the operations that are not to be verified.
func (d *driver) wanted(r *resource.Resource) *resource.Resource {
	only := *r
	for _, op := range []**contract.Operation{&only.Create, &only.List, &only.Read, &only.Replace, &only.Update, &only.Delete} {
		if *op != nil && !d.isWanted(*op) {
			*op = nil
		}
	}
	only.Upsert = r.Upsert && only.Replace != nil
	return &only
}

func (d *driver) isWanted(op *contract.Operation) bool { return slices.Contains(d.Operations, op) }
