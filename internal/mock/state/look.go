package state

import "strings"

// presence says whether there is a thing.
type presence uint8

const (
	missing presence = iota
	gone             // it was deleted
	assumed          // nothing is known of it, and the document does not say how it would be made
	present
)

// look finds a thing by its keys, through its parents. at is nil unless there
// is a place for it. It
// reads only.
func (t *tree) look(k *kind, keys []string) (at *node, is presence) {
	at, is = t.root, present
	if k == nil {
		return at, is
	}
	up := 0
	if k.parent != nil {
		up = len(k.parent.Keys)
	}
	if len(k.Keys) > len(keys) { // the document does not describe all parameters of a path
		return nil, assumed
	}
	if k.parent != nil {
		if at, is = t.look(k.parent, keys[:up]); is < assumed {
			return nil, is
		}
	}
	if at != nil {
		at = at.find(k, nameOf(keys[up:len(k.Keys)]))
	}
	switch {
	case at != nil && at.gone:
		return at, gone
	case at != nil && at.thing != nil:
		return at, present
	case k.kept:
		return at, missing
	}
	return at, assumed
}

// nameOf is the name of a thing among those below the same parent.
func nameOf(own []string) string { return strings.Join(own, "\x00") }

// reach returns the place of a thing, which is made when there is none.
func (t *tree) reach(k *kind, keys []string) *node {
	at, up := t.root, 0
	if k.parent != nil {
		up = len(k.parent.Keys)
		at = t.reach(k.parent, keys[:up])
	}
	return t.place(at.branch(k), nameOf(keys[up:len(k.Keys)]))
}
