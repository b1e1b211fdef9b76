package verifytest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// object is an object of JSON, or a record that was read from one.
type object map[string]any

// loose is an integer that may be written as 250, 250.0 or 2.5e2.
type loose int64

// encode writes a value as JSON, the properties of objects in any order.
func (s *Server) encode(v any) []byte {
	var b bytes.Buffer
	s.encodeTo(&b, v)
	return b.Bytes()
}

func (s *Server) encodeTo(b *bytes.Buffer, v any) {
	switch v := v.(type) {
	case object:
		s.encodeObject(b, v)
	case map[string]any:
		s.encodeObject(b, v)
	case []any:
		b.WriteByte('[')
		for i, item := range v {
			if i > 0 {
				b.WriteByte(',')
			}
			s.encodeTo(b, item)
		}
		b.WriteByte(']')
	case loose:
		b.WriteString(s.spell(int64(v)))
	default:
		text, err := json.Marshal(v)
		if err != nil {
			panic(err) // values are made by this package
		}
		b.Write(text)
	}
}

func (s *Server) encodeObject(b *bytes.Buffer, o map[string]any) {
	names := slices.Sorted(maps.Keys(o))
	if !s.without["key-order"] {
		s.random.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	}
	b.WriteByte('{')
	for i, name := range names {
		if i > 0 {
			b.WriteByte(',')
		}
		key, _ := json.Marshal(name) // a string can always be written
		b.Write(key)
		b.WriteByte(':')
		s.encodeTo(b, o[name])
	}
	b.WriteByte('}')
}

// spell writes an integer in one of the ways JSON has for it.
func (s *Server) spell(n int64) string {
	switch {
	case s.without["number-spelling"]:
	case n > 0 && n%100 == 0:
		return fmt.Sprintf("%de2", n/100)
	case n%2 == 0:
		return fmt.Sprintf("%d.0", n)
	}
	return fmt.Sprint(n)
}

// requestID returns a random UUID (RFC 9562, 5.4).
func (s *Server) requestID() string { return s.uuid() }

func (s *Server) uuid() string {
	a, b := s.random.Uint64(), s.random.Uint64()
	id := fmt.Sprintf("%08x-%04x-4%03x-%04x-%012x", a>>32, a>>16&0xffff, a&0xfff, b>>48&0x3fff|0x8000, b&0xffffffffffff)
	return strings.ToLower(id)
}
