// Package portaltest is what the tests of the portal's packages share.
package portaltest

import (
	_ "embed"
	"encoding/json"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
)

// Library is the text of a small document that has a bit of everything.
//
//go:embed testdata/library.yaml
var Library []byte

// Trials is the text of a document with every way to write a parameter and a
// body.
//
//go:embed testdata/trials.yaml
var Trials []byte

//go:embed testdata/hostile.json
var hostile string

// Load loads a document.
func Load(t *testing.T, text []byte) *contract.Document {
	t.Helper()
	doc, err := contract.Load(text, contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// HostileText is a document in JSON that has the given text wherever it can.
func HostileText(attack string) []byte {
	quoted := Quote(attack)
	text := strings.ReplaceAll(hostile, `"ATTACK"`, quoted)
	return []byte(strings.ReplaceAll(text, "ATTACK", quoted[1:len(quoted)-1]))
}

// Quote returns a string as JSON.
func Quote(s string) string {
	raw, err := json.Marshal(s)
	if err != nil {
		panic(err)
	}
	return string(raw)
}
