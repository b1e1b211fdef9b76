package intake

import (
	"bytes"
	"compress/zlib"
	"errors"
	"io"
	"net/http"
	"strings"

	"github.com/klauspost/compress/flate"

	"github.com/apisteward/steward/internal/coding"
	"github.com/apisteward/steward/internal/fault"
)

const (
	maxCodings = 3       // Content-Encodings of one body
	trusted    = 1 << 20 // bytes that are set aside on a caller's word
	discarded  = 1 << 28 // bytes that a caller may send in vain
)

// received reads the body of a request to its end and undoes its
// Content-Encoding. It takes no more than maxBody bytes on the wire, and makes no more of
// them.
func received(req *http.Request) ([]byte, *fault.Error) {
	if req.Body == nil || req.Body == http.NoBody {
		return nil, nil
	}
	if req.ContentLength > maxBody {
		if req.Header.Get("Expect") == "" { // who asked first does not send it
			discard(req.Body)
		}
		return nil, tooLarge()
	}
	codings, wrong := codingsOf(req.Header.Values("Content-Encoding"))
	if wrong != nil {
		return nil, wrong
	}
	data, err := readAll(req.Body, int(min(max(req.ContentLength, 0), trusted)))
	if err != nil {
		discard(req.Body)
	}
	for i := len(codings) - 1; i >= 0 && err == nil; i-- {
		data, err = undo(codings[i], data)
	}
	if err != nil {
		return nil, readFault(err)
	}
	return data, nil
}

// discard reads what a caller goes on sending. Many read no answer before they
// are done, and see a connection that broke in place of what is wrong.
func discard(body io.Reader) {
	_, _ = io.CopyN(io.Discard, body, discarded) // the caller went away
}

// codingsOf lists the codings of a body in the order in which they were
// applied (RFC 9110, section 8.4).
func codingsOf(headers []string) ([]string, *fault.Error) {
	var codings []string
	for name := range strings.SplitSeq(strings.Join(headers, ","), ",") {
		switch name = strings.ToLower(strings.TrimSpace(name)); name {
		case "", "identity":
		case "gzip", "x-gzip", "deflate", "zstd":
			codings = append(codings, name)
		default:
			return nil, uncoded("must be gzip, deflate or zstd, or be left out")
		}
	}
	if len(codings) > maxCodings {
		return nil, uncoded("must not name so many codings")
	}
	return codings, nil
}

func uncoded(detail string) *fault.Error {
	return &fault.Error{
		Kind: fault.Unsupported, Detail: "Send the body as it is, or with Content-Encoding gzip, deflate or zstd.",
		Fields: []fault.Field{{Place: "header Content-Encoding", Detail: detail}},
	}
}

// undo undoes one coding.
func undo(name string, data []byte) ([]byte, error) {
	if len(data) == 0 {
		return data, nil // as of a request without a body
	}
	reader, err := decoder(name, data)
	if err != nil {
		return nil, err
	}
	defer reader.Close() // it only gives memory back
	return readAll(reader, min(len(data), trusted))
}

func decoder(name string, data []byte) (io.ReadCloser, error) {
	if name != "deflate" {
		return coding.NewReader(name, bytes.NewReader(data))
	}
	// It is zlib (RFC 9110, section 8.4.1.2), and bare with some.
	if z, err := zlib.NewReader(bytes.NewReader(data)); err == nil {
		return z, nil
	}
	return flate.NewReader(bytes.NewReader(data)), nil
}

// readAll reads up to maxBody bytes, and fails with *http.MaxBytesError for
// more.
func readAll(from io.Reader, expected int) ([]byte, error) {
	var b bytes.Buffer
	b.Grow(expected + bytes.MinRead)
	if _, err := b.ReadFrom(io.LimitReader(from, maxBody+1)); err != nil {
		return nil, err
	}
	if b.Len() > maxBody {
		return nil, &http.MaxBytesError{Limit: maxBody}
	}
	return b.Bytes(), nil
}

// readFault says why a body could not be read.
func readFault(err error) *fault.Error {
	var over *http.MaxBytesError
	if errors.As(err, &over) || coding.IsWindow(err) {
		return tooLarge()
	}
	return &fault.Error{
		Kind: fault.Malformed, Detail: "The body cannot be read: it is cut off, or not in its Content-Encoding.",
		Fields: []fault.Field{{Place: "#", Detail: "is cut off, or not in its Content-Encoding"}}, Err: err,
	}
}

func tooLarge() *fault.Error {
	return fault.New(fault.TooLarge, "The body is larger than %d bytes.", maxBody)
}
