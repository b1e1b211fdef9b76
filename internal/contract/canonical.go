package contract

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
)

// digest is "sha256:" and the SHA-256 of the canonical JSON in hexadecimal.
func digest(root *Node) string {
	h := sha256.New()
	_ = WriteCanonicalJSON(h, root) // a hash takes everything
	return "sha256:" + hex.EncodeToString(h.Sum(nil))
}

// WriteCanonicalJSON writes n as canonical JSON: members ordered and strings
// escaped as in RFC 8785, no white space. It departs from RFC 8785 in one
// thing: numbers are written by their exact decimal value and not by that of
// a double, so that large integers keep their identity.
func WriteCanonicalJSON(w io.Writer, n *Node) error {
	c := canonicalWriter{out: w, buf: make([]byte, 0, 2*flushAt)}
	c.value(n)
	c.flush()
	return c.err
}

// canonicalWriter writes canonical JSON.
type canonicalWriter struct {
	out   io.Writer
	err   error
	buf   []byte
	order []*Child // the members of the objects being written
}

// flushAt is the number of bytes that are written at a time.
const flushAt = 16 << 10

func (c *canonicalWriter) flush() {
	if c.err == nil {
		_, c.err = c.out.Write(c.buf)
	}
	c.buf = c.buf[:0]
}

func (c *canonicalWriter) value(n *Node) {
	switch n.Kind {
	case String:
		c.buf = appendString(c.buf, n.text)
	case Number:
		c.buf = append(c.buf, normalNumber(n.text)...)
	case Array:
		c.array(n)
	case Object:
		c.object(n)
	default:
		c.buf = append(c.buf, n.text...)
	}
	if len(c.buf) >= flushAt {
		c.flush()
	}
}

func (c *canonicalWriter) array(n *Node) {
	c.buf = append(c.buf, '[')
	for i := range n.children {
		if i > 0 {
			c.buf = append(c.buf, ',')
		}
		c.value(n.children[i].Value)
	}
	c.buf = append(c.buf, ']')
}

func (c *canonicalWriter) object(n *Node) {
	c.buf = append(c.buf, '{')
	mark := len(c.order)
	c.order = sortedMembers(n, c.order)
	for i := mark; i < len(c.order); i++ {
		if i > mark {
			c.buf = append(c.buf, ',')
		}
		c.buf = appendString(c.buf, c.order[i].Key)
		c.buf = append(c.buf, ':')
		c.value(c.order[i].Value)
	}
	c.order = c.order[:mark]
	c.buf = append(c.buf, '}')
}

const hexDigits = "0123456789abcdef"

// appendString appends a JSON string with the escapes of RFC 8785, section
// 3.2.2.2: only what must be escaped.
func appendString(buf []byte, s string) []byte {
	buf = append(buf, '"')
	start := 0
	for i := range len(s) {
		c := s[i]
		if c >= 0x20 && c != '"' && c != '\\' {
			continue
		}
		buf = append(buf, s[start:i]...)
		start = i + 1
		switch c {
		case '"', '\\':
			buf = append(buf, '\\', c)
		case '\b':
			buf = append(buf, '\\', 'b')
		case '\t':
			buf = append(buf, '\\', 't')
		case '\n':
			buf = append(buf, '\\', 'n')
		case '\f':
			buf = append(buf, '\\', 'f')
		case '\r':
			buf = append(buf, '\\', 'r')
		default:
			buf = append(buf, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
		}
	}
	buf = append(buf, s[start:]...)
	return append(buf, '"')
}
