package answer

import (
	"strconv"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample/likely"
)

// seedFor is the seed of an answer of an operation: the same for the same
// status, media type and arguments, on every machine.
func (m *Maker) seedFor(op *contract.Operation, code int, what, arguments string) uint64 {
	s := likely.Seed(m.seed).With(op.Method).With(op.Path).With(strconv.Itoa(code))
	return uint64(s.With(what).With(arguments))
}
