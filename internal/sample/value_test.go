package sample

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

func FuzzParseIsTheWayBackFromJSON(f *testing.F) {
	for _, seed := range []string{`null`, `{"b":1.0,"a":[true,"\u2028<\"\\\u0001",{}],"b":2}`, `[`, `1 2`, `{"a":1}x`, `"\ud800"`, `-0`, `1e400`, "\"\xff\"", `[[]]`, ``, `{"a"}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		v, err := Parse(data)
		if (err == nil) != json.Valid(data) {
			t.Fatalf("%q: %v, but valid: %v", data, err, json.Valid(data))
		}
		if err != nil {
			return
		}
		text := JSON(v)
		again, err := Parse(text)
		if err != nil || !bytes.Equal(JSON(again), text) {
			t.Errorf("%q became %q: %v", data, text, err)
		}
	})
}

func TestJSONIsWrittenAsTheStandardLibraryDoes(t *testing.T) {
	for _, s := range []string{"", "plain", "\"\\/\b\f\n\r\t\x00\x1f\x7f", "é漢🚀\u2028\u2029", "\xff\xc3(", "<&>"} {
		var want bytes.Buffer
		enc := json.NewEncoder(&want)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(s); err != nil {
			t.Fatal(err)
		}
		if got := Compact(s) + "\n"; got != want.String() {
			t.Errorf("%q: %s, want %s", s, got, want.String())
		}
	}
}

func TestIndented(t *testing.T) {
	v := Object{{"a", []any{json.Number("1"), Object{}}}, {"b", []any{}}}
	if got, want := Indented(v), "{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": []\n}"; got != want {
		t.Errorf("%s", got)
	}
}

func TestParseIsBounded(t *testing.T) {
	if _, err := Parse([]byte(strings.Repeat("[", 2000) + strings.Repeat("]", 2000))); err == nil {
		t.Error("a value of 2,000 levels is read")
	}
	if _, err := Parse([]byte(strings.Repeat("[", 900) + strings.Repeat("]", 900))); err != nil {
		t.Error(err)
	}
}

func TestSame(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{`1`, `1.0`, true}, {`1e2`, `100`, true}, {`1`, `"1"`, false}, {`{"a":1,"b":2}`, `{"b":2.0,"a":1}`, true}, {`{"a":1}`, `{"a":1,"b":null}`, false},
		{`[1,2]`, `[2,1]`, false}, {`null`, `false`, false}, {`[]`, `{}`, false}, {`""`, `null`, false},
	} {
		a, _ := Parse([]byte(c.a))
		b, _ := Parse([]byte(c.b))
		if Same(a, b) != c.want || Same(b, a) != c.want {
			t.Errorf("%s and %s: want %v", c.a, c.b, c.want)
		}
	}
}

func TestObjectsAreCopied(t *testing.T) {
	o := Object{{"a", true}, {"b", nil}}
	if got := Compact(o.With("b", "x").With("c", false).Without("a")); got != `{"b":"x","c":false}` {
		t.Error(got)
	}
	if got := Compact(o); got != `{"a":true,"b":null}` {
		t.Error("the original changed:", got)
	}
	if v, there := o.Get("b"); v != nil || !there {
		t.Error("a property that is null is not found")
	}
}

func TestPlainAndBack(t *testing.T) {
	v, err := Parse([]byte(`{"b":[{"x":null}],"a":1}`))
	if err != nil {
		t.Fatal(err)
	}
	if got := Compact(FromPlain(Plain(v))); got != `{"a":1,"b":[{"x":null}]}` {
		t.Error(got)
	}
	if got := Compact(FromPlain(map[string]any{"n": 1.5, "i": 2, "c": make(chan int)})); got != `{"c":null,"i":2,"n":1.5}` {
		t.Error(got)
	}
}

func TestPut(t *testing.T) {
	for _, c := range []struct {
		place  []string
		absent bool
		want   string
	}{
		{nil, false, `7`}, {[]string{"a"}, false, `{"a":7,"l":[1,2]}`}, {[]string{"a"}, true, `{"l":[1,2]}`}, {[]string{"a", "b"}, false, `{"a":{"b":7},"l":[1,2]}`},
		{[]string{"l", "1"}, false, `{"a":{"b":1},"l":[1,7]}`}, {[]string{"l", "0"}, true, `{"a":{"b":1},"l":[2]}`}, {[]string{"l", "2"}, false, `{"a":{"b":1},"l":[1,2,7]}`},
		{[]string{"new"}, false, `{"a":{"b":1},"l":[1,2],"new":7}`}, {[]string{"l", "x"}, false, `{"a":{"b":1},"l":[1,2]}`},
	} {
		v, _ := Parse([]byte(`{"a":{"b":1},"l":[1,2]}`))
		if got := Compact(put(v, c.place, json.Number("7"), c.absent)); got != c.want {
			t.Errorf("%v: %s, want %s", c.place, got, c.want)
		}
		if Compact(v) != `{"a":{"b":1},"l":[1,2]}` {
			t.Errorf("%v: the original changed", c.place)
		}
	}
}
