package runtime

import (
	"net/http"
	"strings"
	"testing"
)

// A deprecation is told once for each operation, with its end and its links.
func TestDeprecation(t *testing.T) {
	b := setup(t, nil, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Deprecation", "@1796083200")
		w.Header().Set("Sunset", "Tue, 01 Jun 2027 00:00:00 GMT")
		w.Header().Add("Link", `</guide>; rel="deprecation"; type="text/html", </v2>; rel=successor-version`)
		answering(200, "{}")(w, r)
	})
	op := jsonGet("/")
	for range 3 {
		if _, err := call[*user](t.Context(), b.core, op, input{}, nil); err != nil {
			t.Fatal(err)
		}
	}
	got := b.log.String()
	for _, want := range []string{
		"level=WARN", "operation=get", `since="Tue, 01 Dec 2026 00:00:00 GMT"`, `sunset="Tue, 01 Jun 2027 00:00:00 GMT"`, "deprecation=/guide", "successor-version=/v2",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is not in %s", want, got)
		}
	}
	if strings.Count(got, "\n") != 1 {
		t.Errorf("told more than once: %s", got)
	}
}

func TestDeprecationForms(t *testing.T) {
	for text, told := range map[string]bool{"": false, "false": false, "?0": false, "true": true, "Sun, 11 Nov 2018 23:59:59 GMT": true, "@x": true} {
		b := setup(t, nil, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Deprecation", text)
			answering(200, "{}")(w, r)
		})
		if _, err := call[*user](t.Context(), b.core, jsonGet("/"), input{}, nil); err != nil {
			t.Fatal(err)
		}
		if got := b.log.Len() > 0; got != told {
			t.Errorf("%q: told %t, want %t", text, got, told)
		}
	}
}

func TestLinkOf(t *testing.T) {
	for text, want := range map[string]string{
		`<a>; rel="next"`: "a", `<a>; rel=next`: "a", `<a>;rel="prev next"`: "a", `<a>; REL="NEXT"`: "a", `<a>; title="x\", <b>"; rel="next"`: "a",
		`<x>; rel="prev",<a,b>; rel="next"`: "a,b", `<a>`: "", `a; rel="next"`: "", `<a>; rel="nexts"`: "", `<a>; rel="x"; rel="next"`: "", ``: "", `<a`: "", `<a>; rel`: "",
	} {
		if got := linkOf(http.Header{"Link": {text}}, "next"); got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}
