package compare

import (
	"testing"

	"github.com/apisteward/steward/internal/contract"
)

func TestContentsFindTheNarrowest(t *testing.T) {
	c := contentsOf([]*contract.Media{{Type: "*/*"}, {Type: "application/*"}, {Type: "Application/JSON; charset=UTF-8"}, {Type: "text/plain; a=1"}})
	for want, types := range map[string][]string{
		"*/*":                             {"image/png", "text/plain", "*/*"},
		"application/*":                   {"application/xml", "application/*"},
		"Application/JSON; charset=UTF-8": {"application/json", "application/json;charset=utf-8"},
		"text/plain; a=1":                 {"text/plain;A=1"},
	} {
		for _, mediaType := range types {
			if got := c.find(mediaType); got == nil || got.Type != want {
				t.Errorf("%s was found to be %v and not %s", mediaType, got, want)
			}
		}
	}
	if contentsOf([]*contract.Media{{Type: "text/plain"}}).find("text/html") != nil {
		t.Error("found what is not there")
	}
}

func TestContentsWithinARange(t *testing.T) {
	c := contentsOf([]*contract.Media{{Type: "text/plain"}})
	for mediaRange, want := range map[string]bool{"text/*": true, "*/*": true, "image/*": false, "text/plain": false} {
		if c.within(mediaRange) != want {
			t.Errorf("%s: %v", mediaRange, !want)
		}
	}
}
