package runtime

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"mime"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// StatusError is a reply that is not a success. Errors that the API documents a
// body for have types of their own, which hold a StatusError; errors.As finds
// it in all of them.
type StatusError struct {
	Status    int // 404
	Header    http.Header
	Method    string
	URL       string // without credentials
	Body      []byte // the first 16 mebibytes
	Operation string // the operation's id in the API's documentation
	// Problem is what the body says when it is Problem details (RFC 9457), else
	// nil.
	Problem *ProblemDetails
}

// ProblemDetails is an error in the form of RFC 9457.
type ProblemDetails struct {
	Type     string `json:"type"` // URI; "" means about:blank
	Title    string `json:"title"`
	Status   int    `json:"status"`
	Detail   string `json:"detail"`
	Instance string `json:"instance"`
}

// Error is "GET /users/7: 404 Not Found: no such user".
func (e *StatusError) Error() string {
	text := fmt.Sprintf("%s %s: %d", e.Method, pathOf(e.URL), e.Status)
	if name := http.StatusText(e.Status); name != "" {
		text += " " + name
	}
	if message := e.Message(); message != "" {
		text += ": " + message
	}
	return text
}

// Message is what the API says about the error to people: the detail or title
// of a problem, or the member of the body that errors usually have for it. It
// is "" when there is none.
func (e *StatusError) Message() string {
	if e.Problem != nil {
		if e.Problem.Detail != "" {
			return e.Problem.Detail
		}
		if e.Problem.Title != "" {
			return e.Problem.Title
		}
	}
	if body := trim(e.Body); json.Valid(body) {
		return brief(messageIn(body, messageDepth))
	}
	if media, _, _ := mime.ParseMediaType(e.Header.Get("Content-Type")); media == "text/plain" {
		return brief(string(e.Body))
	}
	return ""
}

// messageDepth is how far into a body a message is looked for. Every level is
// read anew, so that a body of an ill-meaning server could take forever.
const messageDepth = 5

// messageIn looks for a text where APIs usually put one.
func messageIn(data json.RawMessage, depth int) string {
	if depth == 0 {
		return ""
	}
	switch kindOfJSON(data) {
	case "array":
		var items []json.RawMessage
		if json.Unmarshal(data, &items) == nil && len(items) > 0 {
			return messageIn(items[0], depth-1)
		}
		return ""
	case "object":
		all, err := members(data)
		if err != nil {
			return ""
		}
		return messageOf(all, depth-1)
	}
	return textOf(data)
}

// messageOf looks into the members that usually hold a message.
func messageOf(all map[string]json.RawMessage, depth int) string {
	names := slices.Sorted(maps.Keys(all))
	for _, usual := range [...]string{"detail", "message", "error_description", "error_message", "err", "error", "errors", "title", "reason"} {
		for _, name := range names {
			if strings.EqualFold(name, usual) {
				if text := messageIn(all[name], depth); text != "" {
					return text
				}
			}
		}
	}
	return ""
}

// brief makes one short line of a text.
func brief(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if runes := []rune(text); len(runes) > 200 {
		return string(runes[:200]) + "…"
	}
	return text
}

// StatusOf returns the status of the reply that an error reports, or 0.
func StatusOf(err error) int {
	var status *StatusError
	if errors.As(err, &status) {
		return status.Status
	}
	return 0
}

// fail returns the error that a reply means: of the type that the operation
// documents for its status, or else base.
func (op *operation) fail(base *StatusError) error {
	media, _, _ := mime.ParseMediaType(base.Header.Get("Content-Type"))
	if media == "application/problem+json" {
		base.readProblem()
	}
	best := -1
	for i, f := range op.failures {
		if fit := statusFit(f.status, base.Status); fit > 0 && (best < 0 || fit > statusFit(op.failures[best].status, base.Status)) {
			best = i
		}
	}
	if best < 0 {
		return base
	}
	return op.failures[best].read(base)
}

func (e *StatusError) readProblem() {
	var p ProblemDetails
	if decodeJSON(e.Body, &p) == nil {
		e.Problem = &p
	}
}

// statusFit tells how well a documented status describes one that came: 3 when
// it is that status, 2 when it is its range, 1 for "default", else 0.
func statusFit(documented string, status int) int {
	switch {
	case documented == strconv.Itoa(status):
		return 3
	case len(documented) == 3 && documented[1:] == "XX" && documented[0] == byte('0'+status/100):
		return 2
	case documented == "default":
		return 1
	}
	return 0
}

// readFailure reads the body of an error into detail and returns typed, or base
// when the body is something else.
func readFailure(base *StatusError, detail any, typed error) error {
	if decodeJSON(base.Body, detail) != nil {
		return base
	}
	return typed
}

// pathOf is the path of a URL, or the whole when it has none.
func pathOf(url string) string {
	_, after, found := strings.Cut(url, "://")
	if !found {
		return url
	}
	if i := strings.IndexByte(after, '/'); i >= 0 {
		after = after[i:]
	}
	path, _, _ := strings.Cut(after, "?")
	return path
}
