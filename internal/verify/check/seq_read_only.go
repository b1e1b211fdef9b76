package check

import (
	"slices"

	"github.com/apisteward/steward/internal/resource/property"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
)

// readOnlyWritten judges a read of how things are without the write, then a
// write that gives readOnly properties values, and a read of what was written;
// a second write with other values and its read may follow. Truth values are
// only judged by two writes, since one may be right by chance.
func readOnlyWritten(c *Context, q call.Sequence) []failure.Failure {
	if len(q.Steps) != 3 && len(q.Steps) != 5 || !q.Steps[0].OK() {
		return nil
	}
	control, _ := q.Steps[0].Value()
	taken := c.takenReadOnly(control, q.Steps[1], q.Steps[2])
	if len(q.Steps) == 5 {
		again := c.takenReadOnly(nil, q.Steps[3], q.Steps[4])
		taken = slices.DeleteFunc(taken, func(t takenValue) bool {
			return !slices.ContainsFunc(again, func(o takenValue) bool { return slices.Equal(o.keys, t.keys) && !equal(o.value, t.value) })
		})
	}
	var found []failure.Failure
	for _, t := range taken {
		if isBool(t.value) && len(q.Steps) == 3 {
			continue
		}
		f := failure.New(q.Check, q.Steps[1], t.Node)
		found = append(found, one(f, "The value of "+shownKeys(t.keys)+", which is readOnly, is taken from the request.",
			"a value that the API chooses", shownValue(t.keys, t.value)+", as it was sent")...)
	}
	return found
}

// takenValue is a readOnly property that has the value that was sent.
type takenValue struct {
	leaf
	property.Property
}

// takenReadOnly are the readOnly properties that a read shows as they were
// sent, and that were otherwise before.
func (c *Context) takenReadOnly(control any, write, read *call.Exchange) []takenValue {
	b := write.Case.Body
	if !isDone(write) || !read.OK() || b == nil || b.Raw != nil || b.Media == nil {
		return nil
	}
	sent, _ := sample.Plain(b.Value).(map[string]any)
	v, _ := read.Value()
	at := likeness(v, sent)
	shown, _ := objectAt(v, at)
	before, _ := objectAt(control, at)
	var taken []takenValue
	for _, l := range leavesOf(sent, nil) {
		p, ok := property.At(c.Doc, b.Media.Schema, l.keys)
		if !ok || !p.ReadOnly || isNothing(l.value) && !isBool(l.value) {
			continue
		}
		is, there := lookup(shown, l.keys)
		was, known := lookup(before, l.keys)
		if there && equal(is, l.value) && !(known && similar(was, l.value)) {
			taken = append(taken, takenValue{l, p})
		}
	}
	return taken
}
