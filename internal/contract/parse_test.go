package contract

import (
	"testing"

	"github.com/apisteward/steward/internal/fault"
)

func TestParseReadsAnyText(t *testing.T) {
	root, defects, err := Parse([]byte("arazzo: 1.0.1\nworkflows:\n  - workflowId: a\n    workflowId: b\n"), DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	workflow := root.Get("workflows").Children()[0].Value
	if got := workflow.Get("workflowId").Text(); got != "b" {
		t.Errorf("of a key that is given twice the last counts: got %q", got)
	}
	if workflow.Pointer() != "#/workflows/0" || workflow.Line != 3 || workflow.Column != 5 {
		t.Errorf("place is %s, line %d, column %d", workflow.Pointer(), workflow.Line, workflow.Column)
	}
	if len(defects) != 1 || defects[0].Rule != "duplicate-key" || defects[0].Line != 4 {
		t.Errorf("defects: %+v", defects)
	}
	if root.Hash() == (Hash{}) {
		t.Error("the nodes have no hashes")
	}
}

func TestParseKeepsToTheLimits(t *testing.T) {
	limits := Limits{Bytes: 20, Depth: 3, Nodes: 4}
	for text, kind := range map[string]fault.Kind{
		"{\"a\": \"a text that is too long\"}": fault.TooLarge,
		"[1, 2, 3, 4, 5]":                      fault.TooLarge,
		"[[[[[1]]]]]":                          fault.Malformed,
		"a: b: c":                              fault.Malformed,
		"":                                     fault.Malformed,
	} {
		if _, _, err := Parse([]byte(text), limits); !fault.Is(err, kind) {
			t.Errorf("%q: %v, want %v", text, err, kind)
		}
	}
}
