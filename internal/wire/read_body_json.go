package wire

import (
	"bytes"
	"errors"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/sample"
)

const (
	maxValues = 1_000_000 // JSON values in one body
	maxLevels = 1_000     // arrays and objects within each other: as many as package sample reads
)

// readJSON reads one JSON text. It is UTF-8 whatever its charset says, which
// has no meaning there (RFC 8259, sections 8.1 and 11).
func readJSON(in *incoming) (any, error) {
	if err := knownCharset(in.parameters["charset"]); err != nil {
		return nil, err
	}
	return parseJSON(bytes.TrimPrefix(in.data, []byte("\ufeff")), "JSON")
}

// knownCharset is Unsupported for a charset that is not known.
func knownCharset(name string) error {
	_, err := decodeCharset(nil, name)
	return err
}

// parseJSON reads a text of no more than so many values, in whose objects
// each name stands once: of two, programs take one or the other (RFC 8259,
// section 4).
func parseJSON(data []byte, format string) (any, error) {
	if err := checkUTF8(data); err != nil {
		return nil, err
	}
	if tooManyValues(data) {
		return nil, fault.New(fault.TooLarge, "The body has more than %d values.", maxValues)
	}
	v, err := sample.Parse(data)
	if err != nil || repeats(v) {
		return nil, jsonFault(data, format)
	}
	return v, nil
}

// tooManyValues counts what stands between values, and only in texts that are
// long enough to hold so many.
func tooManyValues(data []byte) bool {
	if len(data) < 2*maxValues {
		return false
	}
	count, quoted := 0, false
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case !quoted && (c == ',' || c == '[' || c == '{'):
			count++
		}
	}
	return count >= maxValues
}

// repeats reports whether some object has a name twice.
func repeats(v any) bool {
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			if repeats(item) {
				return true
			}
		}
	case sample.Object:
		for _, m := range v {
			if repeats(m.Value) {
				return true
			}
		}
		return hasTwice(v)
	}
	return false
}

// hasTwice compares each with each where there are few, which takes no memory.
func hasTwice(o sample.Object) bool {
	if len(o) > 16 {
		seen := make(map[string]struct{}, len(o))
		for _, m := range o {
			seen[m.Name] = struct{}{}
		}
		return len(seen) < len(o)
	}
	for i := range o {
		for j := range i {
			if o[j].Name == o[i].Name {
				return true
			}
		}
	}
	return false
}

// jsonFault says where a text is not JSON or repeats itself, which takes a
// second reading.
func jsonFault(data []byte, format string) error {
	_, defects, err := parseNodes(data)
	var known *fault.Error
	switch {
	case errors.As(err, &known) && known.Kind == fault.Malformed && len(known.Fields) > 0:
		return unreadable(format, known.Fields[0].Line, known.Fields[0].Column, known.Fields[0].Detail)
	case len(defects) > 0:
		return repeated(defects, format, 0)
	}
	line, column := lineAt(data, len(data)-len(bytes.TrimLeft(data, " \t\r\n")))
	return unreadable(format, line, column, "this is no JSON value")
}

// parseNodes reads a text as a document is read, within the bounds of a body.
// One that begins with no bracket would be read as YAML.
func parseNodes(data []byte) (*contract.Node, []contract.Defect, error) {
	if first := bytes.TrimLeft(data, " \t\r\n"); len(first) == 0 || first[0] != '{' && first[0] != '[' {
		return nil, nil, nil
	}
	return contract.Parse(data, bodyLimits(data))
}

func bodyLimits(data []byte) contract.Limits {
	return contract.Limits{Bytes: len(data), Depth: maxLevels, Nodes: maxValues}
}

// mostNamed is how many names that are given twice are told.
const mostNamed = 10

// repeated is the error for names that are given twice in a text to which some
// lines were added.
func repeated(defects []contract.Defect, format string, added int) error {
	var fields []fault.Field
	for _, d := range defects[:min(len(defects), mostNamed)] {
		fields = append(fields, fault.Field{
			Place: d.Place, Detail: "a name is given twice in one object", Line: int(d.Line) - added, Column: int(d.Column),
		})
	}
	return malformed(format, fields...)
}
