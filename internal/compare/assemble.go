package compare

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/apisteward/steward/internal/contract"
)

// maxChanges bounds a report. What is beyond it is said to be not compared.
const maxChanges = 50_000

// found is a change while it is put together: facts from several units that
// have one fingerprint are one change.
type found struct {
	fact        *fact
	fingerprint string
	dir         string
	place       *contract.Node
	pointer     string // of place
	level       Level
	reach       gathered
	forgiven    bool // see forgive
}

func (c *found) undecided() bool { return c.fact.undecided && !c.forgiven }

// assemble makes the report out of what the units hold.
func (d *differ) assemble(r *Report, units []*unit) {
	operations := newAtlas(d.roots)
	spread(operations, units)
	changes := d.merge(operations, units)
	forgive(operations, changes)
	left := 0
	for _, c := range ordered(changes) {
		listed := c.level != LevelOff && len(r.Changes) < maxChanges
		if c.level != LevelOff && !listed {
			left++
		}
		if !listed && !c.undecided() {
			continue
		}
		change := c.change(operations)
		if listed {
			r.Changes = append(r.Changes, change)
		}
		if c.undecided() {
			r.NotCompared = append(r.NotCompared, NotCompared{change.Place, change.Operations, change.Text, change.Fingerprint})
		}
	}
	slices.SortFunc(r.NotCompared, func(a, b NotCompared) int {
		return strings.Compare(a.Place+"\x00"+a.Fingerprint, b.Place+"\x00"+b.Fingerprint)
	})
	d.admit(r, left, operations.most != nil)
}

// admit says what the report leaves out, or knows only roughly.
func (d *differ) admit(r *Report, left int, vague bool) {
	for _, a := range [...]struct {
		applies           bool
		fingerprint, text string
	}{
		{left > 0, "0000000000000001", "There are more than " + decimal(maxChanges) + " changes; the least important are left out."},
		{d.work.cut, "0000000000000002", "The schemas refer to each other in too many ways to be compared to the end."},
		{vague, "0000000000000003", "The changes reach the operations in too many ways to be told apart; some name operations that they do not reach."},
	} {
		if a.applies {
			r.NotCompared = append(r.NotCompared, NotCompared{Place: "#", Fingerprint: a.fingerprint, Text: a.text})
		}
	}
}

// ordered lists changes in the order of the report: the gravest first, then by
// place and rule.
func ordered(changes map[string]*found) []*found {
	list := make([]*found, 0, len(changes))
	for _, c := range changes {
		c.pointer = pointer(c.place)
		list = append(list, c)
	}
	slices.SortFunc(list, func(a, b *found) int {
		return cmp.Or(cmp.Compare(b.level, a.level), strings.Compare(a.pointer, b.pointer),
			strings.Compare(a.fact.rule.ID, b.fact.rule.ID), strings.Compare(a.fingerprint, b.fingerprint))
	})
	return list
}

// merge collects the facts of all units by fingerprint.
func (d *differ) merge(operations *atlas, units []*unit) map[string]*found {
	changes := make(map[string]*found)
	for _, u := range units {
		for i := range u.facts {
			f := &u.facts[i]
			dir := ""
			if f.directed {
				dir = f.dir.String()
			}
			place, side := f.new, d.new
			if place == nil {
				place, side = f.old, d.old
			}
			print := fingerprint(f, dir, side.identity(place))
			c := changes[print]
			if c == nil {
				changes[print] = &found{fact: f, fingerprint: print, dir: dir, place: place, reach: gathered{set: u.reach.set}}
				continue
			}
			operations.gather(&c.reach, u.reach.set)
			if f.earlier(c.fact) {
				c.fact, c.place = f, place
			}
		}
	}
	return changes
}

// earlier reports whether f comes before g in the text, so that of several
// places one is shown that does not depend on the order of comparing.
func (f *fact) earlier(g *fact) bool {
	a, b := f.order(), g.order()
	for i := range a {
		if a[i] != b[i] {
			return a[i] < b[i]
		}
	}
	return false
}

func (f *fact) order() [2]int {
	position := func(n *contract.Node) int {
		if n == nil {
			return -1
		}
		return int(n.Line)<<20 + int(n.Column)
	}
	return [2]int{position(f.new), position(f.old)}
}

// change writes what was found for the report.
func (c *found) change(operations *atlas) Change {
	f := c.fact
	reached := operations.list(c.reach.set)
	return Change{
		Rule: f.rule.ID, Level: c.level, Bump: bumpOf(f.rule, c.level), Direction: c.dir,
		Place: c.pointer, Old: c.placeAt(f.old), New: c.placeAt(f.new),
		Operations: reached.names,
		OldValue:   f.oldValue, NewValue: f.newValue,
		Text: c.sentence(reached), Fingerprint: c.fingerprint,
	}
}

func bumpOf(rule *Rule, level Level) Bump {
	switch level {
	case Breaking:
		return Major
	case Warning:
		return Minor
	case Info:
		return rule.Bump
	}
	return NoBump
}

// placeAt is the place of a node; its line is that of the fact's keyword below it.
func (c *found) placeAt(n *contract.Node) *Place {
	if n == nil {
		return nil
	}
	p := &Place{Pointer: c.pointer, Line: int(n.Line), Column: int(n.Column)}
	if n != c.place {
		p.Pointer = pointer(n)
	}
	if k := n.Child(c.fact.keyword); k != nil && k.Line > 0 {
		p.Line, p.Column = int(k.Line), int(k.Column)
	}
	return p
}

// pointer is the node's JSON pointer. A node made for a form of Swagger 2.0
// stands for the list of parameters.
func pointer(n *contract.Node) string {
	p := n.Pointer()
	if n != nil && n.ID() < 0 {
		return strings.TrimSuffix(p, "/")
	}
	return p
}

// forgive sets the level of each change, and marks what only reaches
// operations that were drafts or alphas, of which the promise was that they
// may break (x-stability-level).
func forgive(operations *atlas, changes map[string]*found) {
	drafts := operations.drafts()
	for _, c := range changes {
		c.level = c.fact.level
		if c.level > Info && c.reach.set.within(drafts) {
			c.forgiven, c.level = true, Info
		}
	}
}

// sentence joins the subject and what happened to it.
func (c *found) sentence(reached listing) string {
	text := c.fact.text
	if !c.fact.whole {
		if s := subject(c.place); s != "" {
			text = s + ": " + text
		}
	}
	if c.forgiven {
		text += "; only drafts and alphas are reached"
	}
	if more := reached.all - len(reached.names); more > 0 {
		text += "; " + decimal(int64(more)) + " more operations are reached"
	}
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:] + "."
}
