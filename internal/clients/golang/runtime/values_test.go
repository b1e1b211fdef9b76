package runtime

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"
)

// A Nullable has three states, and keeps them there and back.
func TestNullable(t *testing.T) {
	type node struct {
		Name Nullable[string] `json:"name,omitzero"`
		List Nullable[[]int]  `json:"list,omitzero"`
		Next Nullable[node]   `json:"next,omitzero"`
	}
	for _, text := range []string{
		`{}`, `{"name":null}`, `{"name":""}`, `{"name":"x","list":[]}`, `{"list":null,"next":{"next":null}}`,
	} {
		var n node
		if err := decodeJSON([]byte(text), &n); err != nil {
			t.Fatal(err)
		}
		if got, err := encodeJSON(n); err != nil || string(got) != text {
			t.Errorf("got %s, %v, want %s", got, err, text)
		}
	}
	if v, ok := Value(3).Get(); v != 3 || !ok || Value(3).IsNull() || Value(3).IsZero() {
		t.Error("a value is not there")
	}
	if _, ok := Null[int]().Get(); ok || !Null[int]().IsNull() || Null[int]().IsZero() {
		t.Error("null is not null")
	}
	if zero := (Nullable[int]{}); zero.IsNull() || !zero.IsZero() {
		t.Error("absent is not absent")
	}
	var n Nullable[int]
	if err := decodeJSON([]byte(`"x"`), &n); err == nil {
		t.Error("a string is taken for a number")
	}
}

func TestDate(t *testing.T) {
	var d Date
	if err := decodeJSON([]byte(`"2024-02-29"`), &d); err != nil || d != (Date{2024, time.February, 29}) {
		t.Errorf("got %v, %v", d, err)
	}
	if got, _ := encodeJSON(map[Date]Date{d: d}); string(got) != `{"2024-02-29":"2024-02-29"}` {
		t.Errorf("got %s", got)
	}
	if got := d.Time(time.UTC); DateOf(got) != d || got.Hour() != 0 {
		t.Errorf("got %v", got)
	}
	for _, bad := range []string{`"2023-02-29"`, `"2024-2-9"`, `"2024-02-29T00:00:00Z"`, `1`, `""`} {
		if err := decodeJSON([]byte(bad), new(Date)); err == nil {
			t.Errorf("%s is taken for a date", bad)
		}
	}
}

// A union keeps what it does not know.
func TestUnion(t *testing.T) {
	type cat struct {
		Kind string `json:"kind"`
		Meow bool   `json:"meow"`
	}
	for _, text := range []string{`{"kind":"cat","meow":true}`, `{"kind":"new","n":9007199254740993}`, `null`, `[1]`} {
		var u union
		if err := decodeJSON([]byte(text), &u); err != nil {
			t.Fatal(err)
		}
		if got, err := encodeJSON(u); err != nil || string(got) != text || string(u.Raw()) != text {
			t.Errorf("got %s, %v, want %s", got, err, text)
		}
	}
	u := unionOf(cat{"cat", true})
	var back cat
	if err := unionAs(&u, &back); err != nil || !back.Meow || unionTag(&u, "kind") != "cat" {
		t.Errorf("got %v, %v", back, err)
	}
	var other map[string]any
	if err := unionAs(&u, &other); err != nil || other["kind"] != "cat" {
		t.Errorf("got %v, %v", other, err)
	}
	if (union{}).Raw() != nil {
		t.Error("an empty union holds something")
	}
	if got, _ := encodeJSON(union{}); string(got) != "null" {
		t.Errorf("got %s", got)
	}
}

// The first alternative without unknown members counts, then the first that fits.
func TestUnionFirst(t *testing.T) {
	type a struct {
		X *int `json:"x"`
	}
	type b struct {
		X *int `json:"x"`
		Y *int `json:"y"`
	}
	for text, want := range map[string]any{
		`{"x":1}`: a{}, `{"x":1,"y":2}`: b{}, `{"x":1,"z":2}`: a{}, `{"y":1}`: b{}, `"s"`: "", `1.5`: 0.0, `true`: json.RawMessage{}, `[1]`: []int{},
	} {
		u := union{raw: json.RawMessage(text)}
		got, err := unionFirst(&u,
			option{into: new(a), kind: "object", required: []string{"x"}},
			option{into: new(b), kind: "object", required: []string{"y"}},
			option{into: new(string), kind: "string"}, option{into: new(float64), kind: "number"}, option{into: new([]int), kind: "array"},
		)
		if err != nil || reflect.TypeOf(got) != reflect.TypeOf(want) {
			t.Errorf("%s: got %T, %v, want %T", text, got, err, want)
		}
	}
}

// By a discriminator a union is read as one type; of one that is not known it
// gives what came.
func TestUnionByTag(t *testing.T) {
	u := union{raw: json.RawMessage(`{"name":"Ada"}`)}
	if got, err := unionOnly(&u, new(user)); err != nil || got != (user{"Ada"}) {
		t.Errorf("got %v, %v", got, err)
	}
	if got, err := unionUnknown(&u); err != nil || string(got.(json.RawMessage)) != `{"name":"Ada"}` {
		t.Errorf("got %v, %v", got, err)
	}
	if got, err := unionOnly(&u, new([]int)); err == nil || string(got.(json.RawMessage)) != `{"name":"Ada"}` {
		t.Errorf("got %v, %v", got, err)
	}
	made := unionOf(user{"Bob"})
	for _, read := range []func() (any, error){
		func() (any, error) { return unionOnly(&made, new(user)) }, func() (any, error) { return unionUnknown(&made) }, func() (any, error) { return unionFirst(&made) },
	} {
		if got, err := read(); err != nil || got != (user{"Bob"}) {
			t.Errorf("got %v, %v", got, err)
		}
	}
}

// Members without a field are kept, in the order of their names.
func TestOpen(t *testing.T) {
	type known struct {
		A int            `json:"a"`
		B *int           `json:"b,omitzero"`
		X map[string]int `json:"-"`
	}
	var k known
	var extra map[string]any
	if err := decodeOpen([]byte(`{"z":9007199254740993,"a":1,"y":{"q":[]}}`), &k, &extra); err != nil {
		t.Fatal(err)
	}
	if got, err := encodeOpen(k, extra); err != nil || string(got) != `{"a":1,"y":{"q":[]},"z":9007199254740993}` {
		t.Errorf("got %s, %v", got, err)
	}
	if got, _ := encodeOpen(struct{}{}, map[string]int{"b": 2, "a": 1}); string(got) != `{"a":1,"b":2}` {
		t.Errorf("got %s", got)
	}
	if got, _ := encodeOpen(known{A: 1}, map[string]int{"a": 2}); string(got) != `{"a":1}` {
		t.Errorf("a field was given twice: %s", got)
	}
	extra = nil
	if err := decodeOpen([]byte(`{"a":1}`), &k, &extra); err != nil || extra != nil {
		t.Errorf("got %v, %v", extra, err)
	}
	if err := decodeOpen([]byte(`[]`), &k, &extra); err == nil {
		t.Error("an array is taken for an object")
	}
}

// Values are read as JSON would write them, in order.
func TestValueOf(t *testing.T) {
	for _, test := range []struct {
		given any
		want  string
	}{
		{nil, "null"}, {"a\"b", `"a\"b"`}, {int64(-1), "-1"}, {true, "true"}, {Ptr(1.5), "1.5"}, {(*int)(nil), "null"}, {noon, `"2026-11-22T12:00:00Z"`},
		{json.RawMessage(`{"b":1,"a":[null]}`), `{"b":1,"a":[null]}`}, {[]byte("hi"), `"aGk="`}, {Null[int](), "null"}, {Value(7), "7"},
	} {
		v, err := valueOf(test.given)
		if err != nil || v.json() != test.want {
			t.Errorf("%v: got %s, %v, want %s", test.given, v.json(), err, test.want)
		}
	}
	v, err := valueOf(json.RawMessage(`{"b":1,"a":2}`))
	if err != nil || strings.Join(v.keys, "") != "ba" {
		t.Errorf("got %v, %v", v.keys, err)
	}
	if _, err := valueOf(func() {}); err == nil {
		t.Error("a function is taken for a value")
	}
}
