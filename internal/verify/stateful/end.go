package stateful

import (
	"context"

	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
	"github.com/apisteward/steward/internal/verify/paging"
)

// end looks for the thing in its list, deletes it, and looks whether it is
// gone.
func (t *thread) end(ctx context.Context) error {
	l := t.alive
	if l == nil {
		return nil
	}
	if err := t.listed(ctx, l); err != nil {
		return err
	}
	t.alive = nil
	gone, err := t.delete(ctx, l)
	t.gone = gone
	return err
}

// death is the deletion of a thing, and a read that found nothing any more.
type death struct {
	of             *life
	deletion, read *call.Exchange
}

// delete deletes a thing and reads it; nil stands for a thing that is not gone
// for sure.
func (t *thread) delete(ctx context.Context, l *life) (*death, error) {
	if t.Delete == nil || l.Guessed && l.read == nil { // it might be another's
		return nil, nil
	}
	c, err := t.about(ctx, t.Delete, l, compose.Minimal)
	if err != nil {
		return nil, err
	}
	x, _, err := t.Try(ctx, c)
	if err != nil || x == nil || !x.OK() || x.Status == 202 {
		return nil, err
	}
	if l.read == nil {
		return &death{of: l, deletion: x}, t.unlist(ctx, l, x)
	}
	read, err := t.about(ctx, t.Read, l, compose.Minimal)
	if err != nil {
		return nil, err
	}
	after, found, err := t.settle(ctx, "deleted-still-readable", read, l.read, x)
	if err != nil || len(found) > 0 || after == nil || after.Status != 404 && after.Status != 410 {
		return nil, err
	}
	return &death{l, x, after}, t.unlist(ctx, l, x, after)
}

// unlist looks whether a deleted thing is in its list still.
func (t *thread) unlist(ctx context.Context, l *life, steps ...*call.Exchange) error {
	if t.List == nil || !t.Listed || t.unlisted {
		return nil
	}
	known, ok := paging.Of(t.Doc, t.List)
	if !ok {
		return nil
	}
	q := call.Sequence{Check: "deleted-still-listed"}
	still, err := t.insist(ctx, func() (bool, error) {
		pages, _, err := t.walk(ctx, known, l)
		if err != nil {
			return false, err
		}
		q.Steps = append(steps[:len(steps):len(steps)], pages...)
		return len(t.Check.Sequence(q)) == 0, nil
	})
	if still && err == nil {
		t.Judge(q)
	}
	return err
}

// afterDeletion asks for what cannot be done any more: to delete the thing
// again, and to update it.
func (t *thread) afterDeletion(ctx context.Context) error {
	if t.gone == nil {
		return nil
	}
	gone, l := t.gone, t.gone.of
	again, err := t.about(ctx, t.Delete, l, compose.Minimal)
	if err != nil {
		return err
	}
	if _, _, err := t.Try(ctx, again); err != nil {
		return err
	}
	for _, update := range []*call.Exchange{l.update, l.before} {
		if gone.read == nil || update == nil || t.Upsert && update.Case.Operation == t.Replace {
			continue
		}
		c := update.Case.Clone()
		c.Base, c.Intent = nil, call.Unknown
		x, _, err := t.Try(ctx, c)
		if err != nil {
			return err
		}
		if x != nil {
			t.Judge(call.Sequence{Check: "deleted-still-writable", Steps: []*call.Exchange{gone.deletion, gone.read, x}})
		}
	}
	return nil
}
