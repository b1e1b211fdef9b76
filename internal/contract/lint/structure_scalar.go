package lint

import (
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// text compares a string with the list and the format it must be in.
func (w *walker) text(n *contract.Node, v *value, in *shape) {
	switch s := n.Text(); {
	case v.enum != nil && !slices.Contains(v.enum, s):
		w.report(n, func() string { return w.notListed(n, v, in) })
	case v.format.ok != nil && !v.format.ok(s):
		w.Report(n, "%s must be %s", w.label(n), v.format.name)
	}
}

func (w *walker) number(n *contract.Node, v *value) {
	switch {
	case v.limit == aboveZero && !isPositive(n.Literal()):
		w.Report(n, "%s must be a number above 0", w.label(n))
	case v.limit == wholeFromZero && !isCount(n):
		w.Report(n, "%s must be a whole number from 0", w.label(n))
	}
}

// isPositive reports whether a JSON number is greater than 0.
func isPositive(literal string) bool {
	mantissa, _, _ := strings.Cut(strings.ToLower(literal), "e")
	return !strings.HasPrefix(mantissa, "-") && strings.ContainsAny(mantissa, "123456789")
}

// isCount reports whether a number is whole and not negative. A number with an
// exponent of four digits and more is not worked out, which would take long;
// by then it is a mistake.
func isCount(n *contract.Node) bool {
	literal := strings.ToLower(n.Literal())
	if strings.HasPrefix(literal, "-") && isPositive(literal[1:]) {
		return false
	}
	if _, exponent, ok := strings.Cut(literal, "e"); ok && len(exponent) > 4 {
		return false
	}
	r, ok := n.Rat()
	return ok && r.IsInt()
}
