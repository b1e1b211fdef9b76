package casefile

import (
	"context"
	"errors"
	"fmt"

	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/listing"
)

// mostPages is how many pages of one walk are read. There may be more of them
// than there were.
const mostPages = 60

// listChecks are the checks that judge pages.
var listChecks = [...]string{
	"pagination-limit", "pagination-repeats", "pagination-skips", "filter-ignored", "sort-ignored", "created-not-listed", "deleted-still-listed",
}

// follows reports whether an exchange reads the page after another: it took from
// its answer where that is, or asked the same with a greater number.
func follows(before, x *call.Exchange) bool {
	if before.Case.Operation != x.Case.Operation || before.Case.SentMethod() != x.Case.SentMethod() || x.Case.SentMethod() != "GET" {
		return false
	}
	if from := x.Case.TargetFrom; from != nil && from.Exchange == before {
		return true
	}
	for _, a := range x.Case.Arguments {
		if a.In == "query" && a.From != nil && a.From.Exchange == before {
			return true
		}
	}
	return len(x.Case.Arguments) >= len(before.Case.Arguments) && len(x.Case.Arguments) <= len(before.Case.Arguments)+1 && counts(before.Case, x.Case)
}

// counts reports whether all arguments are the same but for one number, as of a
// page.
func counts(before, c *call.Case) bool {
	other := 0
	for _, a := range c.Arguments {
		old := before.Argument(a.In, a.Name)
		switch {
		case old != nil && sample.Same(old.Value, a.Value):
		case a.In == "query" && isNumber(a.Value) && (old == nil || isNumber(old.Value)):
			other++
		default:
			return false
		}
	}
	return other == 1
}

// walked reads the pages after a judged step, as many as there are now. ok is
// false when the document does not say how.
func (r *replay) walked(ctx context.Context, before *call.Exchange) (pages []*call.Exchange, ok bool, err error) {
	list, ok := listing.Of(r.Doc, before.Case.Operation)
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
