package answer

import (
	"slices"
	"strings"
	"testing"
)

func TestAcceptIsReadAsRFC9110HasIt(t *testing.T) {
	for _, c := range []struct {
		accept, offered string
		weight, near    int
	}{
		{"", "application/json", 1000, namedAny},
		{"*/*", "application/json", 1000, namedAny},
		{"*", "application/json", 1000, namedAny},
		{"text/*;q=0.3, text/plain;q=0.7, text/plain;format=flowed, text/plain;format=fixed;q=0.4, */*;q=0.5", "text/plain;format=flowed", 1000, namedExact},
		{"text/*;q=0.3, text/plain;q=0.7, text/plain;format=flowed, text/plain;format=fixed;q=0.4, */*;q=0.5", "text/plain", 700, namedType},
		{"text/*;q=0.3, text/plain;q=0.7, text/plain;format=flowed, text/plain;format=fixed;q=0.4, */*;q=0.5", "text/html", 300, namedKind},
		{"text/*;q=0.3, text/plain;q=0.7, text/plain;format=flowed, text/plain;format=fixed;q=0.4, */*;q=0.5", "image/jpeg", 500, namedAny},
		{"APPLICATION/JSON; Charset=UTF-8", "application/json", 1000, namedType},
		{"application/json;q=0, */*", "application/json", 0, namedType},
		{"application/json;q=0.0005", "application/json", 1, namedType},
		{"application/json;q=many", "application/json", 1000, namedType},
		{"text/html", "application/json", 0, notNamed},
		{"rubbish, /, */json", "application/json", 1000, namedAny},
		{`application/json;profile="a,b"`, `application/json; profile="a,b"`, 1000, namedExact},
		{`application/json;version=1`, `application/json; version=2`, 0, notNamed},
		{`application/json;version=1;q=0.2`, `application/json`, 200, namedMore},
		{`application/json;version=1;q=0.2, */*;q=0.1`, `application/json`, 100, namedAny},
	} {
		weight, near := offeredAs(c.offered).weigh(acceptOf(strings.Split(c.accept, "\n")))
		if weight != c.weight || near != c.near {
			t.Errorf("%q gives %s %d (%d), want %d (%d)", c.accept, c.offered, weight, near, c.weight, c.near)
		}
	}
}

func FuzzAccept(f *testing.F) {
	f.Add("text/*;q=0.3, text/plain;format=flowed;q=1;ext", "text/plain; format=flowed")
	f.Add(`a/b;c="\`, `a/b;c=\`)
	f.Fuzz(func(t *testing.T, accept, mediaType string) {
		ranges := acceptOf([]string{accept})
		weight, near := offeredAs(mediaType).weigh(ranges)
		if weight < 0 || weight > 1000 || near < notNamed || near > namedExact {
			t.Errorf("%q gives %q %d (%d)", accept, mediaType, weight, near)
		}
		slices.Reverse(ranges)
		if _, again := offeredAs(mediaType).weigh(ranges); again != near {
			t.Errorf("%q names it as closely as %d, and backwards as %d", accept, near, again)
		}
	})
}
