package check

import (
	"encoding/json"
	"math/big"
	"net/http"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/resource"
	"github.com/apisteward/steward/internal/resource/property"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/verify/call"
)

// lostMembers are the values that were sent and are not there afterwards. all
// reports whether nothing at all of what was sent is there for sure, and there is
// more than one value.
func (w *written) lostMembers() (lost []loss, all bool) {
	found, unknown := 0, 0
	for _, leaf := range leavesOf(w.sent, nil) {
		p, comparable := w.property(leaf.keys)
		if !comparable {
			continue
		}
		is, there := lookup(w.after, leaf.keys)
		if !w.creates && w.isName(is) {
			continue
		}
		was, known := lookup(w.before, leaf.keys)
		switch w.keeps(p, leaf, is, there, was, known) {
		case kept:
			found++
			continue
		case unclear:
			unknown++
			continue
		}
		arrived := "nothing"
		if there {
			arrived = shownValue(leaf.keys, is)
		}
		lost = append(lost, loss{
			p.Node, "The value of " + shownKeys(leaf.keys) + " that was sent is not kept.",
			shownValue(leaf.keys, leaf.value) + ", as it was sent and accepted", arrived + " when it is read",
		})
	}
	return lost, found == 0 && len(lost)+unknown > 1
}

// keeping says whether a value was kept.
type keeping uint8

const (
	unclear keeping = iota
	kept
	notKept
)

// keeps compares a value that was sent with what is read, and what was read
// before.
func (w *written) keeps(p property.Property, l leaf, is any, there bool, was any, known bool) keeping {
	stale := known && there && equal(was, is) && !similar(was, l.value)
	switch {
	case equal(l.value, is):
		return kept
	case w.isFaulty(l.keys):
		return unclear
	case isNothing(l.value):
		if l.value == nil {
			if stale && w.mayBeNothing(l.keys) && !isNothing(is) && !equal(is, sample.Plain(p.Default)) {
				return notKept
			}
			return unclear
		}
		if there && is != nil && p.IsExact() {
			return notKept
		}
		return unclear
	case w.isPending(l):
		return unclear
	case !there || is == nil:
		if w.isMap() || known && was != nil || w.wasAnswered(l) {
			return notKept
		}
		return unclear
	case p.IsExact() && comparableNumbers(l.value, is):
		return notKept
	case stale:
		return notKept
	}
	return unclear
}

// isName reports whether a value is what the address of the thing calls it. That
// an update gives it another name is the consumer's mistake.
func (w *written) isName(v any) bool {
	text, ok := resource.Text(v)
	return ok && slices.ContainsFunc(w.write.Case.Arguments, func(a call.Argument) bool {
		name, is := resource.Text(sample.Plain(a.Value))
		return a.In == "path" && is && name == text
	})
}

// mayBeNothing reports whether answers may lack a member, or hold null in it.
// Otherwise null can only mean what the API puts in its place, a default.
func (w *written) mayBeNothing(keys []string) bool {
	shown, ok := property.At(w.Doc, w.response, append(slices.Clone(w.at), keys...))
	return ok && (!shown.Required || shown.Types&contract.TypeNull != 0)
}

// isPending reports whether a value stands under another name that holds its
// own, as "pending_email" does while an address waits for being confirmed.
func (w *written) isPending(l leaf) bool {
	name := property.Letters(l.keys[len(l.keys)-1])
	for other, v := range w.after {
		if full := property.Letters(other); full != name && strings.Contains(full, name) && equal(v, l.value) {
			return true
		}
	}
	return false
}

// wasAnswered reports whether the answer to the write showed the value.
func (w *written) wasAnswered(l leaf) bool {
	v, there := lookup(w.answered, l.keys)
	return there && equal(v, l.value)
}

func (w *written) isMap() bool { return property.Map(w.Doc, w.request) != nil }

// property is what the document says of a member that can be compared: that a
// consumer may write and read it.
func (w *written) property(keys []string) (p property.Property, comparable bool) {
	p, ok := property.At(w.Doc, w.request, keys)
	if !ok || p.ReadOnly || p.WriteOnly || p.Varied || secret(keys[len(keys)-1]) || settled(keys[len(keys)-1]) {
		return p, false
	}
	switch p.Format {
	case "binary", "byte", "password":
		return p, false
	}
	shown, ok := property.At(w.Doc, w.response, append(slices.Clone(w.at), keys...))
	if !ok || shown.ReadOnly || shown.WriteOnly || shown.Varied {
		return p, false
	}
	if len(p.Enum) > 0 && len(shown.Enum) == 0 {
		p.Enum = nil
	}
	return p, true
}

// settled reports whether a member is one that an API works out from others,
// even where a consumer may say what it should be: the place in an order, which
// of several is the usual one, and what guards against changes at the same time.
func settled(name string) bool {
	for _, word := range property.Words(name) {
		switch word {
		case "position", "order", "rank", "index", "sequence", "version", "revision", "etag", "default", "primary", "main":
			return true
		}
	}
	return false
}

// lostOthers are the values that a write was not about and that are not as
// they should be: after a PATCH gone, after the PUT of a map still there.
func (w *written) lostOthers() []loss {
	switch {
	case w.creates || w.sent == nil:
		return nil
	case w.write.Method == http.MethodPut && w.isMap():
		return w.lingering()
	case w.write.Method == http.MethodPatch:
		return w.wiped()
	}
	return nil
}

// lingering is a member of a map that was left out of what replaces the map.
func (w *written) lingering() []loss {
	for _, name := range sortedNames(w.before) {
		_, sent := w.sent[name]
		if _, there := w.after[name]; sent || !there {
			continue
		}
		return []loss{{
			w.request, "What a PUT leaves out is still there.", "only what was sent, since PUT replaces (RFC 9110, section 9.3.4)",
			shownValue([]string{name}, w.after[name]),
		}}
	}
	return nil
}

// wiped are members that were there before a PATCH about others.
func (w *written) wiped() []loss {
	var lost []loss
	for _, name := range sortedNames(w.before) {
		was, is := w.before[name], w.after[name]
		if _, sent := w.sent[name]; sent || isNothing(was) || is != nil {
			continue
		}
		if p, comparable := w.property([]string{name}); comparable {
			lost = append(lost, loss{
				p.Node, "A PATCH about something else takes the value of " + shownKeys([]string{name}) + " away.",
				shownValue([]string{name}, was) + ", as before", "nothing",
			})
		}
	}
	return lost
}

// lostAnswers are changes that the answer to an action shows, and reading does
// not: words out of a list and truth values.
func (w *written) lostAnswers() []loss {
	if w.creates || w.answered == nil {
		return nil
	}
	var lost []loss
	for _, name := range sortedNames(w.answered) {
		says, is := w.answered[name], w.after[name]
		was, known := w.before[name]
		p, ok := property.At(w.Doc, w.response, append(slices.Clone(w.at), name))
		if !ok || !known || !p.IsExact() || passing(says) || len(p.Enum) == 0 && !isBool(says) || equal(says, was) || !equal(is, was) {
			continue
		}
		lost = append(lost, loss{
			p.Node, "The answer shows another value of " + shownKeys([]string{name}) + " than reading it afterwards.",
			shownValue([]string{name}, says) + ", as answered", shownValue([]string{name}, is) + " when it is read",
		})
	}
	return lost
}

// passing reports whether a value is a state that a thing leaves by itself.
func passing(v any) bool {
	text, _ := v.(string)
	for _, stem := range []string{"queue", "pend", "progress", "process", "start", "run", "sched", "wait", "retry", "building", "creating", "updating"} {
		if strings.Contains(strings.ToLower(text), stem) {
			return true
		}
	}
	return false
}

func isBool(v any) bool {
	_, ok := v.(bool)
	return ok
}

// isNothing reports whether a value is one that many APIs leave out.
func isNothing(v any) bool {
	switch v := v.(type) {
	case nil:
		return true
	case bool:
		return !v
	case string:
		return v == ""
	case json.Number:
		r, ok := sample.Rational(v)
		return ok && r.Sign() == 0
	case []any:
		return len(v) == 0
	case map[string]any:
		return len(v) == 0
	}
	return false
}

// comparableNumbers is false for whole numbers beyond what binary floating
// point holds exactly (RFC 8259, section 6).
func comparableNumbers(a, b any) bool {
	for _, v := range []any{a, b} {
		if n, ok := v.(json.Number); ok {
			r, ok := sample.Rational(n)
			if !ok || new(big.Rat).Abs(r).Cmp(big.NewRat(1<<53, 1)) > 0 {
				return false
			}
		}
	}
	return true
}

// similar reports whether an API may take one value for the other: texts that
// differ in case and signs only, numbers that round to the same.
func similar(a, b any) bool {
	if equal(a, b) {
		return true
	}
	switch a := a.(type) {
	case string:
		b, ok := b.(string)
		return ok && property.Letters(a) == property.Letters(b)
	case json.Number:
		b, ok := b.(json.Number)
		x, ok1 := sample.Rational(a)
		if y, ok2 := sample.Rational(b); ok && ok1 && ok2 {
			difference := new(big.Rat).Sub(x, y)
			return difference.Abs(difference).Cmp(big.NewRat(1, 2)) < 0
		}
	}
	return false
}
