package prose

import "testing"

func TestAnchorsAreThoseOfGitHub(t *testing.T) {
	for heading, want := range map[string]string{
		"Getting started": "getting-started", "What's new?": "whats-new", "oas3_2-tag-parent": "oas3_2-tag-parent",
		"owasp:api1:2023-no-numeric-ids": "owaspapi12023-no-numeric-ids", "no-$ref-siblings": "no-ref-siblings", " Größe ": "größe",
	} {
		if got := Anchor(heading); got != want {
			t.Errorf("%q has the anchor %q, want %q", heading, got, want)
		}
	}
	a := newAnchors()
	if one, two := a.Generate([]byte("Keys"), 0), a.Generate([]byte("Keys"), 0); string(one) != "keys" || string(two) != "keys-1" {
		t.Errorf("two headings have %s and %s", one, two)
	}
}
