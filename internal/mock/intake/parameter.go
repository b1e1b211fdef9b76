package intake

import (
	"errors"
	"net/http"
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/mock/route"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/wire"
)

// reading is the reading of one request.
type reading struct {
	*Reader
	plan    *plan
	request *Request
	match   route.Match
	pairs   []wire.Pair // of the query
	cookies []wire.Pair
	room    [8]wire.Pair // for pairs, in most requests

	refused bool // it lacks credentials
	fields  []fault.Field
}

// parameter reads and judges one parameter.
func (x *reading) parameter(p *parameter) {
	v, given, err := x.value(p)
	switch {
	case err != nil:
		x.unreadable(p, err)
		return
	case !given && p.Required && p.In != "path": // a path has what its template has room for
		x.refuse(p.place, "is missing")
		return
	case !given:
		return
	}
	x.request.Arguments = append(x.request.Arguments, Argument{p.Parameter, v})
	if p.AllowEmptyValue && isEmpty(v) {
		return
	}
	x.fields = append(x.fields, x.fieldsOf(p.schema, sample.Plain(v), p.place)...)
}

// isEmpty reports whether a value comes of "name=", however that is read.
func isEmpty(v any) bool {
	if list, isList := v.([]any); isList {
		return len(list) == 0 || len(list) == 1 && list[0] == ""
	}
	return v == ""
}

// value reads what the request has for a parameter.
func (x *reading) value(p *parameter) (v any, given bool, err error) {
	switch p.In {
	case "path":
		return x.inPath(p)
	case "query":
		return x.values.Query(p.Parameter, x.pairs, p.free)
	case "querystring":
		return x.wholeQuery(p)
	case "cookie":
		return x.values.Cookie(p.Parameter, x.cookies, p.free)
	case "header":
		lines := headerOf(x.request.Request, p.header)
		if len(lines) == 0 {
			return nil, false, nil
		}
		v, err = x.values.Header(p.Parameter, lines)
		return v, true, err
	}
	return nil, false, nil
}

func (x *reading) inPath(p *parameter) (v any, given bool, err error) {
	for _, a := range x.match.Arguments {
		if a.Name == p.Name {
			v, err = x.values.Path(p.Parameter, a.Text)
			return v, true, err
		}
	}
	return nil, false, nil
}

// wholeQuery reads the query but for what is the mock's own.
func (x *reading) wholeQuery(p *parameter) (v any, given bool, err error) {
	var kept []string
	for pair := range strings.SplitSeq(x.request.URL.RawQuery, "&") {
		if name, _, _ := strings.Cut(pair, "="); pair != "" && !own(name) {
			kept = append(kept, pair)
		}
	}
	if len(kept) == 0 {
		return nil, false, nil
	}
	v, err = x.values.QueryString(p.Parameter, strings.Join(kept, "&"))
	return v, true, err
}

// headerOf returns the lines of a header, also of those that Go keeps
// elsewhere.
func headerOf(req *http.Request, name string) []string {
	switch {
	case name == "Host" && req.Host != "":
		return []string{req.Host}
	case name == "Content-Length" && req.ContentLength >= 0:
		return []string{strconv.FormatInt(req.ContentLength, 10)}
	}
	return req.Header[name]
}

func (x *reading) refuse(place, detail string) {
	x.fields = append(x.fields, fault.Field{Place: place, Detail: detail})
}

// unreadable notes what does not follow the style or media type of its
// parameter.
func (x *reading) unreadable(p *parameter, err error) {
	var style wire.Unreadable
	if errors.As(err, &style) {
		x.refuse(p.place, style.Error())
		return
	}
	var body *fault.Error // of a whole query
	if !errors.As(err, &body) || len(body.Fields) == 0 {
		x.refuse(p.place, "cannot be read")
		return
	}
	for _, f := range body.Fields {
		x.refuse(p.place+strings.TrimPrefix(f.Place, "#"), f.Detail)
	}
}
