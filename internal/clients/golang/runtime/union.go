package runtime

import (
	"bytes"
	"encoding/json"
	"reflect"
)

// union is a value of one of several types. What came is kept as it came, so
// that one of a type that is not known yet can be read, and sent back. Every
// method of union would be compiled again for each type that holds one, hence
// the functions.
type union struct {
	raw   json.RawMessage
	value any // what it was made from, or nil
}

func unionOf(value any) union { return union{value: value} }

// Raw returns the value as JSON, or nil when there is none.
func (u union) Raw() json.RawMessage {
	if u.value == nil {
		return u.raw
	}
	data, err := encodeJSON(u.value)
	if err != nil {
		return nil
	}
	return data
}

// MarshalJSON writes the value.
func (u union) MarshalJSON() ([]byte, error) {
	switch {
	case u.value != nil:
		return encodeJSON(u.value)
	case u.raw == nil:
		return []byte("null"), nil
	}
	return u.raw, nil
}

// UnmarshalJSON keeps the value.
func (u *union) UnmarshalJSON(data []byte) error {
	u.raw, u.value = bytes.Clone(data), nil
	return nil
}

// unionAs reads the value into a pointer.
func unionAs(u *union, into any) error {
	target := reflect.ValueOf(into).Elem()
	if u.value != nil && reflect.TypeOf(u.value) == target.Type() {
		target.Set(reflect.ValueOf(u.value))
		return nil
	}
	return decodeJSON(u.Raw(), into)
}

// unionTag returns a member of the value as text, without quotes.
func unionTag(u *union, key string) string {
	all, err := members(u.Raw())
	if err != nil {
		return ""
	}
	return textOf(all[key])
}

// option is a type that a union may hold: a pointer to a new value of it, the
// kind of JSON it is, and the members an object of it must have.
type option struct {
	into     any
	kind     string // "object", "array", "string", "number", "boolean", "" for any
	required []string
}

// unionFirst returns the value as the first of the options that has no place for less
// than what is there, else as the first that it can be read as, else as
// json.RawMessage.
func unionFirst(u *union, options ...option) (any, error) {
	if u.value != nil {
		return u.value, nil
	}
	for _, strict := range [...]bool{true, false} {
		for _, o := range options {
			if o.fits(u.raw) && o.read(u.raw, strict) == nil {
				return reflect.ValueOf(o.into).Elem().Interface(), nil
			}
		}
	}
	return u.raw, nil
}

// unionUnknown returns the value as it came.
func unionUnknown(u *union) (any, error) {
	if u.value != nil {
		return u.value, nil
	}
	return u.raw, nil
}

// unionOnly returns the value as the type of one option.
func unionOnly(u *union, into any) (any, error) {
	if u.value != nil {
		return u.value, nil
	}
	if err := decodeJSON(u.raw, into); err != nil {
		return u.raw, err
	}
	return reflect.ValueOf(into).Elem().Interface(), nil
}

func (o option) read(data []byte, strict bool) error {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	if strict {
		decoder.DisallowUnknownFields()
	}
	return decoder.Decode(o.into)
}

func (o option) fits(data []byte) bool {
	if o.kind != "" && o.kind != kindOfJSON(data) {
		return false
	}
	if len(o.required) == 0 {
		return true
	}
	all, err := members(data)
	if err != nil {
		return false
	}
	for _, key := range o.required {
		if _, ok := all[key]; !ok {
			return false
		}
	}
	return true
}

func kindOfJSON(data []byte) string {
	if len(data) == 0 {
		return ""
	}
	switch data[0] {
	case '{':
		return "object"
	case '[':
		return "array"
	case '"':
		return "string"
	case 't', 'f':
		return "boolean"
	case 'n':
		return "null"
	}
	return "number"
}
