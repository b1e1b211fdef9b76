package search

import (
	"bytes"
	"encoding/json"
)

// script returns a script that hands a part of the index to search.js. It
// holds only ASCII where the language or HTML gives a character a meaning, so
// that no text of a document ends a string, a script or a line early.
func script(part string, data any) []byte {
	var b bytes.Buffer
	b.WriteString("steward.search.add(")
	encode(&b, part)
	b.WriteByte(',')
	encode(&b, data)
	b.WriteString(");\n")
	return b.Bytes()
}

// encode appends a value, which is made of strings, numbers, slices and
// structs and therefore always has a JSON form. It escapes <, >, &, U+2028 and
// U+2029.
func encode(b *bytes.Buffer, v any) {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	b.Write(text)
}
