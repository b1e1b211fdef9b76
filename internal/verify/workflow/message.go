package workflow

import (
	"encoding/json"
	"net/url"
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/wire"
)

// message returns a part of the present request or its answer.
func (s *scope) message(e *expression) (bound, error) {
	x := s.exchange
	switch e.root {
	case theURL:
		return bound{value: x.URL}, nil
	case theMethod:
		return bound{value: x.Method}, nil
	case requestHeader:
		if v := x.Sent.Get(e.name); v != "" {
			return bound{value: v}, nil
		}
		return bound{}, absent("the request had no header %s", quote(e.name))
	case requestQuery, requestPath:
		return sentParameter(e, x)
	case requestBody:
		return ofBody(e, "the request's body", bodyValue(x.Body, x.Sent.Get("Content-Type")))
	}
	if x.Status == 0 {
		return bound{}, absent("there was no answer")
	}
	switch e.root {
	case theStatus:
		return bound{value: json.Number(strconv.Itoa(x.Status))}, nil
	case responseHeader:
		if v := x.Header.Get(e.name); v != "" {
			return bound{value: v, from: &call.Binding{Exchange: x, Header: e.name}}, nil
		}
		return bound{}, absent("the answer had no header %s", quote(e.name))
	}
	b, err := ofBody(e, "the answer's body", answerValue(x))
	b.from = &call.Binding{Exchange: x, Pointer: pointerOf(e.path)}
	return b, err
}

func ofBody(e *expression, what string, v any) (bound, error) {
	found, followed := into(v, e.path)
	if followed < len(e.path) {
		return bound{}, absent("%s has no %s", what, quote(pointerOf(e.path[:followed+1])))
	}
	return bound{value: found}, nil
}

// answerValue is the body of an answer: read as JSON unless it is no JSON, or
// says that it is text.
func answerValue(x *call.Exchange) any {
	if t := x.MediaType(); !strings.HasPrefix(t, "text/") || wire.IsJSON(t) {
		if v, err := x.Value(); err == nil {
			return v
		}
	}
	return string(x.Answer)
}

// bodyValue is the body of a request.
func bodyValue(data []byte, mediaType string) any {
	if v, err := sample.Parse(data); err == nil {
		return sample.Plain(v)
	}
	if strings.HasPrefix(mediaType, "application/x-www-form-urlencoded") {
		if form, err := url.ParseQuery(string(data)); err == nil {
			fields := make(map[string]any, len(form))
			for name := range form {
				fields[name] = form.Get(name)
			}
			return fields
		}
	}
	return string(data)
}

// sentParameter returns a parameter of the path or the query of a request.
func sentParameter(e *expression, x *call.Exchange) (bound, error) {
	in := "query"
	if e.root == requestPath {
		in = "path"
	}
	if x.Case != nil {
		if a := x.Case.Argument(in, e.name); a != nil {
			return bound{value: sample.Plain(a.Value)}, nil
		}
	}
	if u, err := url.Parse(x.URL); err == nil && in == "query" && u.Query().Has(e.name) {
		return bound{value: u.Query().Get(e.name)}, nil
	}
	return bound{}, absent("the request had no %s parameter %s", in, quote(e.name))
}
