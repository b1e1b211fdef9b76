package state

import (
	"encoding/binary"
	"hash/fnv"
	"math/rand/v2"
)

// seedOf is a number that follows from the seed of the mock and from what it is
// for.
func (s *State) seedOf(what string) uint64 {
	h := fnv.New64a()
	var seed [8]byte
	binary.LittleEndian.PutUint64(seed[:], s.seed)
	h.Write(seed[:])
	h.Write([]byte(what))
	return h.Sum64()
}

// random is a source of numbers that follows from the same.
func (s *State) random(what string) *rand.Rand {
	return rand.New(rand.NewPCG(s.seedOf(what), 0))
}
