package check

import (
	"slices"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
)

// updateNotKept judges a read, an update or action, and reads afterwards, of
// which the last counts; or a creation and reads of what it created. Only what
// no API writes in another way than it was sent is compared exactly. Anything
// else is not kept when it is as it was before.
func updateNotKept(c *Context, q call.Sequence) []failure.Failure {
	w, ok := c.written(q)
	if !ok {
		return nil
	}
	lost, all := w.lostMembers()
	switch {
	case len(lost) == 0:
		lost = append(w.lostOthers(), w.lostAnswers()...)
	case all:
		f := failure.New(q.Check, w.write, w.write.Case.Operation.Node)
		return one(f, "Nothing of what was sent is kept.", "the values that were sent, such as "+lost[0].expected, lost[0].arrived)
	}
	var found []failure.Failure
	for _, l := range lost {
		f := failure.New(q.Check, w.write, l.node)
		found = append(found, one(f, l.text, l.expected, l.arrived)...)
	}
	return found
}

// loss is one value that was not kept.
type loss struct {
	node                    *contract.Node
	text, expected, arrived string
}

// written is what a write said, and what was read before and after it.
type written struct {
	*Context
	write         *call.Exchange
	creates       bool
	sent          map[string]any // nil when nothing that can be compared
	request       *contract.Node // schema of sent
	response      *contract.Node // schema of the answers to reads
	at            []string       // keys to the object in answers that sent is compared with
	faults        []schema.Fault // what the schema of the last read refuses in it
	before, after map[string]any // that object; before is nil for creations
	answered      map[string]any // that object in the answer to the write, or nil
}

// written reads the steps of a sequence; ok is false where there is nothing to
// compare.
func (c *Context) written(q call.Sequence) (w written, ok bool) {
	w = written{Context: c, write: q.Steps[0], creates: true}
	read := q.Last()
	if call.SafeMethod(w.write.Method) {
		if len(q.Steps) < 3 || !w.write.OK() {
			return w, false
		}
		w.write, w.creates = q.Steps[1], false
	}
	if len(q.Steps) < 2 || !isDone(w.write) || !read.OK() || isStored(read) {
		return w, false
	}
	w.response = answerSchema(read)
	if b := w.write.Case.Body; b != nil && b.Raw == nil && b.Media != nil {
		w.sent, _ = sample.Plain(b.Value).(map[string]any)
		w.request = b.Media.Schema
	}
	body, _ := read.Value()
	w.at = likeness(body, w.sent)
	if w.after, ok = objectAt(body, w.at); !ok {
		return w, false
	}
	w.faults, _ = c.Judge.Faults(w.response, schema.Response, body)
	if !w.creates {
		first, _ := q.Steps[0].Value()
		if w.before, ok = objectAt(first, w.at); !ok {
			return w, false
		}
	}
	answer, _ := w.write.Value()
	if w.write.Status != 200 && !w.creates || answerSchema(w.write) == nil {
		answer = nil
	}
	w.answered, _ = objectAt(answer, w.at)
	return w, true
}

// isFaulty reports whether response-schema says already that a member is not as
// it should be, so that another value than the one that was sent follows from
// that.
func (w *written) isFaulty(keys []string) bool {
	place := slices.Concat(w.at, keys)
	return slices.ContainsFunc(w.faults, func(f schema.Fault) bool {
		at := f.Place
		if f.Keyword == "required" {
			at = append(slices.Clip(at), f.Property)
		}
		return !f.Soft && slices.Equal(at, place)
	})
}
