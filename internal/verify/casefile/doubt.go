package casefile

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
)

// statusChecks are the checks that ask for another status: after them any
// deserved one is an answer. All others ask for another answer of the same
// response class.
var statusChecks = [...]string{
	"undocumented-status", "server-error", "no-response", "invalid-request-accepted", "valid-request-refused", "security-not-enforced",
	"method-not-allowed", "unsupported-media-type", "not-acceptable", "created-not-readable", "wrong-location", "deleted-still-readable",
	"deleted-still-writable", "broken-link", "conditional-read", "conditional-write",
}

// doubt returns why it cannot be told that a failure is fixed, although it was
// not found again; or "".
func (r *replay) doubt(x *call.Exchange, found []failure.Failure) string {
	for _, f := range found {
		if f.Level == failure.Failed && (f.Check == "server-error" || f.Check == "no-response") {
			return "another failure came instead: " + f.Text
		}
	}
	if r.tooFew() {
		return "there are too few elements for several pages"
	}
	before := r.last().Status
	switch {
	case x.Status == 0, x.Status == before:
	case x.Status == http.StatusConflict && before/100 == 2:
		return "answered 409: what it makes may be there already"
	case x.Status == 401 || x.Status == 403 || x.Status == 429:
		if x.Case.Access == call.Granted {
			return r.otherwise(x, fmt.Sprint(before)).Error()
		}
	case !slices.Contains(statusChecks[:], r.file.Failure.Check):
		if x.Status/100 != before/100 {
			return fmt.Sprintf("answered %d, and %d before, so that its body cannot be compared", x.Status, before)
		}
	}
	return r.unproven(x)
}

// tooFew reports whether there is but one page now where several were judged.
func (r *replay) tooFew() bool {
	if !strings.HasPrefix(r.file.Failure.Check, "pagination-") {
		return false
	}
	for _, pages := range r.pages {
		if len(pages) == 0 {
			return true
		}
	}
	return false
}

// unproven says what a check that asks for success or refusal still lacks.
func (r *replay) unproven(x *call.Exchange) string {
	switch r.file.Failure.Check {
	case "valid-request-refused", "created-not-readable", "wrong-location", "broken-link":
		if !x.OK() {
			return fmt.Sprintf("answered %d, which is no success", x.Status)
		}
	case "invalid-request-accepted", "security-not-enforced", "deleted-still-readable", "deleted-still-writable":
		if x.Status < 400 {
			return fmt.Sprintf("answered %d, which is no refusal", x.Status)
		}
	}
	return ""
}
