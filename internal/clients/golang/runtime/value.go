package runtime

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
)

// value is what a parameter or a field of a form holds, in terms of JSON: the
// way a type writes itself as JSON is the way it is written everywhere.
type value struct {
	kind  valueKind
	text  string   // of a scalar, without quotes; else the JSON text
	quote bool     // a scalar that JSON writes in quotes
	keys  []string // of an object
	items []value  // elements, or the members' values
}

type valueKind uint8

const (
	nullValue valueKind = iota
	scalarValue
	arrayValue
	objectValue
)

func scalar(text string) value { return value{kind: scalarValue, text: text} }

// json returns the value as JSON.
func (v value) json() string {
	switch {
	case v.kind == nullValue:
		return "null"
	case v.quote:
		data, _ := encodeJSON(v.text) // a string can always be written
		return string(data)
	}
	return v.text
}

// valueOf reads any value that encoding/json can write.
func valueOf(v any) (value, error) {
	switch v := v.(type) {
	case nil:
		return value{}, nil
	case string:
		return value{kind: scalarValue, text: v, quote: true}, nil
	case int64:
		return scalar(strconv.FormatInt(v, 10)), nil
	case bool:
		return scalar(strconv.FormatBool(v)), nil
	}
	switch r := reflect.ValueOf(v); r.Kind() {
	case reflect.Pointer:
		if r.IsNil() {
			return value{}, nil
		}
	}
	data, err := encodeJSON(v)
	if err != nil {
		return value{}, err
	}
	return parseValue(data)
}

// parseValue reads JSON, keeping the order of members and the digits of numbers.
func parseValue(data []byte) (value, error) {
	switch {
	case len(data) == 0:
		return value{}, fmt.Errorf("no JSON")
	case data[0] == '{':
		return parseObject(data)
	case data[0] == '[':
		var elements []json.RawMessage
		if err := json.Unmarshal(data, &elements); err != nil {
			return value{}, err
		}
		v := value{kind: arrayValue, text: string(data)}
		return v, v.appendAll(elements)
	case data[0] == '"':
		var text string
		err := json.Unmarshal(data, &text)
		return value{kind: scalarValue, text: text, quote: true}, err
	case string(data) == "null":
		return value{}, nil
	}
	return scalar(string(data)), nil
}

func parseObject(data []byte) (value, error) {
	v := value{kind: objectValue, text: string(data)}
	decoder := json.NewDecoder(bytes.NewReader(data))
	if _, err := decoder.Token(); err != nil {
		return v, err
	}
	var members []json.RawMessage
	for decoder.More() {
		key, err := decoder.Token()
		if err != nil {
			return v, err
		}
		var member json.RawMessage
		if err := decoder.Decode(&member); err != nil {
			return v, err
		}
		v.keys = append(v.keys, key.(string))
		members = append(members, member)
	}
	return v, v.appendAll(members)
}

func (v *value) appendAll(parts []json.RawMessage) error {
	for _, data := range parts {
		item, err := parseValue(bytes.TrimSpace(data))
		if err != nil {
			return err
		}
		v.items = append(v.items, item)
	}
	return nil
}
