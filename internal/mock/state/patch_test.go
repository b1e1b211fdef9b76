package state

import (
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/sample"
)

func parse(t testing.TB, text string) any {
	t.Helper()
	v, err := sample.Parse([]byte(text))
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return v
}

// TestMerge has the cases of RFC 7396, appendix A.
func TestMerge(t *testing.T) {
	for _, one := range [][3]string{
		{`{"a":"b"}`, `{"a":"c"}`, `{"a":"c"}`},
		{`{"a":"b"}`, `{"b":"c"}`, `{"a":"b","b":"c"}`},
		{`{"a":"b"}`, `{"a":null}`, `{}`},
		{`{"a":"b","b":"c"}`, `{"a":null}`, `{"b":"c"}`},
		{`{"a":["b"]}`, `{"a":"c"}`, `{"a":"c"}`},
		{`{"a":"c"}`, `{"a":["b"]}`, `{"a":["b"]}`},
		{`{"a":{"b":"c"}}`, `{"a":{"b":"d","c":null}}`, `{"a":{"b":"d"}}`},
		{`{"a":[{"b":"c"}]}`, `{"a":[1]}`, `{"a":[1]}`},
		{`["a","b"]`, `["c","d"]`, `["c","d"]`},
		{`{"a":"b"}`, `["c"]`, `["c"]`},
		{`{"a":"foo"}`, `null`, `null`},
		{`{"a":"foo"}`, `"bar"`, `"bar"`},
		{`{"e":null}`, `{"a":1}`, `{"e":null,"a":1}`},
		{`[1,2]`, `{"a":"b","c":null}`, `{"a":"b"}`},
		{`{}`, `{"a":{"bb":{"ccc":null}}}`, `{"a":{"bb":{}}}`},
		{`{"a":1}`, `{"a":null,"a":2}`, `{"a":2}`},
		{`{"a":1}`, `{"a":2,"a":null}`, `{}`},
	} {
		got := merge(parse(t, one[0]), parse(t, one[1]))
		if want := parse(t, one[2]); !sample.Same(got, want) {
			t.Errorf("%s with %s is %s, want %s", one[0], one[1], sample.JSON(got), one[2])
		}
	}
}

// TestApplyPatch has the cases of RFC 6902, appendix A, and others.
func TestApplyPatch(t *testing.T) {
	const conflict, invalid = "conflict", "invalid"
	for _, one := range []struct{ target, patch, want string }{
		{`{"foo":"bar"}`, `[{"op":"add","path":"/baz","value":"qux"}]`, `{"baz":"qux","foo":"bar"}`},
		{`{"foo":["bar","baz"]}`, `[{"op":"add","path":"/foo/1","value":"qux"}]`, `{"foo":["bar","qux","baz"]}`},
		{`{"baz":"qux","foo":"bar"}`, `[{"op":"remove","path":"/baz"}]`, `{"foo":"bar"}`},
		{`{"foo":["bar","qux","baz"]}`, `[{"op":"remove","path":"/foo/1"}]`, `{"foo":["bar","baz"]}`},
		{`{"baz":"qux","foo":"bar"}`, `[{"op":"replace","path":"/baz","value":"boo"}]`, `{"baz":"boo","foo":"bar"}`},
		{
			`{"foo":{"bar":"baz","waldo":"fred"},"qux":{"corge":"grault"}}`, `[{"op":"move","from":"/foo/waldo","path":"/qux/thud"}]`,
			`{"foo":{"bar":"baz"},"qux":{"corge":"grault","thud":"fred"}}`,
		},
		{`{"foo":["all","grass","cows","eat"]}`, `[{"op":"move","from":"/foo/1","path":"/foo/3"}]`, `{"foo":["all","cows","eat","grass"]}`},
		{`{"baz":"qux","foo":["a",2,"c"]}`, `[{"op":"test","path":"/baz","value":"qux"},{"op":"test","path":"/foo/1","value":2}]`, `{"baz":"qux","foo":["a",2,"c"]}`},
		{`{"baz":"qux"}`, `[{"op":"test","path":"/baz","value":"bar"}]`, conflict},
		{`{"foo":"bar"}`, `[{"op":"add","path":"/child","value":{"grandchild":{}}}]`, `{"foo":"bar","child":{"grandchild":{}}}`},
		{`{"foo":"bar"}`, `[{"op":"add","path":"/baz","value":"qux","xyz":123}]`, `{"foo":"bar","baz":"qux"}`},
		{`{"foo":"bar"}`, `[{"op":"add","path":"/baz/bat","value":"qux"}]`, conflict},
		{`{"/":9,"~1":10}`, `[{"op":"test","path":"/~01","value":10}]`, `{"/":9,"~1":10}`},
		{`{"/":9,"~1":10}`, `[{"op":"test","path":"/~01","value":"10"}]`, conflict},
		{`{"foo":["bar"]}`, `[{"op":"add","path":"/foo/-","value":["abc","def"]}]`, `{"foo":["bar",["abc","def"]]}`},

		{`{"a":{"b":1}}`, `[{"op":"copy","from":"/a","path":"/c"},{"op":"replace","path":"/c/b","value":2}]`, `{"a":{"b":1},"c":{"b":2}}`},
		{`{"a":1}`, `[{"op":"replace","path":"","value":{"b":2}}]`, `{"b":2}`},
		{`{"a":1}`, `[{"op":"test","path":"","value":{"a":1.0}}]`, `{"a":1}`},
		{`{"a":null}`, `[{"op":"test","path":"/a","value":null}]`, `{"a":null}`},
		{`{"a":{"b":1}}`, `[{"op":"move","from":"/a","path":"/a/c"}]`, invalid},
		{`{"a":[1]}`, `[{"op":"add","path":"/a/2","value":1}]`, conflict},
		{`{"a":[1]}`, `[{"op":"remove","path":"/a/-"}]`, conflict},
		{`{"a":[1]}`, `[{"op":"remove","path":"/a/00"}]`, conflict},
		{`{"a":[1]}`, `[{"op":"remove","path":""}]`, conflict},
		{`{"a":1}`, `[{"op":"replace","path":"/b","value":1}]`, conflict},
		{`{"a":1}`, `[{"op":"copy","from":"/b","path":"/c"}]`, conflict},
		{`{"a":1}`, `[{"op":"add","path":"a","value":1}]`, invalid},
		{`{"a":1}`, `[{"op":"add","path":"/~2","value":1}]`, invalid},
		{`{"a":1}`, `[{"op":"add","path":"/b~","value":1}]`, invalid},
		{`{"a":1}`, `[{"op":"add","path":"/b"}]`, invalid},
		{`{"a":1}`, `[{"op":"grow","path":"/b"}]`, invalid},
		{`{"a":1}`, `[{"op":"move","path":"/b"}]`, invalid},
		{`{"a":1}`, `[7]`, invalid},
		{`{"a":1}`, `{"op":"add","path":"/b","value":1}`, invalid},
	} {
		target := parse(t, one.target)
		got, err := applyPatch(target, parse(t, one.patch))
		if before := parse(t, one.target); !sample.Same(target, before) {
			t.Errorf("%s changed the target to %s", one.patch, sample.JSON(target))
		}
		switch one.want {
		case conflict, invalid:
			if err == nil || err.Kind.String() != one.want {
				t.Errorf("%s with %s: %v, want one that is %s", one.target, one.patch, err, one.want)
			}
		default:
			if err != nil || !sample.Same(got, parse(t, one.want)) {
				t.Errorf("%s with %s is %s (%v), want %s", one.target, one.patch, sample.JSON(got), err, one.want)
			}
		}
	}
}

func TestApplyPatchNamesThePlace(t *testing.T) {
	_, err := applyPatch(parse(t, `{}`), parse(t, `[{"op":"add","path":"/a","value":1},{"op":"remove","path":"/b"}]`))
	if err == nil || len(err.Fields) != 1 || err.Fields[0].Place != "#/1/path" {
		t.Errorf("the error is %+v", err)
	}
}

// TestApplyPatchIsBounded copies what it has into itself, again and again.
func TestApplyPatchIsBounded(t *testing.T) {
	double := `[{"op":"add","path":"/a","value":["x"]}` + strings.Repeat(`,{"op":"copy","from":"","path":"/b"},{"op":"copy","from":"","path":"/c"}`, 400) + `]`
	if _, err := applyPatch(parse(t, `{}`), parse(t, double)); err == nil || err.Kind != fault.TooLarge {
		t.Errorf("copies of copies: %v", err)
	}
	many := "[" + strings.Repeat(`{"op":"test","path":"","value":{}},`, maxChanges) + `{"op":"test","path":"","value":{}}]`
	if _, err := applyPatch(parse(t, `{}`), parse(t, many)); err == nil || err.Kind != fault.TooLarge {
		t.Errorf("many changes: %v", err)
	}
}
