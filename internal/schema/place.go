package schema

import (
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// step is one key or index of a way into a value.
type step struct {
	key   string
	index int  // of an element, else -1
	named bool // the schema names the key
}

// place returns the keys and indexes of steps, and the pattern of Fault.
func place(steps []step) (keys []string, pattern string) {
	keys = make([]string, len(steps))
	var b strings.Builder
	for i, s := range steps {
		b.WriteByte('/')
		switch {
		case s.index >= 0:
			keys[i] = strconv.Itoa(s.index)
			b.WriteByte('*')
		case s.named:
			keys[i] = s.key
			b.WriteString(contract.EscapePointer(s.key))
		default:
			keys[i] = s.key
			b.WriteByte('*')
		}
	}
	return keys, b.String()
}
