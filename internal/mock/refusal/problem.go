package refusal

import (
	"encoding/json"
	"net/http"
	"strconv"

	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/sample"
)

// ProblemType is the media type of problems in JSON (RFC 9457, section 3).
const ProblemType = "application/problem+json"

// Problem is an error in Steward's own shape.
func Problem(status int, e *fault.Error) sample.Object {
	o := sample.Object{
		{Name: "type", Value: "about:blank"},
		{Name: "title", Value: title(status)},
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

// title says a status in words.
func title(status int) string {
	if text := http.StatusText(status); text != "" {
		return text
	}
	return "Error " + strconv.Itoa(status)
}
