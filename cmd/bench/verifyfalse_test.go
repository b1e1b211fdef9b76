package main

import (
	"strings"
	"testing"
)

func TestFalseText(t *testing.T) {
	schema := accusation{Operation: "GET /parts", Check: "schema", Detail: "ST108 200", First: 9}
	later := schema
	later.First = 30
	hint := accusation{Operation: "GET /parts", Check: "hint", Warning: true}
	got := falseText(
		innocence{"ours", []trial{{}, {Accused: []accusation{hint}}}},
		innocence{"theirs", []trial{{Accused: []accusation{schema, hint}}, {Accused: []accusation{later}}, {}}},
	)
	for _, want := range []string{
		"| ours | 2 | 0 | 0 | 0 | 1 | holds |", "| theirs | 3 | 2 | 1 | 1 | 1 |  |", "Of theirs:\n\n- GET /parts: schema, ST108 200\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in\n%s", want, got)
		}
	}
	if got := falseText(innocence{"ours", []trial{{Accused: []accusation{schema}}}}, innocence{}); !strings.Contains(got, "| missed |") {
		t.Errorf("one failure meets the aim:\n%s", got)
	}
}
