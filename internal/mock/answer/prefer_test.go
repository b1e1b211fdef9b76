package answer

import (
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"
)

func TestPreferencesAreReadAsRFC7240HasThem(t *testing.T) {
	for _, c := range []struct {
		headers string // separated by lines
		want    map[string]string
	}{
		{"", map[string]string{}},
		{"code=404", map[string]string{"code": "404"}},
		{"code=404, example=empty", map[string]string{"code": "404", "example": "empty"}},
		{"Code = 404 ,EXAMPLE=\"a, b; \\\"c\\\"\"", map[string]string{"code": "404", "example": `a, b; "c"`}},
		{"respond-async\nwait=10; strict, dynamic", map[string]string{"respond-async": "", "wait": "10", "dynamic": ""}},
		{"code=404\ncode=500", map[string]string{"code": "404"}},
		{",, ;x=1, =3, a b=2, dynamic=\"\"", map[string]string{"dynamic": ""}},
		{`example="no end, code=404`, map[string]string{"example": `"no end, code=404`}},
	} {
		if got := preferences(strings.Split(c.headers, "\n")); !maps.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.headers, got, c.want)
		}
	}
}

func TestChoice(t *testing.T) {
	for _, c := range []struct {
		target, prefer string
		want           Choice
	}{
		{"/", "", Choice{}},
		{"/", "return=minimal", Choice{}},
		{"/", "code=404, delay=250", Choice{Code: 404, Delay: 250 * time.Millisecond, Applied: "code=404, delay=250"}},
		{"/", `dynamic, example="two words"`, Choice{Dynamic: true, Example: "two words", Applied: `example="two words", dynamic`}},
		{"/?__code=500&__dynamic=false", "code=404, dynamic=true", Choice{Code: 500}},
		{"/?__example=a%20b&__delay=60000", "code=201", Choice{Code: 201, Example: "a b", Delay: time.Minute, Applied: "code=201"}},
	} {
		r := httptest.NewRequest(http.MethodGet, c.target, nil)
		if c.prefer != "" {
			r.Header.Set("Prefer", c.prefer)
		}
		if got, e := ChoiceOf(r); e != nil || got != c.want {
			t.Errorf("%s %q: %+v, %v, want %+v", c.target, c.prefer, got, e, c.want)
		}
	}
}

func TestChoicesThatMeanNothingAreNamed(t *testing.T) {
	for _, c := range []struct{ target, prefer, places string }{
		{"/", "code=abc", "header Prefer"},
		{"/", "code", "header Prefer"},
		{"/", "code=101", "header Prefer"},
		{"/", "delay=60001, dynamic=perhaps", "header Prefer,header Prefer"},
		{"/?__delay=-1&__example=", "", "query __example,query __delay"},
		{"/?__code=1e2", "code=200", "query __code"},
	} {
		r := httptest.NewRequest(http.MethodGet, c.target, nil)
		r.Header.Set("Prefer", c.prefer)
		_, e := ChoiceOf(r)
		var places []string
		if e != nil {
			for _, f := range e.Fields {
				places = append(places, f.Place)
			}
		}
		if got := strings.Join(places, ","); got != c.places {
			t.Errorf("%s %q: faults at %q, want %q", c.target, c.prefer, got, c.places)
		}
	}
}

func FuzzChoiceOf(f *testing.F) {
	f.Add(`code=404, example="a\"b"; x=1`, "__code=500&__delay=1")
	f.Add(`dynamic="\`, "__dynamic")
	f.Fuzz(func(t *testing.T, prefer, query string) {
		r := &http.Request{Header: http.Header{"Prefer": {prefer}}, URL: &url.URL{Path: "/", RawQuery: query}}
		c, _ := ChoiceOf(r)
		if c.Code != 0 && (c.Code < 200 || c.Code > 599) || c.Delay < 0 || c.Delay > MaxDelay {
			t.Errorf("%q is read as %+v", prefer, c)
		}
		if strings.ContainsFunc(c.Applied, func(r rune) bool { return r < ' ' || r > '~' }) {
			t.Errorf("%q would be sent as %q", prefer, c.Applied)
		}
		again, _ := ChoiceOf(&http.Request{Header: http.Header{"Prefer": {c.Applied}}, URL: &url.URL{}})
		if again.Applied != c.Applied {
			t.Errorf("%q is applied as %q, which is read as %q", prefer, c.Applied, again.Applied)
		}
	})
}
