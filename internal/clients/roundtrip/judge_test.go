package roundtrip

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/clients/plan"
)

func text(s string) *string { return &s }

func parse(t *testing.T, text string) *Value {
	t.Helper()
	v, err := Parse([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// call sends one request as a client might, and judges it.
func call(t *testing.T, c *Case, method, target, body string, headers map[string]string) []string {
	t.Helper()
	if err := c.complete(); err != nil {
		t.Fatal(err)
	}
	server := NewServer([]*Case{c})
	defer server.Close()
	req, err := http.NewRequest(method, server.Base(c.Name)+target, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("User-Agent", "x")
	req.Header.Set("Accept", "application/json")
	for name, value := range headers {
		req.Header.Set(name, value)
	}
	outcome := &Outcome{Case: c.Name}
	reply, err := http.DefaultClient.Do(req)
	if err != nil {
		outcome.Error = &Fault{Kind: "connection", Message: err.Error()}
	} else {
		defer func() { _ = reply.Body.Close() }()
		outcome.Value, err = io.ReadAll(reply.Body)
		if err != nil {
			outcome.Error = &Fault{Kind: "connection", Message: err.Error()}
		}
	}
	op := &plan.Operation{Verb: "POST", Accept: "application/json", Results: []*plan.Result{{Media: plan.Media{Kind: plan.JSON}}}}
	return Judge(c, op, "x", server.Arrived(c.Name), []*Outcome{outcome})
}

func TestWhatIsAsExpectedIsJudgedSo(t *testing.T) {
	for name, tc := range map[string]struct {
		c       Case
		body    string
		headers map[string]string
	}{
		"json":      {Case{Sends: &Sends{Target: "/a?b=%20", JSON: parse(t, `{"a":1.0,"b":[null]}`)}, Reply: &Reply{JSON: parse(t, `{"c":10}`)}}, `{"b":[null],"a":1}`, nil},
		"bytes":     {Case{Sends: &Sends{Target: "/a?b=%20", Body: text("a\n")}, Reply: &Reply{JSON: parse(t, `[]`)}}, "a\n", nil},
		"form":      {Case{Sends: &Sends{Target: "/a?b=%20", Form: [][2]string{{"a", "b c"}, {"d", "+"}}}, Reply: &Reply{JSON: parse(t, `[]`)}}, "a=b+c&d=%2B", nil},
		"pattern":   {Case{Sends: &Sends{Target: "/a?b=%20", Size: 500}, Reply: &Reply{JSON: parse(t, `[]`)}}, string(Pattern(500)), nil},
		"header":    {Case{Sends: &Sends{Target: "/a?b=%20", Headers: map[string]string{"X-A": "b", "X-B": ""}}, Reply: &Reply{JSON: parse(t, `1`)}}, "", map[string]string{"X-A": "b"}},
		"expected":  {Case{Sends: &Sends{Target: `/^\/a.b=/`}, Reply: &Reply{JSON: parse(t, `1`)}}, "", nil},
		"gives":     {Case{Sends: &Sends{Target: "/a?b=%20"}, Reply: &Reply{Body: `{"a":1,"b":2}`}, Gives: parse(t, `{"b":2,"a":1}`)}, "", nil},
		"addresses": {Case{Sends: &Sends{Target: "/a?b=%20"}, Reply: &Reply{JSON: parse(t, `"x"`), Headers: map[string]string{"X": "{base}"}}}, "", nil},
		"dropped":   {Case{Sends: &Sends{Target: "/a?b=%20"}, Reply: &Reply{Drop: true}, Error: &Failure{Kind: "connection"}}, "", nil},
		"cut":       {Case{Sends: &Sends{Target: "/a?b=%20"}, Reply: &Reply{Body: "{}", Cut: true}, Error: &Failure{Kind: "connection"}}, "", nil},
		"chunks":    {Case{Sends: &Sends{Target: "/a?b=%20"}, Reply: &Reply{Chunks: []string{"[1", "]"}}, Gives: parse(t, `[1]`)}, "", nil},
		"packed":    {Case{Sends: &Sends{Target: "/a?b=%20"}, Reply: &Reply{JSON: parse(t, `{}`), Gzip: true}}, "", nil},
	} {
		t.Run(name, func(t *testing.T) {
			tc.c.Name = name
			if wrong := call(t, &tc.c, "POST", "/a?b=%20", tc.body, tc.headers); len(wrong) > 0 {
				t.Errorf("judged wrong: %q", wrong)
			}
		})
	}
}

func TestWhatIsNotAsExpectedIsFound(t *testing.T) {
	reply := &Reply{JSON: parse(t, `{"a":1}`)}
	for name, tc := range map[string]struct {
		c    Case
		body string
		want string
	}{
		"method":      {Case{Sends: &Sends{Target: "/a", Method: "PUT"}}, "", "method is POST"},
		"target":      {Case{Sends: &Sends{Target: "/%61"}}, "", "target is"},
		"header":      {Case{Sends: &Sends{Target: "/a", Headers: map[string]string{"X-A": "1"}}}, "", "X-A is"},
		"json":        {Case{Sends: &Sends{Target: "/a", JSON: parse(t, `{"a":9007199254740993}`)}}, `{"a":9007199254740992}`, "body/a: want 9007199254740993"},
		"absent":      {Case{Sends: &Sends{Target: "/a", JSON: parse(t, `{}`)}}, `{"a":null}`, "want nothing"},
		"missing":     {Case{Sends: &Sends{Target: "/a", JSON: parse(t, `{"a":null}`)}}, `{}`, "got nothing"},
		"kind":        {Case{Sends: &Sends{Target: "/a", JSON: parse(t, `["1"]`)}}, `[1]`, `/0: want "1", got 1`},
		"length":      {Case{Sends: &Sends{Target: "/a", JSON: parse(t, `[1,2]`)}}, `[1]`, "want 2 elements"},
		"bytes":       {Case{Sends: &Sends{Target: "/a", Body: text("a")}}, "a\n", "body is"},
		"form":        {Case{Sends: &Sends{Target: "/a", Form: [][2]string{{"a", "b"}, {"c", "d"}, {"a", "e"}}}}, "c=d&a=e&a=b", "form is"},
		"pattern":     {Case{Sends: &Sends{Target: "/a", Size: 9}}, "123456789", "body is 9 bytes"},
		"value":       {Case{Sends: &Sends{Target: "/a"}, Gives: parse(t, `{"a":2}`)}, "", "value/a"},
		"more":        {Case{Exchanges: []Exchange{{Sends: Sends{Target: "/a"}, Reply: *reply}, {Sends: Sends{Target: "/a"}, Reply: *reply}}}, "", "1 requests, want 2"},
		"calls":       {Case{Sends: &Sends{Target: "/a"}, Calls: 2}, "", "1 outcomes, want 2"},
		"error":       {Case{Sends: &Sends{Target: "/a"}, Error: &Failure{Status: 404}}, "", "no error"},
		"other":       {Case{Sends: &Sends{Target: "/a", Other: true}}, "", "another origin"},
		"warning":     {Case{Sends: &Sends{Target: "/a"}, Warning: []string{"x"}}, "", "0 warnings, want 1"},
		"key":         {Case{Sends: &Sends{Target: "/a"}, SameKey: true}, "", "0 idempotency keys"},
		"parts":       {Case{Sends: &Sends{Target: "/a", Parts: []Part{{Name: "a"}}}}, "", "cannot be taken apart"},
		"not dropped": {Case{Sends: &Sends{Target: "/a"}, Reply: &Reply{Drop: true}}, "", "want none"},
	} {
		t.Run(name, func(t *testing.T) {
			if tc.c.Reply == nil && tc.c.Exchanges == nil {
				tc.c.Reply = reply
			}
			tc.c.Name = strings.ReplaceAll(name, " ", "-")
			wrong := strings.Join(call(t, &tc.c, "POST", "/a", tc.body, nil), "\n")
			if !strings.Contains(wrong, tc.want) {
				t.Errorf("%q is not said in %q", tc.want, wrong)
			}
		})
	}
}

func TestPartsAreCompared(t *testing.T) {
	body := "--x\r\nContent-Disposition: form-data; name=\"a\"; filename=\"b %22c%22\"\r\nContent-Type: text/plain\r\n\r\nd\r\n--x--\r\n"
	r := &Request{Header: http.Header{"Content-Type": {`multipart/form-data; boundary=x`}}, Body: []byte(body)}
	for want, part := range map[string]Part{
		"":             {Name: "a", File: `b "c"`, Type: "text/plain", Body: "d"},
		"is named":     {Name: "a", File: `b`, Body: "d"},
		"has type":     {Name: "a", File: `b "c"`, Type: "text/html", Body: "d"},
		`is "d", want`: {Name: "a", File: `b "c"`, Body: "e"},
	} {
		j := &judge{}
		j.parts([]Part{part}, r)
		if wrong := strings.Join(j.wrong, "\n"); (want == "") != (wrong == "") || !strings.Contains(wrong, want) {
			t.Errorf("judged %q, want %q", wrong, want)
		}
	}
}

func TestFaultsAreCompared(t *testing.T) {
	got := &Fault{Kind: "status", Status: 404, Name: "problem", Body: []byte(`{"a":1}`), Message: "GET /x: 404 Not Found: none", Title: "none"}
	for want, failure := range map[string]*Failure{
		"":               {Status: 404, Name: "problem", Body: parse(t, `{"a":1}`), Text: "none", Title: "none"},
		"of kind status": {Kind: "timeout", Name: "problem"},
		"has status 404": {Status: 400, Name: "problem"},
		"is named":       {Status: 404},
		"body of the":    {Status: 404, Name: "problem", Body: parse(t, `{"b":1}`)},
		"the message":    {Status: 404, Name: "problem", Text: "much"},
		"title of":       {Status: 404, Name: "problem", Title: "No"},
	} {
		j := &judge{}
		j.fault(failure, got)
		if wrong := strings.Join(j.wrong, "\n"); (want == "") != (wrong == "") || !strings.Contains(wrong, want) {
			t.Errorf("judged %q, want %q", wrong, want)
		}
	}
}
