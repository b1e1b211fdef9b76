package casefile

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/paging"
)

// mostPages is how many pages of one walk are read. There may be more of them
// than there were.
const mostPages = 60

// listChecks are the checks that judge pages.
var listChecks = [...]string{
	"pagination-limit", "pagination-repeats", "pagination-skips", "filter-ignored", "sort-ignored", "created-not-listed", "deleted-still-listed",
}

// follows reports whether an exchange reads the page after another, as the
// document says where that is.
func follows(doc *contract.Document, before, x *call.Exchange) bool {
	if doc == nil || before.Case.Operation != x.Case.Operation {
		return false
	}
	list, ok := paging.Of(doc, x.Case.Operation)
	if !ok {
		return false
	}
	next := list.Following(before)
	return next != nil && next.Target == x.Case.Target && sameArguments(next.Arguments, x.Case.Arguments)
}

func sameArguments(a, b []call.Argument) bool {
	return slices.EqualFunc(a, b, func(a, b call.Argument) bool {
		return a.In == b.In && a.Name == b.Name && sample.Same(sample.FromPlain(a.Value), sample.FromPlain(b.Value))
	})
}

// walked reads the pages after a judged step, as many as there are now. ok is
// false when the document does not say how.
func (r *replay) walked(ctx context.Context, before *call.Exchange) (pages []*call.Exchange, ok bool, err error) {
	list, ok := paging.Of(r.Doc, before.Case.Operation)
	if !ok {
		return nil, false, nil
	}
	for x := before; len(pages) < mostPages; {
		c := list.Following(x)
		if c == nil {
			return pages, true, nil
		}
		if x, err = r.send(ctx, c); err != nil {
			return pages, true, err
		}
		pages = append(pages, x)
		if !x.OK() {
			return pages, true, fmt.Errorf("page %d: answered %d", len(pages)+1, x.Status)
		}
	}
	if r.file.Failure.Check == "created-not-listed" {
		return pages, true, errors.New("the list has more pages than can be read")
	}
	return pages, true, nil
}
