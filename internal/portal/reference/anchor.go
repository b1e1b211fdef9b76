package reference

import (
	"strconv"
	"strings"
	"unicode"
)

// maxSegment bounds the letters of each part of an anchor.
const maxSegment = 60

// anchors gives out the ids of a page. Every id holds a dot, unlike those of
// its sections and of what stands around it.
type anchors struct{ taken map[string]int }

func newAnchors() *anchors { return &anchors{taken: map[string]int{}} }

// take returns parent and segment with a dot between them, numbered from 2
// when that is taken.
func (a *anchors) take(parent, segment string) string {
	return a.unique(parent + "." + anchorSegment(segment))
}

// unique returns an id, numbered from 2 when that is taken.
func (a *anchors) unique(id string) string {
	a.taken[id]++
	if n := a.taken[id]; n > 1 {
		id += "~" + strconv.Itoa(n) // no other id holds a "~"
		a.taken[id]++
	}
	return id
}

// anchorSegment is a name as part of an id: letters, digits, "_", "." and "-",
// every run of others turned into one "-".
func anchorSegment(name string) string {
	var b strings.Builder
	n, gap := 0, false
	for _, r := range name {
		if n == maxSegment {
			break
		}
		n++
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' || r == '.' || r == '-' {
			b.WriteRune(r)
			gap = false
		} else if !gap {
			b.WriteByte('-')
			gap = true
		}
	}
	if b.Len() == 0 {
		return "-"
	}
	return b.String()
}

// number gives every row of the tree its anchor, below that of the parent.
func (a *anchors) number(t *Tree, parent string) {
	t.anchor = parent
	for _, g := range t.groups() {
		a.rows(g.rows, parent)
	}
	if t.item != nil {
		a.number(t.item, parent)
	}
}

func (a *anchors) rows(rows []*Row, parent string) {
	for _, r := range rows {
		if r.id == "" {
			r.id = a.take(parent, r.segment)
		}
		a.number(r.tree, r.id)
	}
}
