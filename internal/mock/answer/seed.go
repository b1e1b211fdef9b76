package answer

import (
	"strconv"

	"github.com/apisteward/steward/internal/contract"
)

// seed is where the making of a value begins.
type seed uint64

// The numbers of FNV-1a, 64 bits.
const (
	seedStart seed = 0xcbf29ce484222325
	seedPrime seed = 0x100000001b3
)

// with mixes a text into a seed, in the same way on every machine and in every
// version of the program (FNV-1a, with an end after each text).
func (s seed) with(text string) seed {
	for i := range len(text) {
		s = (s ^ seed(text[i])) * seedPrime
	}
	return (s ^ 0xff) * seedPrime
}

// seedFor is the seed of an answer of an operation: the same for the same
// status, media type and arguments.
func (m *Maker) seedFor(op *contract.Operation, code int, what, arguments string) uint64 {
	s := seedStart.with(strconv.FormatUint(m.seed, 10)).with(op.Method).with(op.Path).with(strconv.Itoa(code))
	return uint64(s.with(what).with(arguments))
}
