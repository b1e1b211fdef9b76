package compare

import (
	"slices"
	"time"

	"github.com/apisteward/steward/internal/contract"
)

// The words by which documents speak of the life of an operation, a parameter
// or a schema. They are extensions in wide use, not part of OpenAPI.
const (
	stabilityKey = "x-stability-level"
	sunsetKey    = "x-sunset"
)

func lifecycleRules() []Rule {
	const promise = "What was promised to stay as it is may now change under those who rely on it."
	const hint = "Requests and responses stay the same, and a date is a hint rather than a promise (RFC 8594, section 3), but consumers have planned by it."
	return []Rule{
		always("stability-decreased", Breaking, Minor, "The stability level (x-stability-level) of an operation, parameter or schema went down.",
			promise, "Keep the level; offer what is to change as another operation."),
		always("stability-increased", Info, Minor, "The stability level (x-stability-level) of an operation, parameter or schema went up.",
			"More is promised than before.", ""),
		always("stability-not-understood", Warning, Minor, "A stability level (x-stability-level) is none of draft, alpha, beta and stable.",
			"It is taken for stable, which may not be what is meant.", "Use draft, alpha, beta or stable."),
		always("sunset-removed", Warning, Minor, "Something deprecated has no sunset date (x-sunset) any more.",
			hint, "Keep the date, or take back the deprecation."),
		always("sunset-brought-forward", Warning, Minor, "A sunset date (x-sunset) became an earlier one.",
			hint, "Keep the date that was announced."),
		always("sunset-changed", Info, Minor, "A sunset date (x-sunset) was set, put off, or taken back.",
			"Consumers have as much time as before, or know how much.", ""),
		always("sunset-not-understood", Warning, Minor, "A sunset date (x-sunset) is neither a date nor a date and time (RFC 3339).",
			"Nobody knows until when it stays.", "Write it as 2027-06-01."),
		always("operation-deprecated-without-date", Warning, Minor, "An operation was deprecated without a sunset date (x-sunset).",
			"It goes on working, but consumers cannot plan by when to leave it.", "Say until when it stays."),
		always("operation-removed-before-sunset", Breaking, Minor, "An operation was removed before its sunset date (x-sunset).",
			"Consumers who planned by the date get nothing any more.", "Keep the operation until the date."),
		always("operation-removed-after-sunset", Warning, Minor, "An operation was removed whose sunset date (x-sunset) had passed.",
			"Its end was announced, as RFC 8594 describes, and has come, so it asks for no major version; who has not left by now gets nothing any more.",
			"See that nobody calls it any more, or put the date off."),
	}
}

// levels of stability, increasing.
var stabilityLevels = [...]string{"draft", "alpha", "beta", "stable"}

// stability returns the index of a level, that of "stable" for nothing and for
// what is not understood.
func stability(n *contract.Node) (level int, understood bool) {
	given := n.Get(stabilityKey)
	if i := slices.Index(stabilityLevels[:], given.Text()); i >= 0 {
		return i, true
	}
	return len(stabilityLevels) - 1, given == nil
}

// unstable reports whether something is a draft or an alpha, for which nothing
// is promised.
func unstable(n *contract.Node) bool {
	level, _ := stability(n)
	return level < 2
}

// compareStability compares the levels that two objects name.
func (d *differ) compareStability(u *unit, dir contract.Direction, old, new *contract.Node, at fact) {
	if old.Get(stabilityKey).Hash() == new.Get(stabilityKey).Hash() {
		return
	}
	was, _ := stability(old)
	is, understood := stability(new)
	at.keyword = stabilityKey
	at.oldValue, at.newValue = stabilityLevels[was], stabilityLevels[is]
	at.text = went("the stability level", at)
	switch {
	case !understood:
		at.newValue = short(new.Get(stabilityKey))
		d.tell(u, dir, "stability-not-understood", at.saying(stabilityKey, "the stability level "+at.newValue+" is not understood"))
	case is < was:
		d.tell(u, dir, "stability-decreased", at)
	case is > was:
		d.tell(u, dir, "stability-increased", at)
	}
}

// sunset reads a date, with or without a time of day. given is its text; the
// time is zero when there is none, or it is not understood.
func sunset(n *contract.Node) (at time.Time, given string) {
	given = short(n.Get(sunsetKey))
	text := n.Get(sunsetKey).Text()
	if text == "" {
		return time.Time{}, given
	}
	for _, layout := range [...]string{time.DateOnly, time.RFC3339} {
		if t, err := time.Parse(layout, text); err == nil {
			return t, clip(text)
		}
	}
	return time.Time{}, given
}

// compareSunset compares the dates until when two objects stay.
func (d *differ) compareSunset(u *unit, dir contract.Direction, old, new *contract.Node, at fact) {
	was, before := sunset(old)
	is, after := sunset(new)
	if before == after {
		return
	}
	deprecated := new.Get("deprecated").True()
	at.keyword, at.oldValue, at.newValue = sunsetKey, before, after
	at.text = went("the sunset date", at)
	switch {
	case after == "" && deprecated:
		d.tell(u, dir, "sunset-removed", at)
	case after == "":
		d.tell(u, dir, "sunset-changed", at)
	case is.IsZero():
		d.tell(u, dir, "sunset-not-understood", at.saying(sunsetKey, "the sunset date "+after+" is not understood"))
	case before != "" && is.Before(was):
		d.tell(u, dir, "sunset-brought-forward", at)
	case before != "" || !deprecated || old.Get("deprecated").True(): // else its deprecation tells the date
		d.tell(u, dir, "sunset-changed", at)
	}
}

// compareLife compares what two objects say of their life besides whether they
// are deprecated.
func (d *differ) compareLife(u *unit, dir contract.Direction, old, new *contract.Node, at fact) {
	d.compareStability(u, dir, old, new, at)
	d.compareSunset(u, dir, old, new, at)
}

// operationRemoved judges the end of an operation by what was announced.
func (d *differ) operationRemoved(u *unit, o *contract.Operation) {
	f := fact{old: o.Node, about: o.Method, whole: true, text: "the operation " + o.Name() + " was removed"}
	end, date := sunset(o.Node)
	id := "operation-removed"
	if o.Deprecated && !end.IsZero() {
		f.text += ", which was to stay until " + date
		switch {
		case d.today.IsZero():
		case d.today.Before(end):
			id = "operation-removed-before-sunset"
		default:
			id = "operation-removed-after-sunset"
		}
	}
	d.tell(u, u.dir, id, f)
}

// operationDeprecated tells until when an operation stays, if that is said.
func (d *differ) operationDeprecated(u *unit, o, n *contract.Operation) {
	f := fact{old: o.Node, new: n.Node, keyword: "deprecated", whole: true, text: n.Name() + " was deprecated"}
	end, date := sunset(n.Node)
	if end.IsZero() {
		f.text += ", and it is not said until when it stays"
		d.tell(u, u.dir, "operation-deprecated-without-date", f)
		return
	}
	f.text, f.newValue = f.text+", and stays until "+date, date
	d.tell(u, u.dir, "operation-deprecated", f)
}
