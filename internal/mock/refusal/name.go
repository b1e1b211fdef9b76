package refusal

import (
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/sample"
)

// Names of members are compared as spelling has them.
var (
	// memberNames are members that say what is wrong, in the order in which
	// they are filled.
	memberNames = []string{
		"status", "code", "type", "title", "name", "error", "reason", "message", "detail", "details", "description", "msg",
		"error_description", "error_message", "status_code", "http_status", "error_code", "instance", "path", "method", "success", "ok",
		"param", "field",
	}
	// faultNames are lists of faults.
	faultNames = []string{
		"errors", "details", "violations", "invalid_params", "causes", "fields", "field_errors", "validation_errors", "issues", "problems",
		"detail", "error_details", "messages", "field_violations", "params", "error",
	}
)

// spelling is the name in memberNames that a name is another spelling of:
// "statusCode" and "status-code" of "status_code"; "" for none.
func spelling(name string) string {
	plain := squeezed(name)
	for _, known := range memberNames {
		if squeezed(known) == plain {
			return known
		}
	}
	switch plain {
	case "httpstatuscode", "httpcode":
		return "status_code"
	case "err", "usermessage", "developermessage", "errormsg", "text", "info", "longmessage":
		return "message"
	case "errorname", "errortype", "category":
		return "name"
	case "summary":
		return "title"
	}
	return ""
}

// squeezed is a name in small letters without what joins its words.
func squeezed(name string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '_' || r == '-' || r == '.':
			return -1
		case 'A' <= r && r <= 'Z':
			return r + 'a' - 'A'
		}
		return r
	}, name)
}

func isFaults(name string) bool {
	plain := squeezed(name)
	return slices.ContainsFunc(faultNames, func(known string) bool { return squeezed(known) == plain })
}

// isWrapper reports whether an object of a name holds what says what is wrong.
func isWrapper(name string) bool {
	switch squeezed(name) {
	case "error", "fault", "problem", "data", "meta", "status", "body", "response", "result", "exception":
		return true
	}
	return false
}

// holdsKnown reports whether some member of an object is one that can be
// filled.
func holdsKnown(o sample.Object) bool {
	return slices.ContainsFunc(o, func(m sample.Member) bool { return spelling(m.Name) != "" || isFaults(m.Name) })
}

// isOfAll reports whether a member says nothing of what is wrong, so that one
// that is made up is no lie: when it was, and under which number.
func isOfAll(name string) bool {
	switch plain := squeezed(name); plain {
	case "timestamp", "time", "date", "kind", "apiversion", "version":
		return true
	default:
		return strings.HasSuffix(plain, "requestid") || strings.HasSuffix(plain, "traceid") || strings.HasSuffix(plain, "correlationid") ||
			strings.HasSuffix(plain, "debugid")
	}
}
