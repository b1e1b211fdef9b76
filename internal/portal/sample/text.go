package sample

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
)

// Compact writes a value as JSON on one line, in the order of the text.
func Compact(n *contract.Node) string { return sample.Compact(sample.Of(n)) }

// Number writes a bound as the document does.
func Number(b *contract.Bound) string {
	if text := b.Node.Literal(); b.Node.Is(contract.Number) {
		return text
	}
	return strings.TrimSuffix(strings.TrimRight(b.Value.FloatString(6), "0"), ".")
}

// Curl returns a command line that calls an operation with what it requires
// and nothing else.
func Curl(doc *contract.Document, op *contract.Operation) string { return New(doc).Request(op).Curl() }

// quoteJSON writes a string as JSON, with nothing escaped that need not be.
func quoteJSON(s string) string { return string(sample.AppendQuoted(nil, s)) }
