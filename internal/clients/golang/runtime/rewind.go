package runtime

import (
	"errors"
	"fmt"
	"io"
	"sync"
)

// rewinder reads a source from its beginning for each attempt. net/http may
// still be reading for an attempt that has ended already, which must not move
// the source any more.
type rewinder struct {
	mu     sync.Mutex
	source io.Reader // an io.Seeker
	start  int64
	turn   int // of the attempt that reads
}

// open begins the turn of an attempt, and ends that of the one before.
func (r *rewinder) open() (io.Reader, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.turn++
	if _, err := r.source.(io.Seeker).Seek(r.start, io.SeekStart); err != nil {
		return nil, fmt.Errorf("rewinding the body: %w", err)
	}
	return &turn{r, r.turn}, nil
}

// turn is what one attempt reads.
type turn struct {
	of     *rewinder
	number int
}

func (t *turn) Read(p []byte) (int, error) {
	t.of.mu.Lock()
	defer t.of.mu.Unlock()
	if t.number != t.of.turn {
		return 0, errors.New("another attempt is reading the body")
	}
	return t.of.source.Read(p)
}
