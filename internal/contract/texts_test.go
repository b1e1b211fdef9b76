package contract

import (
	"strings"
	"testing"
)

// Strings keep their value whatever is kept after them and whatever becomes of
// the bytes that they were made of.
func TestTextsKeepTheirValue(t *testing.T) {
	for _, length := range []int{0, 100, 1 << 20} {
		keeper := newTexts(length)
		var kept, want []string
		var b []byte
		for i := range 5000 {
			s := strings.Repeat(string(rune('a'+i%26)), i*i%700)
			if i%1000 == 0 {
				s = strings.Repeat("x", chunkSize+i)
			}
			b = append(b[:0], s...)
			kept, want = append(kept, keeper.keep(b)), append(want, s)
			clear(b)
		}
		for i := range kept {
			if kept[i] != want[i] {
				t.Fatalf("text %d of %d bytes is %q", i, len(want[i]), kept[i])
			}
		}
	}
}
