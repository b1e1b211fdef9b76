package refusal

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/sample"
)

// say returns what a member of a name can say of a refusal, the best first.
func (why *Reason) say(name string, in sample.Object) []any {
	switch name {
	case "status_code", "http_status":
		return why.numbers()
	case "status":
		return append(why.numbers(), why.states(in)...)
	case "code", "error_code":
		return append(why.numbers(), append(why.words(), strconv.Itoa(why.Status))...)
	case "type":
		if why.InProblem || hasMember(in, "title") {
			return append([]any{"about:blank"}, why.words()...)
		}
		return append(why.words(), "about:blank")
	case "title":
		return []any{title(why.Status), why.Detail}
	case "name":
		return why.words()
	case "reason":
		return append(why.told(in, strings.ReplaceAll(title(why.Status), " ", "")), why.words()...)
	case "error":
		if hasMember(in, "error_description") {
			return why.words()
		}
		return append(why.told(in, title(why.Status)), why.words()...)
	case "instance", "path":
		return []any{why.Path}
	case "method":
		return []any{why.Method}
	case "success", "ok":
		return []any{false}
	case "param", "field":
		if len(why.Fields) == 0 {
			return nil
		}
		return []any{why.Fields[0].Place}
	}
	return why.sentences()
}

func hasMember(in sample.Object, name string) bool {
	_, has := in.Get(name)
	return has
}

func (why *Reason) numbers() []any { return []any{json.Number(strconv.Itoa(why.Status))} }

// told is a short word where another member has the sentence, or else the
// sentence.
func (why *Reason) told(in sample.Object, short string) []any {
	for _, name := range []string{"message", "detail", "description", "msg", "error_description", "title"} {
		if hasMember(in, name) {
			return []any{short}
		}
	}
	return append(why.sentences(), short)
}

// states are what a status that is no number says, by what is beside it.
func (why *Reason) states(in sample.Object) []any {
	if hasMember(in, "apiVersion") { // Kubernetes
		return []any{"Failure"}
	}
	digits := []any{strconv.Itoa(why.Status), title(why.Status), "error", "fail", "failure", "Failure", "ERROR"}
	if hasMember(in, "code") { // google.rpc.Status, as HTTP APIs of Google write it
		words := why.words()
		upper := strings.ToUpper(words[0].(string))
		return append(append([]any{upper}, words...), digits...)
	}
	return digits
}

// mostSaid is how many faults a sentence lists.
const mostSaid = 5

// sentences say what is wrong, from the longest to the shortest. They list the
// places unless these are listed elsewhere.
func (why *Reason) sentences() []any {
	texts := []any{why.Detail}
	if len(why.Fields) > 0 && !why.placed && !strings.Contains(why.Detail, why.Fields[0].Place+" ") {
		texts = []any{strings.TrimSuffix(why.Detail, ".") + ": " + why.listed(mostSaid) + ".", why.listed(mostSaid), why.listed(1), why.Detail}
	}
	return append(texts, title(why.Status))
}

// listed names faults in one line.
func (why *Reason) listed(most int) string {
	var list []string
	for _, f := range why.Fields[:min(most, len(why.Fields))] {
		list = append(list, said(f))
	}
	if left := len(why.Fields) - len(list); left > 0 {
		list = append(list, fmt.Sprintf("and %d more", left))
	}
	return strings.Join(list, "; ")
}

// said is a fault in one line.
func said(f fault.Field) string {
	if f.Line > 0 {
		return fmt.Sprintf("%s %s (line %d)", f.Place, f.Detail, f.Line)
	}
	return f.Place + " " + f.Detail
}

// words are what programs call such an error, in the words that are in wide
// use, since documents list different ones.
func (why *Reason) words() []any {
	var words []string
	switch why.Kind {
	case fault.Unauthenticated:
		words = []string{"unauthenticated", "unauthorized", "authentication_error", "authentication_failed", "invalid_token", "invalid_client", "not_authenticated"}
	case fault.Forbidden:
		words = []string{"forbidden", "permission_denied", "permission_error", "access_denied"}
	case fault.NotFound:
		words = []string{"not_found", "resource_not_found", "no_such_resource", "not_found_error"}
	case fault.Conflict:
		words = []string{"conflict", "already_exists", "duplicate", "aborted"}
	case fault.Stale, fault.Unconditional:
		words = []string{"precondition_failed", "failed_precondition", "precondition_required", "conflict"}
	case fault.TooLarge:
		words = []string{"payload_too_large", "request_too_large", "content_too_large", "too_large", "out_of_range"}
	case fault.Unsupported:
		words = []string{"unsupported_media_type", "unsupported", "not_acceptable", "bad_request"}
	case fault.TooMany:
		words = []string{"too_many_requests", "rate_limit_exceeded", "rate_limited", "rate_limit", "rate_limit_error", "resource_exhausted"}
	case fault.Unavailable, fault.Internal:
		words = []string{"unavailable", "service_unavailable", "temporarily_unavailable", "internal_error", "internal", "server_error", "api_error", "internal_server_error"}
	case fault.Malformed:
		words = []string{"malformed_request", "bad_request", "invalid_json", "parse_error"}
	}
	return spelled(append(words, "invalid_request", "validation_error", "validation_failed", "invalid_argument", "invalid_request_error",
		"unprocessable_entity", "invalid_parameter", "invalid", "bad_request", "request_error", "error", "unknown", "other"))
}

// spelled gives each of some words in the spellings that documents list.
func spelled(words []string) []any {
	var all []any
	for _, word := range words {
		for _, spell := range spellings() {
			all = append(all, spell(word))
		}
	}
	return all
}

func spellings() []func(string) string {
	return []func(string) string{
		func(s string) string { return s },
		strings.ToUpper,
		pascal,
		func(s string) string { return strings.ReplaceAll(s, "_", "-") },
		func(s string) string { return strings.ReplaceAll(s, "_", " ") },
		func(s string) string { return s[:1] + pascal(s)[1:] },
	}
}

// pascal is "InvalidRequest" of "invalid_request".
func pascal(word string) string {
	var b strings.Builder
	for part := range strings.SplitSeq(word, "_") {
		b.WriteString(strings.ToUpper(part[:1]) + part[1:])
	}
	return b.String()
}
