package handlers

import (
	"net/url"
	"testing"

	"github.com/apisteward/steward/internal/fault"
)

func TestCursorIsGoodForItsListOnly(t *testing.T) {
	sealed := sealCursor("/v1/apis?", "payments")
	got, err := openCursor("/v1/apis?", &sealed)
	if err != nil || got != "payments" {
		t.Fatalf("openCursor = %q, %v", got, err)
	}
	flipped := []byte(sealed)
	flipped[len(flipped)-2] ^= 1
	for name, try := range map[string]struct{ list, cursor string }{
		"of another list": {"/v1/keys?", sealed},
		"changed":         {"/v1/apis?", string(flipped)},
		"cut off":         {"/v1/apis?", sealed[:4]},
		"made up":         {"/v1/apis?", "cGF5bWVudHM"},
		"not base64":      {"/v1/apis?", "a b"},
		"empty":           {"/v1/apis?", ""},
	} {
		if got, err := openCursor(try.list, &try.cursor); !fault.Is(err, fault.Malformed) {
			t.Errorf("a cursor %s: %q, %v; want Malformed", name, got, err)
		}
	}
}

func TestNextPageKeepsTheQuestion(t *testing.T) {
	limit := int32(2)
	next, link := nextPage("/v1/x", "10", &limit, url.Values{"since": {"1.0.0"}})
	if next == nil || link == nil {
		t.Fatal("no next page")
	}
	want := "</v1/x?cursor=" + *next + `&limit=2&since=1.0.0>; rel="next"`
	if *link != want {
		t.Errorf("Link: %s, want %s", *link, want)
	}
	if next, link := nextPage("/v1/x", "", &limit, nil); next != nil || link != nil {
		t.Errorf("the last page leads to %v, %v", next, link)
	}
}

func FuzzOpenCursor(f *testing.F) {
	f.Add("/v1/apis?", sealCursor("/v1/apis?", "payments"))
	f.Add("/v1/apis?", "AAAA")
	f.Add("", "")
	f.Fuzz(func(t *testing.T, list, cursor string) {
		opened, err := openCursor(list, &cursor)
		if err == nil && sealCursor(list, opened) != cursor {
			t.Errorf("openCursor(%q) = %q, which seals to another cursor", cursor, opened)
		}
		if err != nil && !fault.Is(err, fault.Malformed) {
			t.Errorf("openCursor(%q): %v, want Malformed", cursor, err)
		}
	})
}
