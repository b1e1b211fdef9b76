package answer

import (
	"slices"
	"strings"
	"testing"
)

func TestAcceptIsReadAsRFC9110HasIt(t *testing.T) {
	for _, c := range []struct {
		accept, offered  string
		weight, specific int
	}{
		{"", "application/json", 1000, 1},
		{"*/*", "application/json", 1000, 1},
		{"*", "application/json", 1000, 1},
		{"text/*;q=0.3, text/plain;q=0.7, text/plain;format=flowed, text/plain;format=fixed;q=0.4, */*;q=0.5", "text/plain;format=flowed", 1000, 4},
		{"text/*;q=0.3, text/plain;q=0.7, text/plain;format=flowed, text/plain;format=fixed;q=0.4, */*;q=0.5", "text/plain", 700, 3},
		{"text/*;q=0.3, text/plain;q=0.7, text/plain;format=flowed, text/plain;format=fixed;q=0.4, */*;q=0.5", "text/html", 300, 2},
		{"text/*;q=0.3, text/plain;q=0.7, text/plain;format=flowed, text/plain;format=fixed;q=0.4, */*;q=0.5", "image/jpeg", 500, 1},
		{"APPLICATION/JSON; Charset=UTF-8", "application/json", 1000, 3},
		{"application/json;q=0, */*", "application/json", 0, 3},
		{"application/json;q=0.0005", "application/json", 1, 3},
		{"application/json;q=many", "application/json", 1000, 3},
		{"text/html", "application/json", 0, 0},
		{"rubbish, /, */json", "application/json", 1000, 1},
		{`application/json;profile="a,b"`, `application/json; profile="a,b"`, 1000, 4},
		{`application/json;version=1`, `application/json; version=2`, 0, 0},
	} {
		weight, specific := offeredAs(c.offered).weigh(acceptOf(strings.Split(c.accept, "\n")))
		if weight != c.weight || specific != c.specific {
			t.Errorf("%q gives %s %d (%d), want %d (%d)", c.accept, c.offered, weight, specific, c.weight, c.specific)
		}
	}
}

func FuzzAccept(f *testing.F) {
	f.Add("text/*;q=0.3, text/plain;format=flowed;q=1;ext", "text/plain; format=flowed")
	f.Add(`a/b;c="\`, `a/b;c=\`)
	f.Fuzz(func(t *testing.T, accept, mediaType string) {
		ranges := acceptOf([]string{accept})
		weight, specific := offeredAs(mediaType).weigh(ranges)
		if weight < 0 || weight > 1000 || specific < 0 || specific > 4 {
			t.Errorf("%q gives %q %d (%d)", accept, mediaType, weight, specific)
		}
		slices.Reverse(ranges)
		if _, again := offeredAs(mediaType).weigh(ranges); again != specific {
			t.Errorf("%q is as specific as %d, and backwards as %d", accept, specific, again)
		}
	})
}
