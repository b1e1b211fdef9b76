package outgoing

import (
	"io"

	"github.com/apisteward/steward/internal/fault"
)

// capped is a body that fails when it is longer than it may be.
type capped struct {
	io.ReadCloser
	left, most int64
}

// Read returns a TooLarge *fault.Error where the body goes on after its limit.
func (b *capped) Read(p []byte) (int, error) {
	if b.left < 0 {
		return 0, b.tooLarge()
	}
	if int64(len(p)) > b.left+1 {
		p = p[:b.left+1]
	}
	n, err := b.ReadCloser.Read(p)
	if b.left -= int64(n); b.left < 0 {
		return n - 1, b.tooLarge()
	}
	return n, err
}

func (b *capped) tooLarge() error {
	return fault.New(fault.TooLarge, "The answer is longer than %d bytes.", b.most)
}
