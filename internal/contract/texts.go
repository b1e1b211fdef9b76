package contract

import (
	"hash/maphash"
	"math/bits"
	"strings"
)

// texts keeps the strings of one document, packed closely, and those that were
// met lately only once.
type texts struct {
	seed   maphash.Seed
	recent []string // by hash; a power of two of them
	chunk  strings.Builder
	left   int // bytes of strings that may still come, as far as that is known
}

// chunkSize is the number of bytes of strings that are allocated at a time.
const chunkSize = 32 << 10

// newTexts is for the strings of a text of the given length.
func newTexts(length int) texts {
	slots := 1 << bits.Len(uint(min(max(length/512, 64), 8<<10)-1))
	return texts{seed: maphash.MakeSeed(), recent: make([]string, slots), left: length}
}

// keep returns a string of its own for b.
func (t *texts) keep(b []byte) string {
	slot := &t.recent[maphash.Bytes(t.seed, b)&uint64(len(t.recent)-1)]
	if *slot != string(b) {
		*slot = t.store(b)
	}
	return *slot
}

// store copies b to where the strings are.
func (t *texts) store(b []byte) string {
	start := t.chunk.Len()
	if len(b) > t.chunk.Cap()-start {
		if len(b) > chunkSize/8 {
			return string(b)
		}
		t.chunk.Reset()
		t.chunk.Grow(max(min(chunkSize, t.left), len(b)))
		start = 0
	}
	t.left -= len(b)
	t.chunk.Write(b)
	return t.chunk.String()[start:]
}
