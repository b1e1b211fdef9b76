package handlers

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/apisteward/steward/internal/coding"
	"github.com/apisteward/steward/internal/fault"
)

// maxBody bounds every body that is not a document, in bytes.
const maxBody = 1 << 20

// decodeBody undoes the Content-Encoding of a body and bounds its size, both
// as it comes and as it is when decompressed.
func (s *server) decodeBody(r *route) echo.MiddlewareFunc {
	limit := int64(maxBody)
	if r.raw {
		limit = s.maxDocument
	}
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			request := c.Request()
			if request.Body == nil {
				request.Body = http.NoBody
			}
			if request.ContentLength > limit {
				return &http.MaxBytesError{Limit: limit}
			}
			plain, err := decompressor(request.Header.Get("Content-Encoding"),
				http.MaxBytesReader(c.Response(), request.Body, limit))
			if err != nil {
				if fault.Is(err, fault.Unsupported) {
					c.Response().Header().Set("Accept-Encoding", "gzip, zstd")
				}
				return err
			}
			defer plain.Close()
			request.Body = &limitedBody{ReadCloser: plain, left: limit, limit: limit, expected: request.ContentLength}
			if request.Header.Get("Content-Encoding") != "" {
				request.Header.Del("Content-Encoding")
				request.ContentLength = -1
			}
			return next(c)
		}
	}
}

// decompressor undoes one content coding (RFC 9110, 8.4).
func decompressor(name string, body io.Reader) (io.ReadCloser, error) {
	switch name = strings.ToLower(strings.TrimSpace(name)); name {
	case "", "identity":
		return io.NopCloser(body), nil
	case "gzip", "x-gzip", "zstd":
		reader, err := coding.NewReader(name, body)
		if err != nil {
			return nil, readError(err)
		}
		return reader, nil
	}
	return nil, fault.New(fault.Unsupported, "Send the body as it is, or with Content-Encoding gzip or zstd.")
}

// limitedBody fails with *http.MaxBytesError beyond its limit.
type limitedBody struct {
	io.ReadCloser
	left, limit int64
	expected    int64 // how much the caller says it is sending
}

// Read reads up to the limit, and one byte more to see whether there is more.
func (b *limitedBody) Read(p []byte) (int, error) {
	if b.left < 0 {
		return 0, &http.MaxBytesError{Limit: b.limit}
	}
	if int64(len(p)) > b.left+1 {
		p = p[:b.left+1]
	}
	n, err := b.ReadCloser.Read(p)
	b.left -= int64(n)
	if b.left < 0 {
		return n - 1, &http.MaxBytesError{Limit: b.limit}
	}
	return n, err
}

// readError classifies a failure to read a body.
func readError(err error) error {
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		return tooLarge
	}
	if coding.IsWindow(err) {
		return fault.New(fault.TooLarge, "The body was compressed with a window of more than %d bytes.", coding.Window)
	}
	return &fault.Error{Kind: fault.Malformed, Detail: "The body cannot be read; it may be cut off, or not in its Content-Encoding.", Err: err}
}

// maxExpected is how much memory is set aside, in bytes, on a caller's word.
const maxExpected = 16 << 20

// readBody reads a body to its end. A body that is in memory is not copied.
func readBody(body io.Reader) ([]byte, error) {
	var data bytes.Buffer
	switch b := body.(type) {
	case *memoryBody:
		return b.data, nil
	case *limitedBody:
		data.Grow(int(min(max(b.expected, 0), maxExpected)) + bytes.MinRead)
	}
	if _, err := data.ReadFrom(body); err != nil {
		return nil, readError(err)
	}
	return data.Bytes(), nil
}

// memoryBody is a body that is in memory.
type memoryBody struct {
	*bytes.Reader
	data []byte
}

func bytesBody(data []byte) *memoryBody { return &memoryBody{bytes.NewReader(data), data} }

// Close does nothing.
func (*memoryBody) Close() error { return nil }

// mediaTypes returns what the body may be, sorted.
func (r *route) mediaTypes() []string {
	types := make([]string, 0, len(r.body.Content))
	for media := range r.body.Content {
		types = append(types, media)
	}
	slices.Sort(types)
	return types
}

// validatedBody is a body with the value that was validated, for the generated
// code to take instead of decoding the body again.
type validatedBody struct {
	io.ReadCloser
	value any
}

// ValidatedValue returns the value.
func (b validatedBody) ValidatedValue() any { return b.value }
