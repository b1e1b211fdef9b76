package webhook

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/mock/answer"
	"github.com/apisteward/steward/internal/mock/intake"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/wire"
)

// exchange is a request with its answer, as runtime expressions see it.
type exchange struct {
	req    *intake.Request
	answer *answer.Answer
}

// value evaluates a runtime expression (OpenAPI 3.1.1, section 4.8.20.4). ok is
// false where there is no such value, or it is no scalar.
func (x *exchange) value(expression string) (text string, ok bool) {
	switch expression {
	case "$url":
		return x.url(), true
	case "$method":
		return x.req.Method, true
	case "$statusCode":
		return strconv.Itoa(x.answer.Status), true
	}
	if rest, found := strings.CutPrefix(expression, "$request."); found {
		return x.ofRequest(rest)
	}
	if rest, found := strings.CutPrefix(expression, "$response."); found {
		return x.ofAnswer(rest)
	}
	return "", false
}

func (x *exchange) url() string {
	scheme := "http://"
	if x.req.TLS != nil {
		scheme = "https://"
	}
	return scheme + x.req.Host + x.req.URL.RequestURI()
}

func (x *exchange) ofRequest(source string) (text string, ok bool) {
	place, name, _ := strings.Cut(source, ".")
	if pointer, found := strings.CutPrefix(source, "body"); found {
		return within(x.req.Body, pointer)
	}
	switch place {
	case "header":
		return first(x.req.Header, name)
	case "query":
		values := x.req.URL.Query()[name]
		if len(values) == 0 {
			return "", false
		}
		return values[0], true
	case "path":
		v, found := x.req.Argument("path", name)
		return scalar(v, found)
	}
	return "", false
}

func (x *exchange) ofAnswer(source string) (text string, ok bool) {
	if name, found := strings.CutPrefix(source, "header."); found {
		return first(x.answer.Header, name)
	}
	pointer, found := strings.CutPrefix(source, "body")
	if !found {
		return "", false
	}
	v, err := sample.Parse(x.answer.Body)
	if err != nil {
		return "", false
	}
	return within(v, pointer)
}

func first(header http.Header, name string) (string, bool) {
	values := header.Values(name)
	if len(values) == 0 {
		return "", false
	}
	return values[0], true
}

// within returns the scalar that "#/a/0" leads to in a value.
func within(v any, fragment string) (string, bool) {
	pointer := strings.TrimPrefix(fragment, "#")
	if pointer == "" {
		return scalar(v, true)
	}
	if !strings.HasPrefix(pointer, "/") {
		return "", false
	}
	for key := range strings.SplitSeq(pointer[1:], "/") {
		var found bool
		if v, found = child(v, contract.UnescapePointer(key)); !found {
			return "", false
		}
	}
	return scalar(v, true)
}

func child(v any, key string) (any, bool) {
	switch v := v.(type) {
	case sample.Object:
		return v.Get(key)
	case []any:
		i, err := strconv.Atoi(key)
		if err != nil || i < 0 || i >= len(v) {
			return nil, false
		}
		return v[i], true
	}
	return nil, false
}

func scalar(v any, found bool) (string, bool) {
	switch v.(type) {
	case nil, []any, sample.Object:
		return "", false
	}
	return wire.Text(v), found
}
