package answer

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// sent is the status that a documented one is sent as when nobody asks for
// another: 200 for "2XX" and "default"; 0 for what is no status, and for those
// below 200, which are no answers yet (RFC 9110, section 15.2).
func sent(documented string) int {
	switch {
	case documented == "default":
		return http.StatusOK
	case len(documented) == 3 && documented[1:] == "XX":
		documented = documented[:1] + "00"
	}
	code, err := strconv.Atoi(documented)
	if err != nil || len(documented) != 3 || code < 200 || code > 599 {
		return 0
	}
	return code
}

// rank orders what is documented by how usual it is: successes, then "default",
// redirections, errors, and what cannot be sent.
func rank(documented string) int {
	code := sent(documented)
	switch {
	case code == 0:
		return 1 << 30
	case documented == "default":
		return 2_999
	case code < 300:
		return code * 10
	}
	return code*10 + strings.Count(documented, "X") // a range after what it begins with
}

// inOrderOfUse returns responses, the most usual one first.
func inOrderOfUse(documented []*contract.Response) []*contract.Response {
	sorted := slices.Clone(documented)
	slices.SortStableFunc(sorted, func(a, b *contract.Response) int { return rank(a.Status) - rank(b.Status) })
	return sorted
}

// covers reports how closely a documented status names one: 3 for the same, 2
// for its range, 1 for "default", 0 for not at all.
func covers(documented string, code int) int {
	switch documented {
	case strconv.Itoa(code):
		return 3
	case strconv.Itoa(code/100) + "XX":
		return 2
	case "default":
		return 1
	}
	return 0
}

// bodiless reports whether answers of a status never have a body (RFC 9110,
// sections 15.3.5, 15.3.6 and 15.4.5).
func bodiless(code int) bool {
	return code == http.StatusNoContent || code == http.StatusResetContent || code == http.StatusNotModified
}
