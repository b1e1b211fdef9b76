package runtime

import (
	"bufio"
	"errors"
	"io"
	"iter"
)

// LineStream is a reply of JSON values one after the other. It must be read to
// its end, or closed.
type LineStream[T any] struct{ body io.ReadCloser }

func (s *LineStream[T]) start(got *reply) { s.body = got.stream }

// Close ends the stream.
func (s *LineStream[T]) Close() error { return s.body.Close() }

// All returns the values as they arrive, once, and closes the stream at the
// end. An error about a single value may be followed by more values; any other
// is the last thing it gives.
func (s *LineStream[T]) All() iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		defer s.body.Close()
		in := bufio.NewReader(s.body)
		for {
			line, err := readLine(in)
			if err != nil && !errors.Is(err, io.EOF) {
				var none T
				yield(none, err)
				return
			}
			if len(line) > 0 {
				var value T
				if !yield(value, decodeJSON(line, &value)) {
					return
				}
			}
			if err != nil {
				return
			}
		}
	}
}

// readLine returns a line without white space around it, nor the record
// separator of JSON text sequences (RFC 7464). The last one comes with io.EOF.
func readLine(in *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		piece, err := in.ReadSlice('\n')
		line = append(line, piece...)
		if len(line) > maxLine {
			return nil, errLine
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			line = trim(line)
			if len(line) > 0 && line[0] == '\x1e' {
				line = trim(line[1:])
			}
			return line, err
		}
	}
}
