package check

import (
	"bytes"
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
)

// longest is how many characters of a value are shown.
const longest = 120

// short is a text in one line, cut to what a person takes in.
func short(text string) string {
	text = strings.Join(strings.Fields(strings.ToValidUTF8(text, "�")), " ")
	text = strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return '�'
	}, text)
	if r := []rune(text); len(r) > longest {
		return string(r[:longest]) + "…"
	}
	return text
}

// beginning is how a body begins.
func beginning(body []byte) string { return short(string(body[:min(len(body), 8*longest)])) }

// shortValue is a value as JSON, cut.
func shortValue(v any) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return "a value that cannot be shown"
	}
	return short(b.String())
}

// statusText is "404 Not Found".
func statusText(status int) string {
	return strings.TrimSpace(strconv.Itoa(status) + " " + http.StatusText(status))
}

// documented lists the statuses that an operation documents.
func documented(op *contract.Operation) string {
	if len(op.Responses) == 0 {
		return "a documented response; the operation has none"
	}
	return "one of " + statuses(op, "")
}

// refusals lists the documented statuses for requests that are wrong; any when
// there are none.
func refusals(op *contract.Operation) string {
	var list []string
	for _, r := range op.Responses {
		switch r.Status {
		case "400", "409", "413", "415", "422", "4XX":
			list = append(list, r.Status)
		}
	}
	if len(list) == 0 {
		return "a refusal, such as 400 or 422"
	}
	return "a refusal: " + strings.Join(list, ", ")
}

// statuses lists the documented statuses that begin with a digit.
func statuses(op *contract.Operation, digit string) string {
	var list []string
	for _, r := range op.Responses {
		if strings.HasPrefix(r.Status, digit) {
			list = append(list, r.Status)
		}
	}
	return strings.Join(list, ", ")
}

// exactly reports whether an operation documents one of some statuses by its
// number.
func exactly(op *contract.Operation, codes ...int) bool {
	return slices.ContainsFunc(codes, func(code int) bool { return op.Documents(strconv.Itoa(code)) })
}

// about is what a case is about, to follow a colon.
func about(s call.Subject) string {
	switch {
	case s.Where == "":
		return s.Text
	case s.Text == "":
		return s.Where
	}
	return s.Where + ": " + s.Text
}

// one returns a failure as a list.
func one(f failure.Failure, text, expected, arrived string) []failure.Failure {
	f.Text, f.Expected, f.Arrived = text, expected, arrived
	return []failure.Failure{f}
}

// warning makes a failure weigh less.
func warning(f failure.Failure) failure.Failure {
	f.Level = failure.Warning
	return f
}

// firstOf returns the first node that is there.
func firstOf(nodes ...*contract.Node) *contract.Node {
	for _, n := range nodes {
		if n != nil {
			return n
		}
	}
	return nil
}
