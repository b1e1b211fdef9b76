package contract

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"unicode/utf8"
)

// jsonReader turns JSON tokens into nodes and keeps count of lines and columns.
type jsonReader struct {
	*builder
	data         []byte
	dec          *json.Decoder
	pos          int // offset up to which line and column are counted
	line, column int
}

// parseJSON reads one JSON text (RFC 8259).
func parseJSON(data []byte, b *builder) (*Node, error) {
	r := &jsonReader{builder: b, data: data, dec: json.NewDecoder(bytes.NewReader(data)), line: 1, column: 1}
	r.dec.UseNumber()
	tok, err := r.next()
	if err != nil {
		return nil, err
	}
	root, err := r.value(nil, tok, 0)
	if err != nil {
		return nil, err
	}
	r.advance(int(r.dec.InputOffset()))
	if rest := bytes.TrimLeft(data[r.pos:], " \t\r\n"); len(rest) > 0 {
		r.advance(len(data) - len(rest))
		return nil, syntaxError("there is more text after the end of the JSON value", r.line, r.column)
	}
	return root, nil
}

// advance counts lines and columns (in runes) up to an offset.
func (r *jsonReader) advance(to int) {
	for _, c := range r.data[r.pos:to] {
		if c == '\n' {
			r.line, r.column = r.line+1, 1
		} else if utf8.RuneStart(c) {
			r.column++
		}
	}
	r.pos = to
}

// next reads one token and leaves line and column at its beginning.
func (r *jsonReader) next() (json.Token, error) {
	start := int(r.dec.InputOffset())
	for start < len(r.data) && strings.IndexByte(" \t\r\n,:", r.data[start]) >= 0 {
		start++
	}
	r.advance(start)
	tok, err := r.dec.Token()
	if err == nil {
		return tok, nil
	}
	var syntax *json.SyntaxError
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		r.advance(len(r.data))
		return nil, syntaxError("the text ends before the JSON value is complete", r.line, r.column)
	case errors.As(err, &syntax):
		if at := int(syntax.Offset) - 1; at > r.pos && at <= len(r.data) {
			r.advance(at)
		}
		return nil, syntaxError(syntax.Error(), r.line, r.column)
	}
	return nil, syntaxError(err.Error(), r.line, r.column)
}

// value makes the node that begins with tok.
func (r *jsonReader) value(parent *Node, tok json.Token, depth int) (*Node, error) {
	switch t := tok.(type) {
	case json.Delim:
		return r.container(parent, t, depth+1)
	case string:
		return r.scalar(parent, String, r.intern(t))
	case json.Number:
		return r.scalar(parent, Number, r.intern(string(t)))
	case bool:
		if t {
			return r.scalar(parent, Bool, "true")
		}
		return r.scalar(parent, Bool, "false")
	}
	return r.scalar(parent, Null, "null")
}

func (r *jsonReader) scalar(parent *Node, kind Kind, text string) (*Node, error) {
	n, err := r.begin(parent, kind, r.line, r.column)
	if err != nil {
		return nil, err
	}
	n.text = text
	return n, nil
}

func (r *jsonReader) container(parent *Node, open json.Delim, depth int) (*Node, error) {
	if depth > r.limits.Depth {
		return nil, r.tooDeep(r.line, r.column)
	}
	kind := Array
	if open == '{' {
		kind = Object
	}
	n, err := r.begin(parent, kind, r.line, r.column)
	if err != nil {
		return nil, err
	}
	mark := len(r.scratch)
	for {
		tok, err := r.next()
		if err != nil {
			return nil, err
		}
		if d, ok := tok.(json.Delim); ok && (d == '}' || d == ']') {
			r.finish(n, mark)
			return n, nil
		}
		child := Child{Line: int32(r.line), Column: int32(r.column)}
		if kind == Object {
			child.Key = r.intern(tok.(string))
			if tok, err = r.next(); err != nil {
				return nil, err
			}
		}
		if child.Value, err = r.value(n, tok, depth); err != nil {
			return nil, err
		}
		r.scratch = append(r.scratch, child)
	}
}
