package contract

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"io"
)

// digest is "sha256:" and the SHA-256 of the canonical JSON in hexadecimal.
func digest(root *Node) string {
	h := sha256.New()
	w := bufio.NewWriterSize(h, 1<<15)
	writeCanonical(w, root)
	w.Flush()
	return "sha256:" + hex.EncodeToString(h.Sum(nil))
}

// WriteCanonicalJSON writes n as canonical JSON: members ordered and strings
// escaped as in RFC 8785, no white space. It departs from RFC 8785 in one
// thing: numbers are written by their exact decimal value and not by that of
// a double, so that large integers keep their identity.
func WriteCanonicalJSON(w io.Writer, n *Node) error {
	b := bufio.NewWriter(w)
	writeCanonical(b, n)
	return b.Flush()
}

func writeCanonical(w *bufio.Writer, n *Node) {
	switch n.Kind {
	case String:
		writeString(w, n.text)
	case Number:
		w.WriteString(normalNumber(n.text))
	case Array:
		w.WriteByte('[')
		for i := range n.children {
			if i > 0 {
				w.WriteByte(',')
			}
			writeCanonical(w, n.children[i].Value)
		}
		w.WriteByte(']')
	case Object:
		w.WriteByte('{')
		for i, c := range sortedMembers(n, nil) {
			if i > 0 {
				w.WriteByte(',')
			}
			writeString(w, c.Key)
			w.WriteByte(':')
			writeCanonical(w, c.Value)
		}
		w.WriteByte('}')
	default:
		w.WriteString(n.text)
	}
}

const hexDigits = "0123456789abcdef"

// writeString writes a JSON string with the escapes of RFC 8785, section
// 3.2.2.2: only what must be escaped.
func writeString(w *bufio.Writer, s string) {
	w.WriteByte('"')
	start := 0
	for i := range len(s) {
		c := s[i]
		if c >= 0x20 && c != '"' && c != '\\' {
			continue
		}
		w.WriteString(s[start:i])
		start = i + 1
		switch c {
		case '"', '\\':
			w.Write([]byte{'\\', c})
		case '\b':
			w.WriteString(`\b`)
		case '\t':
			w.WriteString(`\t`)
		case '\n':
			w.WriteString(`\n`)
		case '\f':
			w.WriteString(`\f`)
		case '\r':
			w.WriteString(`\r`)
		default:
			w.WriteString(`\u00`)
			w.Write([]byte{hexDigits[c>>4], hexDigits[c&15]})
		}
	}
	w.WriteString(s[start:])
	w.WriteByte('"')
}
