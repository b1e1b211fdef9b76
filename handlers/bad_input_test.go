package handlers_test

import (
	"net/http"
	"strings"
	"testing"
)

func TestBadRequestsAreRefused(t *testing.T) {
	b := setup(t)
	b.makeAPI("payments")
	long := strings.Repeat("a", 300)
	for name, try := range map[string]struct {
		call   call
		status int
	}{
		"a slug with a slash":          {call{method: "GET", path: "/v1/apis/a%2Fb"}, 400},
		"a slug of dots":               {call{method: "GET", path: "/v1/apis/%2e%2e"}, 400},
		"a Unicode slug":               {call{method: "GET", path: "/v1/apis/p%C3%A4ments"}, 400},
		"a slug of 300 characters":     {call{method: "GET", path: "/v1/apis/" + long}, 400},
		"a bad escape in the slug":     {call{method: "GET", path: "/v1/apis/Payments"}, 400},
		"making a slug with a slash":   {call{method: "POST", path: "/v1/apis", body: `{"slug":"a/b","title":"x"}`}, 400},
		"making a Unicode slug":        {call{method: "POST", path: "/v1/apis", body: `{"slug":"päy","title":"x"}`}, 400},
		"making a long slug":           {call{method: "POST", path: "/v1/apis", body: `{"slug":"` + long + `","title":"x"}`}, 400},
		"an unknown member":            {call{method: "POST", path: "/v1/apis", body: `{"slug":"a","title":"x","colour":"red"}`}, 400},
		"a member in another case":     {call{method: "POST", path: "/v1/apis", body: `{"slug":"a","title":"x","Owner":"y"}`}, 400},
		"a member in two cases":        {call{method: "POST", path: "/v1/apis", body: `{"slug":"a","title":"x","TITLE":"y"}`}, 400},
		"an unknown nested member":     {call{method: "POST", path: "/v1/apis", body: `{"slug":"a","title":"x","settings":{"Refuse_at":"warn"}}`}, 400},
		"a member twice":               {call{method: "POST", path: "/v1/apis", body: `{"slug":"a","slug":"b","title":"x"}`}, 400},
		"a missing member":             {call{method: "POST", path: "/v1/apis", body: `{"slug":"a"}`}, 400},
		"null for a string":            {call{method: "POST", path: "/v1/apis", body: `{"slug":"a","title":null}`}, 400},
		"a blank title":                {call{method: "POST", path: "/v1/apis", body: `{"slug":"a","title":"  "}`}, 400},
		"a list for an object":         {call{method: "POST", path: "/v1/apis", body: `[]`}, 400},
		"truncated JSON":               {call{method: "POST", path: "/v1/apis", body: `{"slug":"a"`}, 400},
		"something after JSON":         {call{method: "POST", path: "/v1/apis", body: `{"slug":"a","title":"x"} {}`}, 400},
		"deep nesting":                 {call{method: "POST", path: "/v1/apis", body: strings.Repeat("[", 5000) + strings.Repeat("]", 5000)}, 400},
		"an unknown enum value":        {call{method: "POST", path: "/v1/apis", body: `{"slug":"a","title":"x","visibility":"Public"}`}, 400},
		"a rule that is none":          {call{method: "POST", path: "/v1/apis", body: `{"slug":"a","title":"x","settings":{"rules_off":["nope"]}}`}, 422},
		"an empty body":                {call{method: "POST", path: "/v1/apis", header: jsonType()}, 400},
		"a body that is too large":     {call{method: "POST", path: "/v1/apis", body: `{"slug":"` + strings.Repeat("a", 2<<20) + `"}`}, 413},
		"a wrong media type":           {call{method: "POST", path: "/v1/apis", body: `x`, header: map[string]string{"Content-Type": "text/plain"}}, 415},
		"no media type":                {call{method: "POST", path: "/v1/apis", body: `x`, header: map[string]string{"Content-Type": ""}}, 415},
		"a body where none is taken":   {call{method: "GET", path: "/v1/apis", body: `{}`}, 400},
		"an unknown query parameter":   {call{method: "GET", path: "/v1/apis?colour=red"}, 400},
		"a parameter in another case":  {call{method: "GET", path: "/v1/apis?Limit=1"}, 400},
		"a parameter twice":            {call{method: "GET", path: "/v1/apis?limit=1&limit=2"}, 400},
		"a limit of 0":                 {call{method: "GET", path: "/v1/apis?limit=0"}, 400},
		"a limit beyond the largest":   {call{method: "GET", path: "/v1/apis?limit=201"}, 400},
		"a limit in words":             {call{method: "GET", path: "/v1/apis?limit=many"}, 400},
		"an empty limit":               {call{method: "GET", path: "/v1/apis?limit="}, 400},
		"a bad escape in the query":    {call{method: "GET", path: "/v1/apis?limit=%zz"}, 400},
		"a made-up cursor":             {call{method: "GET", path: "/v1/apis?cursor=cGF5bWVudHM"}, 400},
		"a cursor that cannot be one":  {call{method: "GET", path: "/v1/apis?cursor=%20"}, 400},
		"a boolean that is a number":   {call{method: "POST", path: "/v1/apis/payments/versions?dry_run=1", body: "{}"}, 400},
		"a bad If-Match":               {call{method: "DELETE", path: "/v1/apis/payments", header: map[string]string{"If-Match": "abc"}}, 412},
		"an unquoted Idempotency-Key":  {call{method: "POST", path: "/v1/apis", body: `{"slug":"a","title":"x"}`, header: map[string]string{"Idempotency-Key": "abc"}}, 400},
		"a version that is none":       {call{method: "GET", path: "/v1/apis/payments/versions/1"}, 400},
		"a version with build data":    {call{method: "GET", path: "/v1/apis/payments/versions/1.2.3+build"}, 400},
		"an unknown version":           {call{method: "GET", path: "/v1/apis/payments/versions/1.2.3"}, 404},
		"an unknown line":              {call{method: "GET", path: "/v1/apis/payments/versions/v9"}, 404},
		"a waiver that has expired":    {call{method: "POST", path: "/v1/apis/payments/waivers", body: `{"fingerprint":"0123456789abcdef","reason":"x","expires_at":"2020-01-01T00:00:00Z"}`}, 422},
		"a time that is none":          {call{method: "POST", path: "/v1/apis/payments/waivers", body: `{"fingerprint":"0123456789abcdef","reason":"x","expires_at":"tomorrow"}`}, 400},
		"a day that is none":           {call{method: "POST", path: "/v1/apis/payments/waivers", body: `{"fingerprint":"0123456789abcdef","reason":"x","expires_at":"2027-02-30T00:00:00Z"}`}, 400},
		"an unknown waiver":            {call{method: "DELETE", path: "/v1/apis/payments/waivers/nope"}, 404},
		"an unknown key":               {call{method: "DELETE", path: "/v1/keys/nope"}, 404},
		"more path than there is":      {call{method: "DELETE", path: "/v1/keys/nope/more"}, 404},
		"an address that is none":      {call{method: "GET", path: "/v1/nothing"}, 404},
		"a method that is not taken":   {call{method: "PUT", path: "/v1/apis"}, 405},
		"a method that nobody knows":   {call{method: "BREW", path: "/v1/apis/payments"}, 405},
		"a check of a version of none": {call{method: "POST", path: "/v1/checks?version=1.0.0", body: "{}"}, 422},
	} {
		t.Run(name, func(t *testing.T) {
			(&bundle{t: t, url: b.url, admin: b.admin, log: b.log}).do(try.call).problem(try.status)
		})
	}
}

func jsonType() map[string]string { return map[string]string{"Content-Type": "application/json"} }

func TestProblemsSayWhereAndNeverRepeatValues(t *testing.T) {
	b := setup(t)
	p := b.do(call{method: "POST", path: "/v1/apis", body: `{"slug":"S3CRET!","visibility":"S3CRET","settings":{"refuse_at":"S3CRET"}}`}).problem(400)
	places := make(map[string]bool)
	for _, e := range p.Errors {
		places[*e.Place] = true
	}
	for _, want := range []string{"#/slug", "#/title", "#/visibility", "#/settings/refuse_at"} {
		if !places[want] {
			t.Errorf("no error at %s in %v", want, places)
		}
	}
	for _, path := range []string{"/v1/apis?limit=S3CRET", "/v1/apis/payments/versions/S3CRET", "/v1/apis?cursor=S3CRET"} {
		r := b.do(call{method: "GET", path: path})
		r.problem(400)
		if strings.Contains(strings.ReplaceAll(string(r.body), `"instance":"/v1/apis/payments/versions/S3CRET"`, ""), "S3CRET") {
			t.Errorf("%s: the value is repeated: %s", path, r.body)
		}
	}
	if strings.Contains(string(b.do(call{method: "POST", path: "/v1/apis", body: `{"slug":"S3CRET!"}`}).body), "S3CRET") {
		t.Error("the value in the body is repeated")
	}
}

func TestAllowListsTheMethods(t *testing.T) {
	b := setup(t)
	r := b.do(call{method: "PUT", path: "/v1/apis/payments"})
	r.problem(http.StatusMethodNotAllowed)
	for _, method := range []string{"GET", "HEAD", "PATCH", "DELETE"} {
		if !strings.Contains(r.header.Get("Allow"), method) {
			t.Errorf("Allow: %s, without %s", r.header.Get("Allow"), method)
		}
	}
	if strings.Contains(r.header.Get("Allow"), "POST") {
		t.Errorf("Allow: %s", r.header.Get("Allow"))
	}
}
