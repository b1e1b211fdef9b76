package contract

import (
	"encoding/json"
	"io"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

// plainValue is a node as encoding/json reads it, numbers as they are written.
func plainValue(n *Node) any {
	switch n.Kind {
	case String:
		return n.text
	case Number:
		return json.Number(n.text)
	case Bool:
		return n.text == "true"
	case Array:
		list := make([]any, 0, n.Len())
		for _, item := range n.Items() {
			list = append(list, plainValue(item))
		}
		return list
	case Object:
		object := make(map[string]any, n.Len())
		for key, value := range n.Fields() {
			object[key] = plainValue(value)
		}
		return object
	}
	return nil
}

func readJSON(text string) (*Node, error) {
	return parseJSON([]byte(text), newBuilder(DefaultLimits(), len(text)))
}

// agrees checks that a text is read as encoding/json reads it, or refused by
// both.
func agrees(t *testing.T, text string) {
	t.Helper()
	n, err := readJSON(text)
	if valid := json.Valid([]byte(text)); valid != (err == nil) {
		t.Fatalf("%q: encoding/json takes it: %t, but here: %v", text, valid, err)
	}
	if err != nil {
		return
	}
	dec := json.NewDecoder(strings.NewReader(text))
	dec.UseNumber()
	var want any
	if err := dec.Decode(&want); err != nil && err != io.EOF {
		t.Fatal(err)
	}
	if got := plainValue(n); !reflect.DeepEqual(got, want) {
		t.Fatalf("%q is %#v, want %#v", text, got, want)
	}
}

// jsonTexts are texts that are JSON, or nearly so.
var jsonTexts = []string{
	`{}`, `[]`, `{"a":1}`, `[1,2,[3]]`, " \t\r\n[ ]\n", `"a"`, `null`, `true`, `false`, `0`, `-0`, `-1.5e+10`, `1E-2`, `1e5`, `0.0`, `0e0`,
	`{"a":1,"a":2}`, `""`, `{"":""}`, `"\"\\\/\b\f\n\r\t"`, `"é\u00e9\u00E9"`, `"\ud834\udd1e"`, `"\ud834"`, `"\ud834x"`, `"\ud834\u0041"`,
	`"\udd1e\ud834"`, `"\ud834\ud834\udd1e"`, `"\ud834\n"`, `"\ufffd\u0000"`, "\"\u2028\U0001F600\"", `"` + "\x7f" + `"`,
	``, ` `, `{`, `[`, `"`, `"a`, `{"a"`, `{"a":`, `{"a":1`, `{"a":1,`, `[1`, `[1,`, `{,}`, `[,]`, `{"a":1,}`, `[1,]`, `[1 2]`, `{"a" 1}`,
	`{"a":1 "b":2}`, `{a:1}`, `{'a':1}`, `{1:1}`, `01`, `-`, `-a`, `+1`, `.5`, `5.`, `1.e1`, `1e`, `1e+`, `0x1`, `00`, `-01`, `1_0`, `NaN`,
	`Infinity`, `tru`, `truee`, `nul`, `fals`, `True`, "\"\n\"", "\"\t\"", "\"\x00\"", "\"\\x\"", `"\u12"`, `"\u12g4"`, `"\ud834\u12"`,
	`"\`, `"\u`, `"\ud834\`, `"\ud834\u`, `[1]]`, `{}{}`, `1 2`, `// x`, `[1]/*x*/`, "\x00", "[\x00]", "\u00a0[]", "[\v]", "{\"a\"\u3000:1}",
}

func TestJSONIsReadAsByTheStandardLibrary(t *testing.T) {
	for _, text := range jsonTexts {
		agrees(t, text)
	}
}

func FuzzJSON(f *testing.F) {
	for _, text := range jsonTexts {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || len(text) > 1<<12 || deeperThan(text, DefaultLimits().Depth) {
			return
		}
		agrees(t, text)
	})
}

// deeperThan is true of all texts with more opening brackets than depth.
func deeperThan(text string, depth int) bool {
	return strings.Count(text, "[")+strings.Count(text, "{") > depth
}

func TestJSONFaultsSayWhatIsWrongAndWhere(t *testing.T) {
	for text, want := range map[string]string{
		"{\n  \"é\": 1,\n}":      "line 3, column 1: there is a comma too many before this }.",
		"[1, 2,]":                "line 1, column 7: there is a comma too many before this ].",
		"{\"éé\": \"日本\" 1}":     "line 1, column 13: a comma or } is expected here, not '1'.",
		"{\"a\" 1}":              "line 1, column 6: a colon is expected here, not '1'.",
		"{a: 1}":                 "line 1, column 2: a key in double quotes is expected here, not 'a'.",
		"{'a': 1}":               "line 1, column 2: JSON takes strings and keys in double quotes, not in single ones.",
		"[1, // one\n2]":         "line 1, column 5: a value is expected here; JSON has no comments.",
		"[True]":                 "line 1, column 2: a value is expected here, not 'T'.",
		"[trve]":                 "line 1, column 4: the word true is expected here, not 'v'.",
		"[01]":                   "line 1, column 3: a number must not begin with 0.",
		"[1.]":                   "line 1, column 4: a digit is expected here, not ']'.",
		"[\"日本\n\"]":             "line 1, column 5: a string must end on its line; write a line break within it as \\n.",
		"[\"a\tb\"]":             "line 1, column 4: a string must not hold a tab; write it as \\t.",
		"[\"a\x01\"]":            "line 1, column 4: a string must not hold a control character; write it as \\u0001.",
		"[\"\\n日\\d\"]":          "line 1, column 6: a backslash in a string must be written twice, or be part of an escape like \\n.",
		"[\"\\u12\"]":            "line 1, column 3: \\u must be followed by four hexadecimal digits.",
		"[\"a":                   "line 1, column 4: the text ends before the JSON value is complete.",
		"[\"\\":                  "line 1, column 4: the text ends before the JSON value is complete.",
		"[1,\n\n":                "line 3, column 1: the text ends before the JSON value is complete.",
		"[]\r\n  x":              "line 2, column 3: there is more text after the end of the JSON value.",
		"{\n        \"a\": ?\n}": "line 2, column 14: a value is expected here, not '?'.",
	} {
		_, err := readJSON(text)
		if err == nil || !strings.HasSuffix(err.Error(), want) {
			t.Errorf("%q:\n got %v\nwant ... %s", text, err, want)
		}
	}
}

// Lines and columns are those of a slow but plain count.
func TestJSONPlacesAreCountedInRunes(t *testing.T) {
	text := "{\"日本\": [\"é\\n\U0001F600\", 1,\r\n\t\t\t\t\t\t\t\t\t\"ü\",                    true],\n\n\n                 \"a\": {}}"
	root, err := readJSON(text)
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]string{`1`: "1", `"ü"`: "ü", `true`: "true", `{}`: ""} {
		line, column := 1, 1
		for _, r := range text[:strings.LastIndex(text, key)] {
			if column++; r == '\n' {
				line, column = line+1, 1
			}
		}
		found := false
		for n := range root.Walk() {
			found = found || int(n.Line) == line && int(n.Column) == column && n.text == want
		}
		if !found {
			t.Errorf("no value %q at %d:%d", want, line, column)
		}
	}
}
