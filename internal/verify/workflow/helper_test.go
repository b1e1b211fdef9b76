package workflow

import (
	"errors"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
)

func fieldsOf(err error) []fault.Field {
	var e *fault.Error
	if errors.As(err, &e) {
		return e.Fields
	}
	return nil
}

// mustParseNode reads a value in YAML. (A text that begins with a brace is
// JSON, so it stands in a list.)
func mustParseNode(t testing.TB, text string) *contract.Node {
	t.Helper()
	root, _, err := contract.Parse([]byte("- "+text), limits)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return root.Children()[0].Value
}
