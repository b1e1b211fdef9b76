package compare_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/apisteward/steward/internal/contract"
)

// reordered is the document with the members of its objects sorted, its
// required lists and alternatives turned round, and another version number, so
// that neither digests nor hashes help a comparison.
func reordered(tb testing.TB, d *contract.Document) *contract.Document {
	tb.Helper()
	var buf bytes.Buffer
	if err := contract.WriteCanonicalJSON(&buf, d.Root); err != nil {
		tb.Fatal(err)
	}
	var v any
	decoder := json.NewDecoder(&buf)
	decoder.UseNumber()
	if err := decoder.Decode(&v); err != nil {
		tb.Fatal(err)
	}
	doc := turned("", v).(object)
	doc["info"].(object)["version"] = "99.0.0"
	return mustLoad(tb, doc)
}

func turned(key string, v any) any {
	switch v := v.(type) {
	case object:
		for k := range v {
			if k != "example" && k != "examples" && k != "default" {
				v[k] = turned(k, v[k])
			}
		}
	case []any:
		if key == "enum" {
			return v
		}
		for i := range v {
			v[i] = turned("", v[i])
		}
		switch key {
		case "required", "oneOf", "anyOf", "parameters", "tags", "security":
			for i, j := 0, len(v)-1; i < j; i, j = i+1, j-1 {
				v[i], v[j] = v[j], v[i]
			}
		}
	}
	return v
}
