package lint

import "testing"

func TestFormats(t *testing.T) {
	for name, test := range map[string]struct {
		format    format
		good, bad []string
	}{
		"component name": {componentNameFormat(), []string{"User", "a.b-c_1"}, []string{"", "a b", "ü", "a/b"}},
		"path":           {pathFormat(), []string{"/", "/a/{b}"}, []string{"", "a", "https://example.com"}},
		"status":         {statusFormat(), []string{"200", "5XX", "default", "199"}, []string{"", "2xx", "600", "20", "2000", "Default", "2X0"}},
		"status in 2.0":  {statusFormat20(), []string{"200", "default", "999"}, []string{"2XX", "20", ""}},
		"media range": {
			mediaRangeFormat(),
			[]string{"application/json", "*/*", "text/*", "application/vnd.a+json; charset=utf-8", "text/plain;a=b"},
			[]string{"", "json", "application/", "/json", "a b/c", "application/json, text/plain"},
		},
		"method":      {methodFormat(), []string{"COPY", "M-SEARCH"}, []string{"GET", "QUERY", "", "A B"}},
		"URL":         {urlFormat(), []string{"", "https://example.com/{a}?b#c", "../a", "#/paths/~1a~1{id}"}, []string{"not a url", "http://[::1", "%zz", "<a>"}},
		"no fragment": {fragmentlessFormat(), []string{"https://example.com/a"}, []string{"a#b", "a b"}},
		"absolute":    {absoluteFormat(), []string{"https://example.com", "urn:a:b"}, []string{"", "/a", "a b:c"}},
		"email":       {emailFormat(), []string{"a@b", "a.b+c@example.com"}, []string{"", "a", "@b", "a@", "a b@c", "<a@b>"}},
		"host":        {hostFormat(), []string{"example.com", "localhost:8080", "127.0.0.1"}, []string{"", "https://example.com", "a/b", "a:", "a:b", "{host}"}},
		"header":      {tokenFormat(), []string{"X-Rate-Limit", "ETag"}, []string{"", "X A", "ü"}},
	} {
		t.Run(name, func(t *testing.T) {
			for _, s := range test.good {
				if !test.format.ok(s) {
					t.Errorf("%q is not %s", s, test.format.name)
				}
			}
			for _, s := range test.bad {
				if test.format.ok(s) {
					t.Errorf("%q is %s", s, test.format.name)
				}
			}
		})
	}
}

func TestNumberLimits(t *testing.T) {
	for literal, want := range map[string]struct{ positive, count bool }{
		"1": {true, true}, "0": {false, true}, "-0": {false, true}, "-1": {false, false}, "0.5": {true, false},
		"1e2": {true, true}, "1.0": {true, true}, "0e9": {false, true}, "-0.0e5": {false, true},
		"1e999999999": {true, false}, "1E-5": {true, false}, "100000000000000000000": {true, true},
	} {
		doc := mustParse(t, []byte(`{"openapi": "3.0.3", "info": {"title": "A", "version": "1"}, "paths": {}, "x": `+literal+`}`))
		if got := isPositive(literal); got != want.positive {
			t.Errorf("isPositive(%s) = %t", literal, got)
		}
		if got := isCount(doc.Root.Get("x")); got != want.count {
			t.Errorf("isCount(%s) = %t", literal, got)
		}
	}
}
