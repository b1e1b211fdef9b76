package roundtrip

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
)

// Judge says what is wrong with a case after it ran: what arrived, and what
// the driver printed. agent is the User-Agent that all requests must carry.
func Judge(c *Case, op *plan.Operation, agent string, arrived []*Request, outcomes []*Outcome) []string {
	j := &judge{}
	j.requests(c, op, agent, arrived)
	if len(outcomes) != c.Calls {
		j.add("%d outcomes, want %d", len(outcomes), c.Calls)
		return j.wrong
	}
	warnings := 0
	for _, o := range outcomes {
		j.outcome(c, op, o)
		warnings += len(o.Warnings)
		for _, text := range o.Warnings {
			j.contains("the warning", text, c.Warning)
		}
	}
	if want := min(1, len(c.Warning)); warnings != want {
		j.add("%d warnings, want %d", warnings, want)
	}
	return j.wrong
}

type judge struct{ wrong []string }

func (j *judge) add(format string, args ...any) {
	j.wrong = append(j.wrong, fmt.Sprintf(format, args...))
}

func (j *judge) contains(what, text string, wanted []string) {
	for _, want := range wanted {
		if !strings.Contains(text, want) {
			j.add("%s %q has no %q", what, text, want)
		}
	}
}

func (j *judge) requests(c *Case, op *plan.Operation, agent string, arrived []*Request) {
	least := len(c.Exchanges)
	for least > 0 && c.Exchanges[least-1].Maybe {
		least--
	}
	if len(arrived) < least || len(arrived) > len(c.Exchanges) {
		j.add("%d requests, want %d", len(arrived), len(c.Exchanges))
	}
	keys := map[string]bool{}
	for i, r := range arrived[:min(len(arrived), len(c.Exchanges))] {
		e := c.Exchanges[i]
		before := len(j.wrong)
		if c.All {
			e.Sends.Target, r.Target = sorted(e.Sends.Target), sorted(r.Target)
		}
		j.request(e.Sends, op, r)
		if got := r.Header.Get("User-Agent"); !r.Other && got != agent {
			j.add("User-Agent is %q, want %q", got, agent)
		}
		if e.Reply.Open && !r.Left {
			j.add("the stream was not closed")
		}
		for k := before; k < len(j.wrong); k++ {
			j.wrong[k] = fmt.Sprintf("request %d: %s", i+1, j.wrong[k])
		}
		if key := r.Header.Get("Idempotency-Key"); key != "" {
			keys[key] = true
		}
	}
	if want := 1; c.SameKey && len(keys) != want {
		j.add("%d idempotency keys in a call with its repetitions, want %d", len(keys), want)
	}
	if c.Calls > 1 && len(keys) == 1 && c.Key == "" {
		j.add("several calls have the same idempotency key")
	}
}

func (j *judge) request(want Sends, op *plan.Operation, got *Request) {
	method := want.Method
	if method == "" {
		method = op.Verb
	}
	if got.Method != method {
		j.add("method is %s, want %s", got.Method, method)
	}
	if !matches(want.Target, got.Target) {
		j.add("target is\n  %s, want\n  %s", got.Target, want.Target)
	}
	if got.Other != want.Other {
		j.add("it went to another origin: %t, want %t", got.Other, want.Other)
	}
	j.headers(want, op, got)
	j.body(want, got)
}

// headers compares the headers named; Accept, and that no credentials are
// sent, also when they are not.
func (j *judge) headers(want Sends, op *plan.Operation, got *Request) {
	expected := map[string]string{}
	if strings.HasPrefix(want.Target, "/token") {
		expected["Cookie"] = ""
	} else {
		expected["Accept"], expected["Authorization"], expected["Cookie"], expected["X-Key"] = op.Accept, "/.*/", "/.*/", "/.*/"
		if len(op.Security) == 0 {
			expected["Authorization"], expected["X-Key"] = "", ""
		}
	}
	for name, value := range want.Headers {
		expected[name] = value
	}
	names := make([]string, 0, len(expected))
	for name := range expected {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		values := got.Header.Values(name)
		if text := strings.Join(values, " | "); !matches(expected[name], text) {
			j.add("%s is %q, want %q", name, text, expected[name])
		}
	}
}

// sorted puts the query of a target in order. A pattern stays as it is.
func sorted(target string) string {
	path, query, found := strings.Cut(target, "?")
	if !found || strings.HasPrefix(target, "/^") {
		return target
	}
	pairs := strings.Split(query, "&")
	slices.Sort(pairs)
	return path + "?" + strings.Join(pairs, "&")
}

// matches compares a text with an expected one, which may be a pattern between slashes.
func matches(want, got string) bool {
	if inner, ok := strings.CutPrefix(want, "/"); ok && len(inner) > 1 && strings.HasSuffix(inner, "/") && strings.ContainsAny(inner, `^.*\`) {
		return regexp.MustCompile(strings.TrimSuffix(inner, "/")).MatchString(got)
	}
	return want == got
}

func (j *judge) body(want Sends, got *Request) {
	switch {
	case want.Body != nil:
		if string(got.Body) != *want.Body {
			j.add("body is %.500q, want %.500q", got.Body, *want.Body)
		}
	case want.JSON != nil:
		j.json("body", want.JSON, got.Body)
	case want.Form != nil:
		if form := byKey(fields(got.Body)); !slices.Equal(form, byKey(want.Form)) {
			j.add("form is\n  %q, want\n  %q", form, want.Form)
		}
	case want.Parts != nil:
		j.parts(want.Parts, got)
	case want.Size > 0:
		j.pattern("body", want.Size, got.Body)
	}
}

// byKey sorts the fields of a form: the order of several with one key stays.
func byKey(form [][2]string) [][2]string {
	form = slices.Clone(form)
	slices.SortStableFunc(form, func(a, b [2]string) int { return strings.Compare(a[0], b[0]) })
	return form
}

func (j *judge) json(what string, want *Value, got []byte) {
	value, err := Parse(got)
	if err != nil {
		j.add("%s is not JSON: %v", what, err)
		return
	}
	if text := Differ(want, value); text != "" {
		j.add("%s%s", what, text)
	}
}

func (j *judge) pattern(what string, size int, got []byte) {
	if sum(got) != sum(Pattern(size)) {
		j.add("%s is %d bytes other than the %d expected", what, len(got), size)
	}
}

func (j *judge) parts(want []Part, r *Request) {
	got, err := parts(r.Header.Get("Content-Type"), r.Body)
	if err != nil {
		j.add("the multipart body cannot be taken apart: %v", err)
	}
	if len(got) != len(want) {
		j.add("%d parts, want %d", len(got), len(want))
		return
	}
	for i, w := range want {
		j.part(w, got[i])
	}
}

func (j *judge) part(want Part, got part) {
	what := "part " + want.Name
	file := strings.ReplaceAll(got.file, "%22", `"`) // as WHATWG HTML writes a quote, section 4.10.22.7
	if got.name != want.Name || file != want.File {
		j.add("%s is named %q with the file %q, want %q", what, got.name, file, want.File)
	}
	if kind := got.header.Get("Content-Type"); want.Type != "" && kind != want.Type {
		j.add("%s has type %q, want %q", what, kind, want.Type)
	}
	switch {
	case want.JSON != nil:
		j.json(what, want.JSON, got.body)
	case want.Size > 0:
		j.pattern(what, want.Size, got.body)
	case string(got.body) != want.Body:
		j.add("%s is %q, want %q", what, got.body, want.Body)
	}
}

func sum(data []byte) string {
	s := sha256.Sum256(data)
	return hex.EncodeToString(s[:])
}
