package contract

import (
	"bytes"
	"testing"
)

// canonical is a value's canonical JSON.
func canonical(t *testing.T, n *Node) string {
	t.Helper()
	var b bytes.Buffer
	if err := WriteCanonicalJSON(&b, n); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Values have one hash if and only if they have one canonical JSON, wherever
// they stand.
func TestHashesTellValuesApart(t *testing.T) {
	b := newBuilder(DefaultLimits(), 0)
	root, err := parseJSON([]byte(`[
		null, true, false, 0, -0, 0.0, 1, 1.0, 10e-1, 100, 1e2, 1e400, "", "null", "true", "1", "a", "ab", "\u0001a", "\u0000",
		[], {}, [[]], [{}], {"": {}}, {"": []}, [null], ["null"], [""], [1], [1.00], ["1"], ["a", "b"], ["ab"], [["a", "b"]], [["a"], "b"],
		["a", ["b"]], {"a": "b"}, {"a": ["b"]}, {"ab": ""}, {"a": null, "b": 1}, {"b": 1.0, "a": null}, {"a": {"b": 1}}, {"a": 0, "a": "b"},
		["a", 3, "b"], ["a\u0003\u0001b"], ["a\u0003\u0001", "b"], {"a": 1, "b": {"c": 2}}, {"a": 1, "b": {}, "c": 2}, {"b": {"c": 2}, "a": 1}
	]`), b)
	if err != nil {
		t.Fatal(err)
	}
	hashTree(&b.nodes)
	texts := make(map[Hash]string)
	hashes := make(map[string]Hash)
	for n := range root.Walk() {
		text, hash := canonical(t, n), n.Hash()
		if other, known := texts[hash]; known && other != text {
			t.Errorf("%s and %s have one hash", other, text)
		}
		if other, known := hashes[text]; known && other != hash {
			t.Errorf("%s has two hashes", text)
		}
		texts[hash], hashes[text] = text, hash
	}
}
