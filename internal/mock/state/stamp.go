package state

import (
	"encoding/json"
	"slices"
	"strconv"
	"time"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/resource/property"
	"github.com/apisteward/steward/internal/sample"
)

// role is what a member says that only an API itself knows.
type role uint8

const (
	other   role = iota
	born         // when the thing was made
	touched      // when it was changed last
	ended        // when something came to an end that has just begun
	counter      // how often it was changed
)

// roleOf takes the name of a member for what it says.
func roleOf(name string) role {
	words := property.Words(name)
	has := func(list ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(list, w) })
	}
	switch {
	case has("updated", "modified", "changed", "update", "modification", "lastmodified"):
		return touched
	case has("created", "creation", "written", "inserted", "registered", "added", "opened", "submitted", "posted", "issued", "create"):
		return born
	case has("deleted", "removed", "closed", "archived", "cancelled", "canceled", "revoked", "completed", "finished", "merged", "used", "ended", "failed", "locked", "suspended", "disabled"):
		return ended
	case has("version", "revision", "generation") && len(words) <= 2 || name == "resourceVersion":
		return counter
	}
	return other
}

// stamp gives what only an API itself knows its value: fresh for a thing that
// is made, and what has changed otherwise. keep are members that a consumer
// gave a value. It goes down to objects in the thing.
func (s *State) stamp(o sample.Object, n *contract.Node, fresh bool, keep *form, sent sample.Object, level int) sample.Object {
	f := s.formOf(n)
	out := membersOf(o)
	for _, m := range slices.Clone(out.list) {
		p, known := f.property(m.Name)
		said, given := sent.Get(m.Name)
		if !known || given && keep.takes(m.Name) && !isObject(m.Value) {
			continue
		}
		if inner, is := m.Value.(sample.Object); is && level < 2 {
			below, _ := said.(sample.Object)
			var at *form
			if q, ok := keep.property(m.Name); ok {
				at = s.formOf(q.Node)
			} else {
				at = s.formOf(nil)
			}
			out.set(m.Name, s.stamp(inner, p.Node, fresh, at, below, level+1))
			continue
		}
		s.stampMember(out, p, m.Value, fresh)
		if v, ok := initial(p); ok && fresh && !keep.takes(m.Name) && s.fitsValue(p.Node, v) {
			out.set(m.Name, v)
		}
	}
	return out.object()
}

func isObject(v any) bool {
	_, is := v.(sample.Object)
	return is
}

func (s *State) stampMember(out *members, p *property.Property, was any, fresh bool) {
	switch r := roleOf(p.Name); {
	case r == counter:
		if v, ok := counted(was, fresh); ok && s.fitsValue(p.Node, v) {
			out.set(p.Name, v)
		}
	case r == touched, r == born && fresh:
		if v, ok := s.instant(p); ok && s.fitsValue(p.Node, v) {
			out.set(p.Name, v)
		}
	case r == ended && fresh:
		if _, isTime := s.instant(p); !isTime {
			return
		}
		if s.fitsValue(p.Node, nil) {
			out.set(p.Name, nil)
		} else if !p.Required {
			out.remove(p.Name)
		}
	}
}

// initial is what something that has just begun has where only its API says:
// the first of the words for its state, nothing that was counted, and no mark
// that somebody has to set. Things that are made one after the other do not
// differ in these.
func initial(p *property.Property) (any, bool) {
	types := p.Types &^ contract.TypeNull
	words := property.Words(p.Name)
	switch {
	case p.Varied || len(words) == 0 || roleOf(p.Name) != other:
		return nil, false
	case p.Default != nil:
		return p.Default, true
	case len(p.Enum) > 0:
		return p.Enum[0], p.Enum[0] != nil
	case types == contract.TypeBoolean:
		return slices.Contains([]string{"active", "enabled", "available", "valid", "visible", "ok", "open", "success"}, words[len(words)-1]), true
	case types == contract.TypeInteger && slices.Contains([]string{"count", "counts"}, words[len(words)-1]):
		return json.Number("0"), true
	}
	return nil, false
}

// instant is now as a property has times: a date-time or date (RFC 3339), or
// the seconds since 1970; ok is false for a property that is no time.
func (s *State) instant(p *property.Property) (any, bool) {
	now := s.now().UTC()
	switch types := p.Types &^ contract.TypeNull; {
	case p.Format == "date-time":
		return now.Format(time.RFC3339), true
	case p.Format == "date":
		return now.Format(time.DateOnly), true
	case types == contract.TypeInteger && (p.Format == "unix-time" || p.Format != "int32" && isTimeName(p.Name)):
		return json.Number(strconv.FormatInt(now.Unix(), 10)), true
	}
	return nil, false
}

// isTimeName reports whether a name is that of a time and not of a number.
func isTimeName(name string) bool {
	words := property.Words(name)
	return len(words) > 0 && slices.Contains([]string{"at", "on", "created", "updated", "modified", "time", "date", "timestamp"}, words[len(words)-1])
}

// counted is the next number of changes; ok is false where it is no number.
func counted(was any, fresh bool) (any, bool) {
	text, isText := was.(string)
	if number, ok := was.(json.Number); ok {
		text = string(number)
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return nil, false
	}
	if n++; fresh {
		n = 1
	}
	if text = strconv.FormatInt(n, 10); isText {
		return text, true
	}
	return json.Number(text), true
}
