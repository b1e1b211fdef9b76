package report

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify/call"
)

// masking is a Shower with one secret.
type masking struct{ *call.Masker }

func newMasking() masking {
	return masking{call.NewMasker(map[string]string{"$TOKEN": "s3cr3t/+t"})}
}

func (m masking) Curl(x *call.Exchange) string { return m.Mask("curl '" + x.URL + "'") }

func someExchange() *call.Exchange {
	return &call.Exchange{
		Case:   &call.Case{Operation: &contract.Operation{Method: "POST", Path: "/books"}, Phase: call.Coverage, Intent: call.Invalid, Subject: call.Subject{Text: "one longer"}},
		Number: 1, Began: time.Date(2026, 11, 22, 17, 0, 0, 0, time.UTC), Duration: 1500 * time.Microsecond,
		Method: "POST", URL: "http://localhost:8080/books?b=%20x&a=1&key=s3cr3t%2F%2Bt&flag",
		Sent: http.Header{"Authorization": {"Bearer s3cr3t/+t"}, "Content-Type": {"application/json"}, "Cookie": {"session=s3cr3t/+t; lang=en"}},
		Body: []byte(`{"title":"<é>","note":"s3cr3t/+t"}`), Status: 201, Proto: "HTTP/2.0",
		Header: http.Header{"Content-Type": {"application/json"}, "Location": {"/books/1"}, "Set-Cookie": {"id=7; Path=/"}},
		Answer: []byte(`{"echo":"s3cr3t/+t"}`),
	}
}

// archive is what must be there by the specification of HAR 1.2, typed so that
// whatever has another type fails to be read.
type archive struct {
	Log struct {
		Version string
		Creator struct{ Name, Version string }
		Entries []struct {
			StartedDateTime time.Time
			Time            *float64
			Request         struct {
				Method, URL, HTTPVersion      string
				Cookies, Headers, QueryString []struct{ Name, Value *string }
				PostData                      *struct {
					MimeType, Text string
					Params         []any
				}
				HeadersSize, BodySize *int
			}
			Response struct {
				Status                               *int
				StatusText, HTTPVersion, RedirectURL *string
				Cookies, Headers                     []struct{ Name, Value *string }
				Content                              struct {
					Size                     *int
					MimeType, Text, Encoding string
					Comment                  string
				}
				HeadersSize, BodySize *int
				Comment               string
			}
			Cache   map[string]any
			Timings struct{ Send, Wait, Receive *float64 }
			Comment string
		}
	}
}

func archived(t *testing.T, exchanges ...*call.Exchange) (archive, string) {
	t.Helper()
	var out strings.Builder
	h := NewHARWriter(&out, "1.0.0", newMasking())
	for _, x := range exchanges {
		h.Add(x)
	}
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
	var a archive
	if err := json.Unmarshal([]byte(out.String()), &a); err != nil {
		t.Fatalf("%v: %s", err, out.String())
	}
	return a, out.String()
}

func TestHARHasWhatTheSpecificationAsksFor(t *testing.T) {
	a, _ := archived(t, someExchange())
	if a.Log.Version != "1.2" || a.Log.Creator.Name != "steward" || a.Log.Creator.Version != "1.0.0" || len(a.Log.Entries) != 1 {
		t.Fatalf("the log is %+v", a.Log)
	}
	e := a.Log.Entries[0]
	q, r := e.Request, e.Response
	if *e.Time != 1.5 || e.Cache == nil || *e.Timings.Send+*e.Timings.Wait+*e.Timings.Receive != *e.Time || e.Comment != "coverage: invalid, one longer" || e.StartedDateTime.Hour() != 17 {
		t.Errorf("the entry is %+v", e)
	}
	if q.Method != "POST" || q.HTTPVersion != "HTTP/2.0" || len(q.Headers) != 3 || len(q.Cookies) != 2 || q.PostData.MimeType != "application/json" || q.PostData.Params == nil || *q.BodySize != len(someExchange().Body) || *q.HeadersSize != -1 {
		t.Errorf("the request is %+v", q)
	}
	if len(q.QueryString) != 4 || *q.QueryString[0].Name != "b" || *q.QueryString[0].Value != " x" || *q.QueryString[2].Value != "$TOKEN" || *q.QueryString[3].Value != "" {
		t.Errorf("the query is %+v", q.QueryString)
	}
	if *r.Status != 201 || *r.StatusText != "Created" || *r.RedirectURL != "/books/1" || len(r.Cookies) != 1 || *r.Content.Size != 20 || r.Content.MimeType != "application/json" || r.Content.Text != `{"echo":"$TOKEN"}` {
		t.Errorf("the response is %+v", r)
	}
}

func TestHARWithoutAnAnswer(t *testing.T) {
	x := someExchange()
	x.Body, x.Answer, x.Header, x.Proto, x.Status, x.Err, x.Began = nil, nil, nil, "", 0, errors.New("refused to s3cr3t/+t"), time.Time{}
	a, _ := archived(t, x)
	e := a.Log.Entries[0]
	if *e.Response.Status != 0 || e.Response.Comment != "refused to $TOKEN" || e.Response.Headers == nil || e.Request.PostData != nil || e.Request.HTTPVersion == "" || e.Response.Content.MimeType == "" {
		t.Errorf("the entry is %+v", e)
	}
}

func TestHARWithoutExchanges(t *testing.T) {
	if a, text := archived(t); a.Log.Entries == nil {
		t.Errorf("there is no list: %s", text)
	}
}

func TestHARBodies(t *testing.T) {
	binary, long := someExchange(), someExchange()
	binary.Answer = []byte("\xff\xfes3cr3t/+t")
	long.Answer = []byte(strings.Repeat("é", maxArchived) + "s3cr3t/+t")
	a, _ := archived(t, binary, long)
	if c := a.Log.Entries[0].Response.Content; c.Encoding != "base64" || c.Text != "//4kVE9LRU4=" {
		t.Errorf("bytes are %+v", c)
	}
	c := a.Log.Entries[1].Response.Content
	if c.Comment != "cut short" || len(c.Text) != maxArchived || *c.Size != len(long.Answer) || c.Encoding != "" {
		t.Errorf("%d characters, %q, %q", len(c.Text), c.Comment, c.Encoding)
	}
}

func TestHARIsWrittenByManyAtOnce(t *testing.T) {
	var out strings.Builder
	h := NewHARWriter(&out, "", newMasking())
	var all sync.WaitGroup
	for i := range 50 {
		all.Go(func() {
			x := someExchange()
			x.URL = fmt.Sprintf("http://localhost/%d", i)
			h.Add(x)
		})
	}
	all.Wait()
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
	var a archive
	if err := json.Unmarshal([]byte(out.String()), &a); err != nil || len(a.Log.Entries) != 50 {
		t.Errorf("%v, %d entries", err, len(a.Log.Entries))
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestHARTellsWhatWentWrong(t *testing.T) {
	h := NewHARWriter(full{}, "", newMasking())
	for range 100 {
		x := someExchange()
		x.Answer = []byte(strings.Repeat("a", 10_000))
		h.Add(x)
	}
	if err := h.Close(); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("the error is %v", err)
	}
}

func TestVerificationsHaveNoArchive(t *testing.T) {
	if err := someSuccess().Write(io.Discard, Options{Format: HAR}); err == nil {
		t.Error("an archive is written of nothing")
	}
}
