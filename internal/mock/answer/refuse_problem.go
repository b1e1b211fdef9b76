package answer

import (
	"encoding/json"
	"net/http"
	"strconv"

	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/sample"
)

const problemType = "application/problem+json"

// problem is an error in Steward's own shape (RFC 9457), with some headers.
func problem(status int, e *fault.Error, headers http.Header) *Answer {
	h := headers.Clone()
	if h == nil {
		h = http.Header{}
	}
	h.Set("Content-Type", problemType)
	return &Answer{Status: status, Header: h, Body: sample.JSON(problemOf(status, e))}
}

// problemOf is the value of a problem.
func problemOf(status int, e *fault.Error) sample.Object {
	o := sample.Object{
		{Name: "type", Value: "about:blank"},
		{Name: "title", Value: titleOf(status)},
		{Name: "status", Value: json.Number(strconv.Itoa(status))},
		{Name: "detail", Value: e.Detail},
	}
	if len(e.Fields) == 0 {
		return o
	}
	list := make([]any, len(e.Fields))
	for i, f := range e.Fields {
		list[i] = problemField(f)
	}
	return append(o, sample.Member{Name: "errors", Value: list})
}

func problemField(f fault.Field) sample.Object {
	o := sample.Object{{Name: "place", Value: f.Place}, {Name: "detail", Value: f.Detail}}
	if f.Line > 0 {
		o = append(o, sample.Member{Name: "line", Value: json.Number(strconv.Itoa(f.Line))})
	}
	if f.Column > 0 {
		o = append(o, sample.Member{Name: "column", Value: json.Number(strconv.Itoa(f.Column))})
	}
	return o
}

// titleOf says a status in words.
func titleOf(status int) string {
	if text := http.StatusText(status); text != "" {
		return text
	}
	return "Error " + strconv.Itoa(status)
}
