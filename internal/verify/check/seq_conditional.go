package check

import (
	"bytes"
	"maps"
	"net/http"
	"slices"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
)

// StaleTag is an entity tag that no API gave.
const StaleTag = `"steward-was-never-given"`

// conditionalRead judges a read, and the same read with If-None-Match (RFC
// 9110, section 13.1.2), of which a document that has the tags alone need not
// know; or a read, a write that changed the thing, and the
// read again, whose entity tags differ when the bodies do (section 8.8.3).
func conditionalRead(_ *Context, q call.Sequence) []failure.Failure {
	if len(q.Steps) < 2 || !q.Steps[0].OK() {
		return nil
	}
	first, last := q.Steps[0], q.Last()
	tag := first.Header.Get("ETag")
	asked := last.Sent.Get("If-None-Match")
	f := failure.New(q.Check, last, etagOf(first))
	switch {
	case tag == "":
		return nil
	case asked == StaleTag && last.Status == http.StatusNotModified:
		f.Text = "A read with an entity tag that was never given is answered as if nothing had changed."
		f.Expected, f.Arrived = "200 with the thing", statusText(last.Status)
	case asked == tag && last.OK() && sameTag(last.Header.Get("ETag"), tag):
		f.Text = "A read with the current entity tag is answered with everything again."
		f.Expected, f.Arrived = "304 Not Modified, since the entity tag is still "+short(tag), statusText(last.Status)
	case asked == tag && last.OK() && bytes.Equal(first.Answer, last.Answer):
		f.Text = "The entity tag changes though nothing else does."
		f.Expected, f.Arrived = "304 Not Modified, or at least the entity tag "+short(tag), short(last.Header.Get("ETag"))
	case len(q.Steps) == 3 && asked == "" && last.OK() && q.Steps[1].OK() && last.Header.Get("ETag") == tag && haveChanged(first, last):
		f.Text = "The entity tag stays the same though the thing has changed."
		f.Expected, f.Arrived = "another entity tag than "+short(tag), short(tag)
	default:
		return nil
	}
	if asked == tag && !hasConditions(last.Case.Operation) {
		f = warning(f)
	}
	return []failure.Failure{f}
}

// hasConditions reports whether the document speaks of reading only what has
// changed.
func hasConditions(op *contract.Operation) bool {
	return op.Documents("304") || op.Documents("3XX") || call.HeaderParameter(op, "If-None-Match") != nil
}

// haveChanged reports whether two answers say something else, however it is
// written: with other spellings of numbers and times, and in another order.
func haveChanged(a, b *call.Exchange) bool {
	v, err1 := a.Value()
	w, err2 := b.Value()
	if err1 != nil || err2 != nil {
		return !bytes.Equal(a.Answer, b.Answer)
	}
	return !alike(v, w)
}

// alike compares values of maps and slices.
func alike(a, b any) bool {
	switch a := a.(type) {
	case map[string]any:
		b, ok := b.(map[string]any)
		return ok && maps.EqualFunc(a, b, alike)
	case []any:
		b, ok := b.([]any)
		return ok && slices.EqualFunc(a, b, alike)
	}
	return equal(a, b)
}

// sameTag compares weakly (RFC 9110, section 8.8.3.2).
func sameTag(a, b string) bool {
	strip := func(tag string) string {
		if len(tag) > 2 && tag[:2] == "W/" {
			return tag[2:]
		}
		return tag
	}
	return a != "" && strip(a) == strip(b)
}

// etagOf is where the document promises an entity tag.
func etagOf(x *call.Exchange) *contract.Node {
	if r := x.Response(); r != nil {
		for _, h := range r.Headers {
			if http.CanonicalHeaderKey(h.Name) == "Etag" {
				return h.Node
			}
		}
		return r.Node
	}
	return x.Case.Operation.Node
}

// conditionalWrite judges a write to something that exists (RFC 9110, section
// 13.1.1): with an entity tag that was never given, which must not be carried
// out; with the current one, which the step before read, and which must not
// fail for it; or without any, where the document has 428 for that (RFC 6585,
// section 3).
func conditionalWrite(_ *Context, q call.Sequence) []failure.Failure {
	last := q.Last()
	asked := last.Sent.Get("If-Match")
	f := failure.New(q.Check, last, matchNode(last.Case.Operation))
	switch {
	case asked == StaleTag && last.OK():
		f.Text = "A write with an outdated entity tag was carried out."
		f.Expected, f.Arrived = "412 Precondition Failed", statusText(last.Status)
	case asked == "" && last.OK() && last.Case.Operation.Documents("428"):
		f.Text = "A write without an entity tag was carried out."
		f.Expected, f.Arrived = "428 Precondition Required, which the document has for that", statusText(last.Status)
	case asked != "" && asked != StaleTag && len(q.Steps) > 1 && q.Steps[len(q.Steps)-2].Header.Get("ETag") == asked && last.Status == http.StatusPreconditionFailed:
		f.Text = "A write with the current entity tag was refused."
		f.Expected, f.Arrived = "that it is carried out, since the entity tag is "+short(asked), statusText(last.Status)
	default:
		return nil
	}
	return []failure.Failure{f}
}

func matchNode(op *contract.Operation) *contract.Node {
	if p := call.HeaderParameter(op, "If-Match"); p != nil {
		return p.Node
	}
	return op.Node
}
