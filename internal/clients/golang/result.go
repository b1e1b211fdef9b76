package golang

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
)

// mediaNames are the runtime's names of the kinds of media.
var mediaNames = [...]string{
	plan.NoContent: "mediaNone", plan.JSON: "mediaJSON", plan.Form: "mediaForm", plan.Multipart: "mediaMultipart",
	plan.Text: "mediaText", plan.Binary: "mediaBinary", plan.Events: "mediaEvents", plan.Lines: "mediaLines",
}

// contents are the results that have a body.
func contents(op *plan.Operation) []*plan.Result {
	var results []*plan.Result
	for _, r := range op.Results {
		if r.Kind != plan.NoContent {
			results = append(results, r)
		}
	}
	return results
}

// split reports whether successes have bodies of different types.
func split(op *plan.Operation) bool { return len(contents(op)) > 1 }

// resultType spells what a call returns besides the error, "" for nothing.
func (f *goFile) resultType(op *plan.Operation) string {
	results := contents(op)
	switch {
	case len(op.Results) == 0:
		return "[]byte"
	case len(results) == 0:
		return ""
	case len(results) > 1:
		return f.calls[op].reply
	}
	return f.mediaType(results[0], len(op.Results) > 1)
}

// mediaType spells the type of a result; absent says that there may be none.
func (f *goFile) mediaType(r *plan.Result, absent bool) string {
	switch r.Kind {
	case plan.Binary:
		return "*Download"
	case plan.Text, plan.Form, plan.Multipart:
		return "string"
	case plan.Events:
		return "*EventStream[" + f.element(r.Use) + "]"
	case plan.Lines:
		return "*LineStream[" + f.element(r.Use) + "]"
	}
	t := r.Use.Type
	switch {
	case t == nil:
		return "any"
	case structured(t), nullable(r.Use) && !nilable(t):
		return f.optional(t)
	case absent && real(t).Kind != plan.String && !nilable(t):
		return f.optional(t)
	}
	return f.typeOf(t)
}

// reply writes the struct of an operation whose successes have bodies of
// different types.
func (f *goFile) reply(op *plan.Operation) {
	if !split(op) {
		return
	}
	name := f.calls[op].reply
	f.Blank()
	f.Line("// %s is what %s returns: the field of the status that came is set.", name, f.calls[op].method)
	f.Block("type "+name+" struct {", "}", func() {
		f.Line("Status int")
		taken := map[string]bool{"Status": true}
		for _, r := range contents(op) {
			f.Line("%s %s %s", free(taken, statusName(r.Statuses[0]), ""), f.mediaType(r, true), tag("status", strings.Join(r.Statuses, ",")))
		}
	})
}

// statusName spells a status as a field: "OK", "Status2XX", "Default".
func statusName(status string) string {
	if status == "default" {
		return "Default"
	}
	if code, err := strconv.Atoi(status); err == nil && http.StatusText(code) != "" {
		return strings.NewReplacer(" ", "", "-", "", "'", "").Replace(http.StatusText(code))
	}
	return "Status" + onlyLetters(status)
}

func onlyLetters(text string) string {
	return strings.Map(func(r rune) rune {
		if 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z' || '0' <= r && r <= '9' {
			return r
		}
		return -1
	}, text)
}
