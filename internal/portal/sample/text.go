package sample

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// Compact writes a value as JSON on one line, in the order of the text.
func Compact(n *contract.Node) string {
	var raw, b bytes.Buffer
	if contract.WriteJSON(&raw, n) != nil || json.Compact(&b, raw.Bytes()) != nil {
		return n.Literal()
	}
	return b.String()
}

// Number writes a bound as the document does.
func Number(b *contract.Bound) string {
	if text := b.Node.Literal(); b.Node.Is(contract.Number) {
		return text
	}
	return strings.TrimSuffix(strings.TrimRight(b.Value.FloatString(6), "0"), ".")
}
