package compare

import (
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
	reach       *reach
	forgiven    bool // see forgive
}

// assemble makes the report out of what the units hold.
func (d *differ) assemble(r *Report, units []*unit) {
	spread(d.roots, units)
	changes := d.merge(units)
	d.forgive(changes)
	for _, c := range changes {
		change := c.change(d)
		r.Changes = append(r.Changes, change)
	}
	slices.SortFunc(r.Changes, byImportance)
	for i := range r.Changes {
		if c := &r.Changes[i]; isUndecided(changes, c.Fingerprint) {
			r.NotCompared = append(r.NotCompared, NotCompared{c.Place, c.Operations, c.Text, c.Fingerprint})
		}
	}
	slices.SortFunc(r.NotCompared, func(a, b NotCompared) int {
		return strings.Compare(a.Place+"\x00"+a.Fingerprint, b.Place+"\x00"+b.Fingerprint)
	})
	r.Changes = slices.DeleteFunc(r.Changes, func(c Change) bool { return c.Level == LevelOff })
	d.bound(r)
}

func isUndecided(changes map[string]*found, fingerprint string) bool {
	c := changes[fingerprint]
	return c.fact.undecided && !c.forgiven
}

// bound cuts a report that nobody could read, and says so.
func (d *differ) bound(r *Report) {
	if len(r.Changes) > maxChanges {
		r.Changes = r.Changes[:maxChanges]
		r.NotCompared = append(r.NotCompared, NotCompared{Place: "#", Fingerprint: "0000000000000001",
			Text: "There are more than " + decimal(maxChanges) + " changes; the least important are left out."})
	}
	if d.work.cut {
		r.NotCompared = append(r.NotCompared, NotCompared{Place: "#", Fingerprint: "0000000000000002",
			Text: "The schemas refer to each other in too many ways to be compared to the end."})
	}
}

// merge collects the facts of all units by fingerprint.
func (d *differ) merge(units []*unit) map[string]*found {
	words := (len(d.roots) + 63) / 64
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
				changes[print] = &found{fact: f, fingerprint: print, dir: dir, place: place, reach: u.reach}
				continue
			}
			if c.reach != u.reach {
				joined := &reach{bits: make([]uint64, words)}
				joined.add(c.reach)
				joined.add(u.reach)
				c.reach = joined
			}
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
func (c *found) change(d *differ) Change {
	f := c.fact
	level := f.level
	if c.forgiven {
		level = min(level, Info)
	}
	return Change{
		Rule: f.rule.ID, Level: level, Bump: bumpOf(f.rule, level), Direction: c.dir,
		Place: pointer(c.place), Old: placeAt(f.old, f.keyword), New: placeAt(f.new, f.keyword),
		Operations: c.reach.list(d.roots),
		OldValue:   f.oldValue, NewValue: f.newValue,
		Text: c.sentence(), Fingerprint: c.fingerprint,
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

// placeAt is the place of a node; its line is that of a keyword below it.
func placeAt(n *contract.Node, keyword string) *Place {
	if n == nil {
		return nil
	}
	p := &Place{Pointer: pointer(n), Line: int(n.Line), Column: int(n.Column)}
	if c := n.Child(keyword); c != nil && c.Line > 0 {
		p.Line, p.Column = int(c.Line), int(c.Column)
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

// forgive marks what only reaches operations that were drafts or alphas, of
// which the promise was that they may break (x-stability-level).
func (d *differ) forgive(changes map[string]*found) {
	drafts := &reach{bits: make([]uint64, (len(d.roots)+63)/64)}
	for i, u := range d.roots {
		if u.unstable {
			drafts.bits[i/64] |= 1 << (i % 64)
		}
	}
	for _, c := range changes {
		c.forgiven = c.fact.level > Info && c.reach.within(drafts)
	}
}

// sentence joins the subject and what happened to it.
func (c *found) sentence() string {
	text := c.fact.text
	if !c.fact.whole {
		if s := subject(c.place); s != "" {
			text = s + ": " + text
		}
	}
	if c.forgiven {
		text += "; only drafts and alphas are reached"
	}
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:] + "."
}

// byImportance orders changes: the gravest first, then by place and rule.
func byImportance(a, b Change) int {
	if a.Level != b.Level {
		return int(b.Level) - int(a.Level)
	}
	for _, pair := range [...][2]string{{a.Place, b.Place}, {a.Rule, b.Rule}, {a.Fingerprint, b.Fingerprint}} {
		if c := strings.Compare(pair[0], pair[1]); c != 0 {
			return c
		}
	}
	return 0
}
