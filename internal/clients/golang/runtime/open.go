package runtime

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
)

// encodeOpen writes an object of known fields, and behind them the members of
// extra, a map, in the order of their names. A known field goes before an extra
// member of the same name.
func encodeOpen(known, extra any) ([]byte, error) {
	data, err := encodeJSON(known)
	if err != nil || reflect.ValueOf(extra).Len() == 0 {
		return data, err
	}
	more, err := encodeJSON(extra)
	if err != nil {
		return nil, err
	}
	additional, err := members(more)
	if err != nil {
		return nil, err
	}
	taken := jsonKeys(known)
	var names []string
	for name := range additional {
		if !taken[name] {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	b := bytes.NewBuffer(bytes.TrimSuffix(data, []byte("}")))
	for _, name := range names {
		if b.Len() > 1 {
			b.WriteByte(',')
		}
		key, err := encodeJSON(name)
		if err != nil {
			return nil, err
		}
		b.Write(key)
		b.WriteByte(':')
		b.Write(additional[name])
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// decodeOpen reads an object into known, a pointer to a struct, and all other
// members into extra, a pointer to a map, which stays nil when there are none.
func decodeOpen(data []byte, known, extra any) error {
	if err := decodeJSON(data, known); err != nil {
		return err
	}
	all, err := members(data)
	if err != nil {
		return err
	}
	for key := range jsonKeys(known) {
		delete(all, key)
	}
	if len(all) == 0 {
		return nil
	}
	rest, err := json.Marshal(all)
	if err != nil {
		return err
	}
	return decodeJSON(rest, extra)
}

// jsonKeys returns the names of a struct's fields in JSON.
func jsonKeys(known any) map[string]bool {
	t := reflect.TypeOf(known)
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	keys := make(map[string]bool)
	for i := range t.NumField() {
		if key := jsonKey(t.Field(i)); key != "" {
			keys[key] = true
		}
	}
	return keys
}

// jsonKey returns the name of a field in JSON, "" when it has none.
func jsonKey(field reflect.StructField) string {
	tag, ok := field.Tag.Lookup("json")
	if !ok || tag == "-" {
		return ""
	}
	key, _, _ := strings.Cut(tag, ",")
	return key
}
