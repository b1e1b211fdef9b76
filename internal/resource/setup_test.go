package resource

import (
	"testing"

	"github.com/apisteward/steward/internal/contract"
)

func load(t testing.TB, text string) *contract.Document {
	t.Helper()
	doc, err := contract.Load([]byte(text), contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return doc
}
