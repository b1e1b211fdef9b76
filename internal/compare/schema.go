package compare

import (
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// compare compares the two schemas of a pair, once. Pairs further down are
// noted as used and compared in their turn.
func (d *differ) compare(u *unit) {
	if u.state != fresh || u.old == nil {
		return
	}
	u.state = running
	if !d.work.spent() {
		a, b := u.old.view(), u.new.view()
		d.compareAlternatives(u, a, b)
		if !a.outer || !b.outer {
			d.compareImplied(u, a.discriminator, b.discriminator)
		}
		d.work.spend(len(u.facts))
	}
	u.state = done
}

// compareSchemas compares what two views say themselves, besides alternatives.
func (d *differ) compareSchemas(u *unit, a, b *view) {
	d.compareWording(u, a, b)
	if a.silent() != b.silent() {
		d.compareSilence(u, a)
		return
	}
	d.compareOpaque(u, a, b)
	if !d.compareTypes(u, a, b) {
		return
	}
	a, b = a.inBase64Like(b), b.inBase64Like(a)
	d.compareEnums(u, a, b)
	a, b = a.besideValues(b), b.besideValues(a)
	d.compareFormats(u, a, b)
	d.compareLimits(u, a, b)
	d.comparePatterns(u, a, b)
	d.compareArrays(u, a, b)
	d.compareObjects(u, a.object, b.object)
	d.compareConditions(u, a, b)
	d.compareEncodings(u, a, b)
	d.compareDefaults(u, a, b)
}

// compareSilence judges a schema that appeared where anything was let through,
// or the other way round: one change, whatever the schema says.
func (d *differ) compareSilence(u *unit, a *view) {
	f := fact{old: u.oldPlace(), new: u.newPlace()}
	if a.silent() {
		f.text = "any value was let through before, and is restricted now"
		d.say(u, "schema-added", f)
		return
	}
	f.text = "values were restricted before, and any value is let through now"
	d.say(u, "schema-removed", f)
}

// compareOpaque compares references that cannot be followed: by their words.
func (d *differ) compareOpaque(u *unit, a, b *view) {
	old, new := onlyIn(a.opaque, b.opaque), onlyIn(b.opaque, a.opaque)
	if len(old)+len(new) > 0 {
		d.undecided(u, "$dynamicRef", firstAt(old, u.oldPlace()), firstAt(new, u.newPlace()))
	}
}

// onlyIn returns what a says and b does not.
func onlyIn(a, b []said) []said {
	if len(a) == 0 {
		return nil
	}
	known := make(map[string]bool, len(b))
	for _, y := range b {
		known[y.text] = true
	}
	return slices.DeleteFunc(slices.Clone(a), func(x said) bool { return known[x.text] })
}

func firstAt(list []said, otherwise *contract.Node) *contract.Node {
	if len(list) > 0 {
		return list[0].at
	}
	return otherwise
}

// undecided records that a keyword differs in a way nobody can judge by rule.
func (d *differ) undecided(u *unit, keyword string, old, new *contract.Node) {
	d.say(u, "not-compared", fact{old: old, new: new, keyword: keyword, about: keyword, undecided: true,
		text: keyword + " changed in a way that could not be compared"})
}

// comparePatterns compares the patterns that strings must match. Whether one
// pattern lets through less than another is not decided.
func (d *differ) comparePatterns(u *unit, a, b *view) {
	if a.types&b.types&contract.TypeString == 0 {
		return
	}
	old, new := onlyIn(a.patterns, b.patterns), onlyIn(b.patterns, a.patterns)
	f := fact{old: firstAt(old, u.oldPlace()), new: firstAt(new, u.newPlace()), keyword: "pattern",
		oldValue: joined(old), newValue: joined(new)}
	switch {
	case len(old) == 0 && len(new) == 0:
	case len(old) == 0:
		f.text = "strings must now match the pattern " + f.newValue
		d.say(u, "pattern-added", f)
	case len(new) == 0:
		f.text = "strings need no longer match the pattern " + f.oldValue
		d.say(u, "pattern-removed", f)
	default:
		f.undecided = true
		f.text = "the pattern changed from " + f.oldValue + " to " + f.newValue + "; whether it lets through more or less is not decided"
		d.say(u, "pattern-changed", f)
	}
}

// joined lists patterns in short.
func joined(list []said) string {
	texts := make([]string, len(list))
	for i, x := range list {
		texts[i] = clip(x.text)
	}
	return strings.Join(texts, " and ")
}

// compareConditions compares keywords that are decided only where they are
// equal, added or removed.
func (d *differ) compareConditions(u *unit, a, b *view) {
	for _, keyword := range [...]string{"not", "if", "unevaluatedItems"} {
		old, new := withKeyword(a.conditions, keyword), withKeyword(b.conditions, keyword)
		for len(old) > 0 && len(new) > 0 && d.sameCondition(old[0], new[0]) {
			old, new = old[1:], new[1:]
		}
		switch {
		case len(old) == 0 && len(new) == 0:
		case len(old) == 0:
			d.say(u, "condition-added", fact{old: u.oldPlace(), new: new[0].at, keyword: keyword, about: keyword,
				text: keyword + " was added"})
		case len(new) == 0:
			d.say(u, "condition-removed", fact{old: old[0].at, new: u.newPlace(), keyword: keyword, about: keyword,
				text: keyword + " was removed"})
		default:
			d.undecided(u, keyword, old[0].at, new[0].at)
		}
	}
}

func withKeyword(list []condition, keyword string) []condition {
	var out []condition
	for _, c := range list {
		if c.keyword == keyword {
			out = append(out, c)
		}
	}
	return out
}

func (d *differ) sameCondition(old, new condition) bool {
	if old.keyword == "if" {
		for _, key := range [...]string{"if", "then", "else"} {
			if !d.alike(old.at.Get(key), new.at.Get(key)) {
				return false
			}
		}
		return true
	}
	return d.alike(old.value, new.value)
}

// compareEncodings compares what a string holds.
func (d *differ) compareEncodings(u *unit, a, b *view) {
	if a.types&b.types&contract.TypeString == 0 {
		return
	}
	d.useNodes(u, a.content, b.content, u.dir)
	if a.encoding == b.encoding {
		return
	}
	f := fact{old: u.placeOr(a.encodingAt, inOld), new: u.placeOr(b.encodingAt, inNew), keyword: "contentEncoding",
		oldValue: words(a.encoding[0], a.encoding[1]), newValue: words(b.encoding[0], b.encoding[1])}
	f.text = went("the content encoding", f)
	d.say(u, "content-encoding-changed", f)
}

// compareDefaults compares default values. A default decides what a value that
// was left out means, so it matters where the consumer sends.
func (d *differ) compareDefaults(u *unit, a, b *view) {
	if a.fallback.Hash() == b.fallback.Hash() {
		return
	}
	f := fact{old: u.oldPlace(), new: u.newPlace(), keyword: "default",
		oldValue: short(a.fallback), newValue: short(b.fallback)}
	f.text = went("the default", f)
	switch {
	case a.fallback == nil:
		d.say(u, "default-added", f)
	case b.fallback == nil:
		d.say(u, "default-removed", f)
	default:
		d.say(u, "default-changed", f)
	}
}
