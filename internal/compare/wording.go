package compare

import (
	"slices"

	"github.com/apisteward/steward/internal/contract"
)

func wordingRules() []Rule {
	const why = "Documentation changes; requests and responses do not."
	return []Rule{
		always("description-changed", Info, Patch, "A description changed.", why, ""),
		always("summary-changed", Info, Patch, "A summary changed.", why, ""),
		always("title-changed", Info, Patch, "A title changed.", why, ""),
		always("example-changed", Info, Patch, "Examples changed.", why, ""),
		always("info-changed", Info, Patch, "The title, contact, licence, terms or tags of the document changed.", why, ""),
		always("schema-deprecated", Info, Minor, "A schema or property was deprecated.", "It goes on working.", ""),
		always("schema-undeprecated", Info, Minor, "A schema or property is no longer deprecated.", "It goes on working.", ""),
	}
}

// compareInfo compares what the document says of itself, besides its version.
func (d *differ) compareInfo(u *unit) {
	old, new := d.old.doc.Root.Get("info"), d.new.doc.Root.Get("info")
	d.wording(u, "description", old.Get("description").Text(), new.Get("description").Text(), old, new)
	d.wording(u, "summary", old.Get("summary").Text(), new.Get("summary").Text(), old, new)
	for _, key := range [...]string{"title", "termsOfService", "contact", "license"} {
		if old.Get(key).Hash() != new.Get(key).Hash() {
			d.tell(u, u.dir, "info-changed", whole(fact{old: old, new: new, keyword: key, about: key, text: "the document's " + key + " changed"}))
		}
	}
	old, new = d.old.doc.Root, d.new.doc.Root
	if !sameValues(elements(old.Get("tags")), elements(new.Get("tags"))) {
		d.tell(u, u.dir, "info-changed", whole(fact{old: old, new: new, keyword: "tags", about: "tags", text: "what the document says of its tags changed"}))
	}
}

func elements(list *contract.Node) []*contract.Node {
	var out []*contract.Node
	for _, n := range list.Items() {
		out = append(out, n)
	}
	return out
}

// wording records that a text changed. The texts themselves are left to the
// documents; only that they differ is told.
func (d *differ) wording(u *unit, what, was, is string, old, new *contract.Node) {
	if was == is {
		return
	}
	text := "the " + what + " changed"
	switch {
	case was == "":
		text = "a " + what + " was added"
	case is == "":
		text = "the " + what + " was removed"
	}
	d.tell(u, u.dir, what+"-changed", fact{old: old, new: new, keyword: what, text: text})
}

// compareWording compares the words around a schema. Their order, and which
// part of an allOf holds them, makes no difference.
func (d *differ) compareWording(u *unit, a, b *view) {
	d.wordings(u, "title", a.titles, b.titles)
	d.wordings(u, "description", a.texts, b.texts)
	d.compareExamples(u, a.examples, b.examples, u.oldPlace(), u.newPlace())
	switch {
	case !a.deprecated && b.deprecated:
		d.tell(u, u.dir, "schema-deprecated", fact{old: u.oldPlace(), new: u.newPlace(), keyword: "deprecated", text: "it was deprecated"})
	case a.deprecated && !b.deprecated:
		d.tell(u, u.dir, "schema-undeprecated", fact{old: u.oldPlace(), new: u.newPlace(), text: "it is no longer deprecated"})
	}
	old, new := u.placeOr(a.life, inOld), u.placeOr(b.life, inNew)
	d.compareLife(u, u.dir, old, new, fact{old: old, new: new})
}

func (d *differ) wordings(u *unit, what string, was, is []string) {
	if slices.Equal(was, is) || subset(was, is) && subset(is, was) {
		return
	}
	d.wording(u, what, words(was...), words(is...), u.oldPlace(), u.newPlace())
}

// examplesOf reads "example" and "examples" of a media type, parameter or
// header object.
func examplesOf(n *contract.Node) []*contract.Node {
	var out []*contract.Node
	if e := n.Get("example"); e != nil {
		out = append(out, e)
	}
	for _, e := range n.Get("examples").Fields() {
		if v := e.Get("value"); v != nil {
			e = v
		}
		out = append(out, e)
	}
	return out
}

// compareExamples compares examples by value, in any order.
func (d *differ) compareExamples(u *unit, was, is []*contract.Node, old, new *contract.Node) {
	if !sameValues(was, is) {
		d.tell(u, u.dir, "example-changed", fact{old: old, new: new, keyword: "example", text: "the examples changed"})
	}
}

func sameValues(a, b []*contract.Node) bool {
	hashes := func(list []*contract.Node) map[contract.Hash]bool {
		out := make(map[contract.Hash]bool, len(list))
		for _, n := range list {
			out[n.Hash()] = true
		}
		return out
	}
	x, y := hashes(a), hashes(b)
	if len(x) != len(y) {
		return false
	}
	for h := range x {
		if !y[h] {
			return false
		}
	}
	return true
}
