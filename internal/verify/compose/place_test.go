package compose

import (
	"slices"
	"testing"

	"github.com/apisteward/steward/internal/sample"
)

// read reads a value of a test.
func read(t testing.TB, text string) any {
	t.Helper()
	v, err := sample.Parse([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestPlacesOfAValue(t *testing.T) {
	v := read(t, `{"a": {"b/c": [1, 2]}, "d": null}`)
	for pointer, want := range map[string]string{"": `{"a":{"b/c":[1,2]},"d":null}`, "/a/b~1c/1": "2", "/d": "null"} {
		got, there := At(v, Keys(pointer))
		if !there || sample.Compact(got) != want {
			t.Errorf("at %q: %v, %v", pointer, got, there)
		}
		if back := Pointer(Keys(pointer)); back != pointer {
			t.Errorf("%q came back as %q", pointer, back)
		}
	}
	for _, pointer := range []string{"/x", "/a/x/y", "/a/b~1c/2", "/a/b~1c/-1", "/d/e"} {
		if got, there := At(v, Keys(pointer)); there {
			t.Errorf("there is nothing at %q, but %v was found", pointer, got)
		}
	}
}

func TestWithAndWithoutLeaveTheOriginal(t *testing.T) {
	const text = `{"a":{"b":[1,2]}}`
	v := read(t, text)
	for _, change := range []struct {
		pointer string
		remove  bool
		want    string
	}{
		{"/a/b/0", false, `{"a":{"b":["new",2]}}`},
		{"/a/c", false, `{"a":{"b":[1,2],"c":"new"}}`},
		{"", false, `"new"`},
		{"/a/b/1", true, `{"a":{"b":[1]}}`},
		{"/a", true, `{}`},
		{"/x/y", false, ""},
		{"/a/b/7", false, ""},
		{"/x", true, ""},
		{"", true, ""},
	} {
		got, ok := With(v, Keys(change.pointer), "new")
		if change.remove {
			got, ok = Without(v, Keys(change.pointer))
		}
		if ok != (change.want != "") || ok && sample.Compact(got) != change.want {
			t.Errorf("%+v: %s, %v", change, sample.Compact(got), ok)
		}
		if sample.Compact(v) != text {
			t.Fatalf("%+v changed the original to %s", change, sample.Compact(v))
		}
	}
}

func TestChangeOfIsTheSmallestPlace(t *testing.T) {
	const from = `{"a":{"b":1,"c":2},"list":[1,{"x":1}],"kind":"one"}`
	for _, tt := range []struct{ to, place string }{
		{`{"a":{"b":9,"c":2},"list":[1,{"x":1}],"kind":"one"}`, "/a/b"},
		{`{"a":{"c":2},"list":[1,{"x":1}],"kind":"one"}`, "/a/b"},
		{`{"a":{"b":1,"c":2,"d":{"e":1}},"list":[1,{"x":1}],"kind":"one"}`, "/a/d"},
		{`{"a":{"b":9,"c":9},"list":[1,{"x":1}],"kind":"one"}`, "/a"},
		{`{"a":{"b":1,"c":2},"list":[1,{"x":2}],"kind":"one"}`, "/list/1/x"},
		{`{"a":{"b":1,"c":2},"list":[1],"kind":"one"}`, "/list"},
		{`{"a":{"b":9,"c":2},"list":[],"kind":"one"}`, ""},
		{`{"kind":"one","list":[1.0,{"x":1}],"a":{"c":2,"b":9}}`, "/a/b"},
		{`[]`, ""},
	} {
		change := ChangeOf(read(t, from), read(t, tt.to))
		if got := Pointer(change.Keys); got != tt.place {
			t.Errorf("to %s: at %q, want %q", tt.to, got, tt.place)
		}
		made, ok := change.Of(read(t, from))
		if !ok || !sample.Same(made, read(t, tt.to)) {
			t.Errorf("to %s: makes %s, %v", tt.to, sample.Compact(made), ok)
		}
	}
}

func TestChangesLeadFromOneValueToAnother(t *testing.T) {
	from, to := read(t, `{"a":1,"b":{"c":1,"d":2},"e":[1]}`), read(t, `{"a":1,"b":{"c":2,"f":3},"e":[1,2]}`)
	list := Changes(from, to)
	var places []string
	v := from
	for _, ch := range list {
		places = append(places, Pointer(ch.Keys))
		var ok bool
		if v, ok = ch.Of(v); !ok {
			t.Fatalf("%v does not apply", ch)
		}
	}
	if want := []string{"/b/c", "/b/f", "/b/d", "/e"}; !slices.Equal(places, want) {
		t.Errorf("changes at %v, want %v", places, want)
	}
	if !sample.Same(v, to) {
		t.Errorf("they lead to %s", sample.Compact(v))
	}
	if got := Changes(from, from); len(got) != 0 {
		t.Errorf("nothing differs, but %v", got)
	}
}
