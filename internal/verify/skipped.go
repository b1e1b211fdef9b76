package verify

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/session"
)

// why says why an operation could not be exercised, and what to do about it.
func why(op *Operation, s *session.Session) (reason, hint string) {
	last := op.Last()
	switch {
	case s.Safe && !call.SafeMethod(op.Method):
		return op.Method + " may change something, and only safe methods were wanted", "run without --safe, against an environment that may be changed"
	case op.Requests == 0 && len(op.Reasons) > 0:
		return strings.Join(op.Reasons, "; "), hintFor(op.Reasons)
	case op.Requests == 0 && s.Sender.Settings().MaxRequests == 0:
		return "nothing that was chosen asks for it", "choose more with --phases, or have a workflow call it"
	case op.Requests == 0:
		return "the budget of requests was used up before", "raise --max-requests"
	case last == nil:
		return "no request that follows the document could be made", "give examples in the document"
	}
	reason = "no request was accepted: " + answers(op.Statuses)
	switch last.Status {
	case 401, 403:
		return reason, access(op, s)
	case 404, 410:
		return reason, "give names of things that exist with --data FILE"
	case 0:
		return reason, "see whether the API is up, or raise --timeout"
	}
	return reason, "give values that the API accepts with --data FILE, or examples in the document"
}

// hintAtAddress says where else to look when nothing is where the document says,
// not even a path without parameters: then it is likely that the URL lacks a
// path, and not that nothing exists.
func hintAtAddress(list []Operation) {
	plain := false
	for _, op := range list {
		if op.Statuses[http.StatusNotFound] != op.Requests {
			return
		}
		plain = plain || op.Requests > 0 && !strings.Contains(op.Path, "{")
	}
	for i := range list {
		if plain && list[i].Requests > 0 {
			list[i].Hint = "see whether --url ends in the path of the document's server"
		}
	}
}

// access says what to do about missing rights.
func access(op *Operation, s *session.Session) string {
	switch {
	case !s.Sender.HasGranted(op.Operation):
		return "give credentials with --auth SCHEME=SECRET"
	case call.Open(op.Operation):
		return "the document asks for no credentials; if there are some, give them with --header"
	}
	return "the credentials of --auth may not do this"
}

func hintFor(reasons []string) string {
	for _, r := range reasons {
		if strings.Contains(r, "{") {
			return "give names of things that exist with --data FILE"
		}
	}
	return ""
}

// answers is "404 (12 times), 422".
func answers(statuses map[int]int) string {
	var parts []string
	for _, status := range slices.Sorted(maps.Keys(statuses)) {
		text := fmt.Sprint(status)
		if status == 0 {
			text = "no answer"
		}
		if n := statuses[status]; n > 1 {
			text += fmt.Sprintf(" (%d times)", n)
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, ", ")
}
