package wire

import (
	"bytes"
	"errors"
	"fmt"
	"unicode/utf8"

	"github.com/apisteward/steward/internal/fault"
)

// unreadable is the error for a body that is not what its media type says, in
// a place of its text: one-based, 0 for none that is known.
func unreadable(format string, line, column int, detail string) *fault.Error {
	return malformed(format, fault.Field{Place: "#", Detail: detail, Line: line, Column: column})
}

// malformed is the error for a body that is not what its media type says, in
// one place or more.
func malformed(format string, fields ...fault.Field) *fault.Error {
	first := fields[0]
	at := ""
	switch {
	case first.Line > 0 && first.Column > 0:
		at = fmt.Sprintf("line %d, column %d: ", first.Line, first.Column)
	case first.Line > 0:
		at = fmt.Sprintf("line %d: ", first.Line)
	}
	e := fault.New(fault.Malformed, "The body cannot be read as %s: %s%s.", format, at, first.Detail)
	e.Fields = fields
	return e
}

// within makes the error for a part of a body one for the whole: the part
// stands so many lines further down, at a place of its own.
func within(err error, format, place string, lines int) error {
	var known *fault.Error
	if !errors.As(err, &known) || known.Kind != fault.Malformed || len(known.Fields) == 0 {
		return err
	}
	fields := make([]fault.Field, len(known.Fields))
	for i, f := range known.Fields {
		f.Place = place + f.Place[min(1, len(f.Place)):]
		if f.Line > 0 {
			f.Line += lines
		}
		fields[i] = f
	}
	return malformed(format, fields...)
}

// lineAt returns the place of an offset: both are one-based, and columns count
// characters.
func lineAt(data []byte, offset int) (line, column int) {
	before := data[:min(offset, len(data))]
	line = 1 + bytes.Count(before, []byte("\n"))
	return line, 1 + utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:])
}
