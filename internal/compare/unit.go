package compare

import "github.com/apisteward/steward/internal/contract"

// unit is something that facts are found in: the document, an operation, or a
// pair of schemas in one direction.
type unit struct {
	operation string // of an operation: its name
	unstable  bool   // of an operation: it was a draft or an alpha
	dir       contract.Direction

	old, new *shape // of a pair of schemas; nil otherwise
	state    state
	outcome  *outcome // of a trial that came to its end

	facts []fact
	uses  []*unit

	order, low int32 // of Tarjan's algorithm
	reach      gathered
}

type state uint8

// The states of a unit. One that is being compared counts as equal until
// something is found: recursion ends there.
const (
	fresh state = iota
	running
	done
)

// fact is a difference as it is found, before it is known what it reaches.
type fact struct {
	rule               *Rule
	level              Level
	dir                contract.Direction
	directed           bool // the direction is part of what the change is
	undecided          bool
	old, new           *contract.Node // where; nil where there is nothing
	keyword            string         // below old and new, whose line is the better one; or ""
	about              string         // tells apart changes of one rule at one place
	oldValue, newValue string
	text               string // what happened; the subject comes before it
	whole              bool   // text is a whole sentence, without subject
}

type sideName uint8

const (
	inOld sideName = iota
	inNew
)

func (u *unit) oldPlace() *contract.Node { return u.old.place() }
func (u *unit) newPlace() *contract.Node { return u.new.place() }

// placeOr returns n, or the place of the unit's schema when n is nil.
func (u *unit) placeOr(n *contract.Node, side sideName) *contract.Node {
	switch {
	case n != nil:
		return n
	case side == inOld:
		return u.oldPlace()
	}
	return u.newPlace()
}
