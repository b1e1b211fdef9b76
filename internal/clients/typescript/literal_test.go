package typescript

import (
	"testing"

	"github.com/apisteward/steward/internal/contract"
)

func TestQuote(t *testing.T) {
	for text, want := range map[string]string{
		``: `""`, `a"b\c`: `"a\"b\\c"`, "a\nb\tc\r": `"a\nb\u0009c\u000d"`, "größe 日本": `"größe 日本"`,
		"\u2028\u202e\u00a0\ufeff\x00": `"\u2028\u202e\u00a0\ufeff\u0000"`, "\U000e0001": `"\u{e0001}"`, "*/ ${x} </script>": `"*/ ${x} </script>"`,
	} {
		if got := quote(text); got != want {
			t.Errorf("quote(%q) = %s, want %s", text, got, want)
		}
	}
}

func TestKey(t *testing.T) {
	for text, want := range map[string]string{
		"": `""`, "name": "name", "$ref": "$ref", "_1": "_1", "1_day": `"1_day"`, "a-b": `"a-b"`, "größe": `"größe"`, "class": "class", "a b": `"a b"`,
	} {
		if got := key(text); got != want {
			t.Errorf("key(%q) = %s, want %s", text, got, want)
		}
	}
}

func TestLiteral(t *testing.T) {
	for text, want := range map[string]string{
		`"a"`: `"a"`, `1`: "1", `2.0`: "2", `1e2`: "100", `-1.5`: "-1.5", `true`: "true",
		`null`: "", `[]`: "", `{}`: "", `9007199254740993`: "", `1e400`: "", `123456789012345678901`: "",
	} {
		doc, err := contract.Load([]byte(`{"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{},"x-v":`+text+`}`), contract.DefaultLimits())
		if err != nil {
			t.Fatal(err)
		}
		got, ok := literal(doc.Root.Get("x-v"))
		if ok != (want != "") || ok && got != want {
			t.Errorf("literal(%s) = %s, %t, want %q", text, got, ok, want)
		}
	}
}

func TestEscapePath(t *testing.T) {
	for text, want := range map[string]string{
		"/a/b:c": "/a/b:c", "/{x}": "/%7Bx%7D", "/ü b": "/%C3%BC%20b", "/50%": "/50%25", "/a%2Fb": "/a%2Fb", "/p?a=b": "/p?a=b", `/"\`: "/%22%5C",
	} {
		if got := escapePath(text); got != want {
			t.Errorf("escapePath(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestTopLevel(t *testing.T) {
	got := topLevel(`A | (B & { "x|\"y": C | D }) | "e|f" | [G | H]`)
	want := []string{"A", `(B & { "x|\"y": C | D })`, `"e|f"`, "[G | H]"}
	if len(got) != len(want) {
		t.Fatalf("%q, want %q", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%q, want %q", got[i], want[i])
		}
	}
}
