package call_test

import (
	"net/http"
	"testing"

	"github.com/apisteward/steward/internal/verify/call"
)

func TestLinkHeaders(t *testing.T) {
	for header, want := range map[string]string{
		`</a?page=2>; rel="next"`:                               "/a?page=2",
		`</a>; rel=prev, </b,c>; title="x, y"; rel="last next"`: "/b,c",
		`<https://h.example/a?b=1,2>; REL=NEXT`:                 "https://h.example/a?b=1,2",
		`</a>; rel="nextish"`:                                   "",
		`</a`:                                                   "",
		`</a>; rel="previous", <>; rel=next`:                    "",
		``:                                                      "",
	} {
		b := call.Binding{Exchange: &call.Exchange{Header: http.Header{"Link": {header}}}, Header: "Link", Rel: "next"}
		if got, ok := b.Resolve(); got != want || ok != (want != "") {
			t.Errorf("%s leads to %v, want %q", header, got, want)
		}
	}
}
