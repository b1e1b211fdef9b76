package check

import (
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
)

// sequenceCheck judges exchanges that belong together. Their order, and which
// there are, is said beside each check.
type sequenceCheck func(c *Context, q call.Sequence) []failure.Failure

// sequences are the checks of several exchanges, by their ids. Each stands in
// a file of its own: seq_*.go.
func sequences() map[string]sequenceCheck {
	return map[string]sequenceCheck{
		"created-not-readable":   createdNotReadable,
		"created-not-listed":     createdNotListed,
		"wrong-location":         wrongLocation,
		"update-not-kept":        updateNotKept,
		"deleted-still-readable": deletedStillReadable,
		"deleted-still-listed":   deletedStillListed,
		"deleted-still-writable": deletedStillWritable,
		"read-only-written":      readOnlyWritten,
		"broken-link":            brokenLink,
		"pagination-limit":       paginationLimit,
		"pagination-repeats":     paginationRepeats,
		"pagination-skips":       paginationSkips,
		"filter-ignored":         filterIgnored,
		"sort-ignored":           sortIgnored,
		"conditional-read":       conditionalRead,
		"conditional-write":      conditionalWrite,
		"head-differs":           headDiffers,
	}
}

// Sequence judges exchanges that belong together by the check that they were
// made for. It finds nothing in a sequence of a check that it does not know.
func (c *Context) Sequence(q call.Sequence) []failure.Failure {
	judge := sequences()[q.Check]
	if judge == nil || len(q.Steps) == 0 {
		return nil
	}
	found := judge(c, q)
	for i := range found {
		found[i].Sequence = q
	}
	return found
}
