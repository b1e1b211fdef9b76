// Package coding undoes the content codings of HTTP (RFC 9110, section 8.4)
// without letting who sends a body decide how much memory that takes.
package coding

import (
	"errors"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// Window is how many bytes a compressed body may make us look back.
const Window = 8 << 20

// NewReader returns what undoes a coding, "gzip", "x-gzip" or "zstd", of what it
// reads from a body. How much comes out is the caller's to bound. The error is
// that of a body which does not begin as the coding does.
func NewReader(coding string, body io.Reader) (io.ReadCloser, error) {
	if coding != "zstd" {
		return gzip.NewReader(body)
	}
	d, err := zstd.NewReader(body, zstd.WithDecoderMaxWindow(Window), zstd.WithDecoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	return d.IOReadCloser(), nil
}

// IsWindow reports whether an error says that a body wants more than Window.
func IsWindow(err error) bool {
	return errors.Is(err, zstd.ErrWindowSizeExceeded) || errors.Is(err, zstd.ErrDecoderSizeExceeded)
}
