package report

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"html"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
)

const secretToken = `to"ken <&> /+ß=`

// secretForms are the forms in which a secret could be found out.
func secretForms() map[string]string {
	quoted, _ := json.Marshal(secretToken)
	return map[string]string{
		"as it is": secretToken, "in a query": url.QueryEscape(secretToken), "in a path": url.PathEscape(secretToken),
		"in base64": base64.StdEncoding.EncodeToString([]byte(secretToken)), "in JSON": strings.Trim(string(quoted), `"`), "in HTML": html.EscapeString(secretToken),
		"in part": "/+ß=",
	}
}

// leaky is an exchange that has the secret wherever one can be.
func leaky() *call.Exchange {
	value := `{"token":` + string(mustJSON(secretToken)) + `,"plain":"` + url.QueryEscape(secretToken) + `"}`
	return &call.Exchange{
		Case:   &call.Case{Operation: &contract.Operation{Method: "POST", Path: "/login"}, Phase: call.Coverage, Subject: call.Subject{Text: secretToken}},
		Method: "POST", URL: "http://localhost/login?key=" + url.QueryEscape(secretToken), Status: 500,
		Sent: http.Header{
			"Authorization": {"Bearer " + secretToken}, "X-Basic": {"Basic " + base64.StdEncoding.EncodeToString([]byte(secretToken))},
			"Cookie": {"session=" + url.QueryEscape(secretToken)},
		},
		Body: []byte(secretToken), Answer: []byte(value + secretToken),
		Header: http.Header{"Location": {"/?key=" + url.QueryEscape(secretToken)}, "Set-Cookie": {"s=" + url.QueryEscape(secretToken)}, "X-Echo": {secretToken}},
		Err:    errors.New("cannot read " + secretToken),
	}
}

func mustJSON(v any) []byte {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return data
}

func TestNoReportHasASecret(t *testing.T) {
	show := masking{call.NewMasker(map[string]string{"$TOKEN": secretToken})}
	binary := leaky()
	binary.Body, binary.Answer = []byte("\xff\x00"+secretToken), []byte("\xff"+secretToken)
	f := failure.New("server-error", leaky(), nil)
	f.Text, f.Expected, f.Arrived = "leaks "+secretToken, secretToken, `"`+secretToken+`"`
	f.Sequence.Steps = []*call.Exchange{binary, leaky()}
	v := someSuccess()
	v.Failures, v.Warnings, v.Accepted = []Entry{NewEntry(f, show)}, []Entry{NewEntry(f, show)}, []Entry{NewEntry(f, show)}
	reports := map[string]string{}
	for _, format := range []Format{Text, JSON, Markdown, JUnit, SARIF, HTML} {
		var out bytes.Buffer
		if err := v.Write(&out, Options{Format: format, All: true}); err != nil {
			t.Fatal(err)
		}
		reports[format.String()] = out.String()
	}
	var out bytes.Buffer
	h := NewHARWriter(&out, "1", show)
	h.Add(leaky())
	h.Add(binary)
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
	reports["har"] = out.String()
	for format, text := range reports {
		for form, secret := range secretForms() {
			if strings.Contains(text, secret) {
				t.Errorf("%s has the secret %s", format, form)
			}
		}
		if !strings.Contains(text, "TOKEN") {
			t.Errorf("%s says nothing in its place", format)
		}
	}
}

func TestBodiesAreCutBetweenCharacters(t *testing.T) {
	show := newMasking()
	if got := content([]byte(strings.Repeat("a", maxContent-1)+"éb"), show); !strings.HasSuffix(got, "a\n... (cut short)") {
		t.Errorf("it ends with %q", got[len(got)-30:])
	}
	if got := content([]byte("\xff\x00"), show); got != "base64: /wA=" {
		t.Errorf("bytes are %q", got)
	}
	if got := content([]byte(strings.Repeat("a", maxContent)), show); len(got) != maxContent {
		t.Errorf("%d bytes of %d", len(got), maxContent)
	}
	secret := strings.Repeat("a", maxContent-4) + "s3cr3t/+t"
	if got := content([]byte(secret), show); strings.Contains(got, "s3c") {
		t.Error("a secret is cut in two")
	}
}

func TestEntriesHaveTheWholeSequence(t *testing.T) {
	x := someExchange()
	f := failure.New("wrong-location", x, nil)
	f.Sequence.Steps = []*call.Exchange{someExchange(), x}
	f.Text, f.Place = "it leads to s3cr3t/+t", failure.Place{Pointer: "#/paths", Line: 3, Column: 1}
	f.First = 3
	e := NewEntry(f, newMasking())
	if e.ID != f.ID || e.Level != "failure" || e.Text != "it leads to $TOKEN" || len(e.sequence()) != 2 || e.curl() != e.Steps[1].Curl || e.Place.Line != 3 || e.Class != "2xx" || e.Phase != "coverage" || e.Seen != 1 || e.First != 3 {
		t.Errorf("the entry is %+v", e)
	}
	step := e.Steps[0]
	if step.Status != 201 || step.Answer != `{"echo":"$TOKEN"}` || step.Sent[0] != (Field{"Authorization", "Bearer $TOKEN"}) || step.Took != x.Duration {
		t.Errorf("the step is %+v", step)
	}
}
