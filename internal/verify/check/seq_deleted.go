package check

import (
	"net/http"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/resource/property"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
)

// deletedStillReadable judges a read, a deletion, and reads afterwards, of which
// the last counts. A thing that shows its deletion, as one in an archive does,
// may be there still.
func deletedStillReadable(_ *Context, q call.Sequence) []failure.Failure {
	if len(q.Steps) < 3 {
		return nil
	}
	before, deletion, after := q.Steps[0], q.Steps[1], q.Last()
	if !before.OK() || !isDone(deletion) || !after.OK() || isStored(after) {
		return nil
	}
	was, _ := before.Value()
	is, err := after.Value()
	if err != nil || is == nil || removed(was, is) {
		return nil
	}
	if n, ok := namingOf(deletion); ok {
		old, ok1 := n.found(was)
		now, ok2 := n.found(is)
		if ok1 && (!ok2 || old != now) {
			return nil // it is about something else
		}
	}
	f := failure.New(q.Check, deletion, deletion.Case.Operation.Node)
	return one(f, "What was deleted can still be read with "+after.Case.Operation.Name()+".", "404 Not Found or 410 Gone", statusText(after.Status))
}

// deletedStillListed judges a deletion, a read that finds nothing any more where
// there is a reading operation, and pages of the list.
func deletedStillListed(c *Context, q call.Sequence) []failure.Failure {
	deletion, pages := q.Steps[0], q.Steps[1:]
	if len(pages) > 0 && isGone(pages[0]) {
		pages = pages[1:]
	}
	n, ok := namingOf(deletion)
	if !ok || !isDone(deletion) {
		return nil
	}
	for _, page := range pages {
		item, _ := c.elementShowing(page, n, true)
		if item == nil || removed(nil, item) || isStored(page) {
			continue
		}
		f := failure.New(q.Check, deletion, deletion.Case.Operation.Node)
		return one(f, "What was deleted is still listed by "+page.Case.Operation.Name()+".", "a list without "+short(n.name), "the deleted "+short(n.name)+" among the elements")
	}
	return nil
}

// deletedStillWritable judges a deletion, a read that finds nothing any more,
// and an update of what is not there. A PUT may make it anew.
func deletedStillWritable(_ *Context, q call.Sequence) []failure.Failure {
	if len(q.Steps) != 3 {
		return nil
	}
	deletion, read, update := q.Steps[0], q.Steps[1], q.Steps[2]
	op := update.Case.Operation
	if !isDone(deletion) || !isGone(read) || !isDone(update) || update.Status == http.StatusCreated || exactly(op, http.StatusCreated) {
		return nil
	}
	if op.Method == http.MethodPut && !exactly(op, http.StatusNotFound, http.StatusGone) {
		return nil
	}
	f := failure.New(q.Check, update, op.Node)
	return one(f, "What was deleted can still be updated.", "404 Not Found or 410 Gone, as for reading it", statusText(update.Status))
}

// removed reports whether a representation says that the thing is deleted or
// put away: by itself, or by what is different from before.
func removed(before, after any) bool {
	is, ok := after.(map[string]any)
	if !ok {
		return false
	}
	was, _ := before.(map[string]any)
	for name, v := range is {
		if child, ok := v.(map[string]any); ok {
			inner, _ := was[name].(map[string]any)
			if removed(inner, child) {
				return true
			}
		}
		if was != nil && equal(was[name], v) {
			continue
		}
		if saysRemoved(name, v) || was != nil && marks(was[name], v) {
			return true
		}
	}
	return false
}

// saysRemoved reports whether a member says that the thing is put away.
func saysRemoved(name string, v any) bool {
	list := property.Words(name)
	about := slices.ContainsFunc(list, isEnd)
	switch v := v.(type) {
	case bool:
		positive := slices.ContainsFunc(list, func(w string) bool { return w == "active" || w == "enabled" || w == "available" })
		return about && v || positive && !v
	case string:
		if about {
			return v != ""
		}
		return slices.ContainsFunc(property.Words(v), isEnd) && slices.ContainsFunc(list, func(w string) bool { return w == "status" || w == "state" || w == "lifecycle" || w == "phase" })
	}
	return about && v != nil
}

// isEnd reports whether a word says that something is over.
func isEnd(word string) bool {
	for _, stem := range []string{"delet", "remov", "archiv", "cancel", "trash", "destroy", "terminat", "inactiv", "disabl", "deactivat", "clos", "revok", "discard", "withdraw", "retir", "expir"} {
		if strings.HasPrefix(word, stem) {
			return true
		}
	}
	return word == "gone" || word == "left" || word == "ended"
}

// marks reports whether a member has changed in a way that may mean that the
// thing is put away: another word, another truth value, or something where
// nothing was.
func marks(was, is any) bool {
	switch is := is.(type) {
	case bool:
		old, ok := was.(bool)
		return ok && old != is
	case string:
		old, ok := was.(string)
		return was == nil || ok && old != is && !strings.ContainsAny(is, "0123456789")
	}
	return false
}
