package base

import (
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify/session"
)

func TestASchemaThatRefersToItselfIsTakenAsItIs(t *testing.T) {
	doc, err := contract.Load([]byte(`{"openapi": "3.0.3", "components": {"schemas": {
		"A": {"$ref": "#/components/schemas/B"}, "B": {"$ref": "#/components/schemas/A"},
		"C": {"$ref": "#/components/schemas/D"}, "D": {"type": "string", "minLength": 1}}}}`), contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	b := &Base{session: &session.Session{Doc: doc}}
	schemas := doc.Root.At("components", "schemas")
	if b.resolved(schemas.Get("A")).TypeGiven {
		t.Error("a circle says something")
	}
	if b.resolved(schemas.Get("C")).MinLength == nil {
		t.Error("what is referred to is not read")
	}
}
