package workflow

import (
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/sample"
)

func TestPut(t *testing.T) {
	const body = `{"a":{"b":[1,{"c":2}]},"x/y":null,"s":"t"}`
	for pointer, want := range map[string]string{
		"/a/b/0":    `{"a":{"b":["new",{"c":2}]},"x/y":null,"s":"t"}`,
		"/a/b/1/c":  `{"a":{"b":[1,{"c":"new"}]},"x/y":null,"s":"t"}`,
		"/a/b/2":    `{"a":{"b":[1,{"c":2},"new"]},"x/y":null,"s":"t"}`,
		"/a/b/-":    `{"a":{"b":[1,{"c":2},"new"]},"x/y":null,"s":"t"}`,
		"/a":        `{"a":"new","x/y":null,"s":"t"}`,
		"/x~1y":     `{"a":{"b":[1,{"c":2}]},"x/y":"new","s":"t"}`,
		"/n":        `{"a":{"b":[1,{"c":2}]},"x/y":null,"s":"t","n":"new"}`,
		"/n/m":      "",
		"/a/b/3":    "",
		"/a/b/-1":   "",
		"/a/b/x":    "",
		"/a/b/-/c":  "",
		"/s/length": "",
		"/x~1y/z":   "",
	} {
		v, err := sample.Parse([]byte(body))
		if err != nil {
			t.Fatal(err)
		}
		got, ok := put(v, strings.Split(pointer[1:], "/"), "new")
		if ok != (want != "") || ok && sample.Compact(got) != want {
			t.Errorf("%s: %v %s, want %s", pointer, ok, sample.Compact(got), want)
		}
		if sample.Compact(v) != body {
			t.Errorf("%s changed what was given: %s", pointer, sample.Compact(v))
		}
	}
}
