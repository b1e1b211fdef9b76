package handlers

import (
	"bytes"
	"encoding/json"
	"errors"

	"github.com/apisteward/steward/internal/fault"
)

// maxJSONDepth bounds the nesting of JSON bodies. Nothing in the contract
// comes near it.
const maxJSONDepth = 32

// checkJSON refuses what is not exactly one JSON value, nested too deeply, or
// has a member twice, of which decoders differ in which one they take.
func checkJSON(data []byte) error {
	if len(bytes.TrimSpace(data)) == 0 {
		return fault.New(fault.Malformed, "The body is empty.")
	}
	var value json.RawMessage
	if err := json.Unmarshal(data, &value); err != nil {
		return syntaxFault(data, err)
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	return checkValue(decoder, data, 0)
}

func syntaxFault(data []byte, err error) error {
	offset := int64(len(data))
	if syntax := (*json.SyntaxError)(nil); errors.As(err, &syntax) {
		offset = syntax.Offset
	}
	return jsonFault(data, offset, "is not valid JSON")
}

// checkValue looks at the next value. Its syntax is known to be right.
func checkValue(decoder *json.Decoder, data []byte, depth int) error {
	token, err := decoder.Token()
	if err != nil {
		return syntaxFault(data, err)
	}
	open, nested := token.(json.Delim)
	if !nested {
		return nil
	}
	if depth == maxJSONDepth {
		return jsonFault(data, decoder.InputOffset(), "is nested too deeply")
	}
	seen := make(map[json.Token]bool)
	for decoder.More() {
		if open == '{' {
			name, err := decoder.Token()
			if err != nil {
				return syntaxFault(data, err)
			}
			if seen[name] {
				return jsonFault(data, decoder.InputOffset(), "has the same member twice")
			}
			seen[name] = true
		}
		if err := checkValue(decoder, data, depth+1); err != nil {
			return err
		}
	}
	_, err = decoder.Token() // the closing bracket
	return err
}

// jsonFault is about the byte that ends at an offset.
func jsonFault(data []byte, offset int64, detail string) error {
	before := data[:min(max(offset-1, 0), int64(len(data)))]
	err := fault.New(fault.Malformed, "The body cannot be read as JSON.")
	err.Fields = []fault.Field{{
		Place:  "#",
		Detail: detail,
		Line:   bytes.Count(before, []byte("\n")) + 1,
		Column: len(before) - bytes.LastIndexByte(before, '\n'),
	}}
	return err
}
