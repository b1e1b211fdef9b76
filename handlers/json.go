package handlers

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"

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
	decoder := json.NewDecoder(bytes.NewReader(data))
	if err := checkValue(decoder, data, 0); err != nil {
		return err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return jsonFault(data, decoder.InputOffset(), "there is something after the JSON value")
	}
	return nil
}

// checkValue reads one value.
func checkValue(decoder *json.Decoder, data []byte, depth int) error {
	token, err := decoder.Token()
	if err != nil {
		return syntaxFault(data, decoder, err)
	}
	if depth > maxJSONDepth {
		return jsonFault(data, decoder.InputOffset(), "is nested too deeply")
	}
	switch token {
	case json.Delim('{'):
		return checkObject(decoder, data, depth)
	case json.Delim('['):
		return checkArray(decoder, data, depth)
	}
	return nil
}

func checkObject(decoder *json.Decoder, data []byte, depth int) error {
	seen := make(map[json.Token]bool)
	for decoder.More() {
		name, err := decoder.Token()
		if err != nil {
			return syntaxFault(data, decoder, err)
		}
		if seen[name] {
			return jsonFault(data, decoder.InputOffset(), "has the same member twice")
		}
		seen[name] = true
		if err := checkValue(decoder, data, depth+1); err != nil {
			return err
		}
	}
	return checkEnd(decoder, data)
}

func checkArray(decoder *json.Decoder, data []byte, depth int) error {
	for decoder.More() {
		if err := checkValue(decoder, data, depth+1); err != nil {
			return err
		}
	}
	return checkEnd(decoder, data)
}

// checkEnd reads the closing bracket.
func checkEnd(decoder *json.Decoder, data []byte) error {
	if _, err := decoder.Token(); err != nil {
		return syntaxFault(data, decoder, err)
	}
	return nil
}

func syntaxFault(data []byte, decoder *json.Decoder, err error) error {
	offset := decoder.InputOffset()
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		offset = syntax.Offset
	}
	return jsonFault(data, offset, "is not valid JSON")
}

// jsonFault is about the place at an offset in bytes.
func jsonFault(data []byte, offset int64, detail string) error {
	before := data[:min(max(offset-1, 0), int64(len(data)))]
	err := fault.New(fault.Malformed, "The body cannot be read as JSON.")
	err.Fields = []fault.Field{{
		Place:  "#",
		Detail: detail,
		Line:   bytes.Count(before, []byte("\n")) + 1,
		Column: len(before) - (bytes.LastIndexByte(before, '\n') + 1) + 1,
	}}
	return err
}
