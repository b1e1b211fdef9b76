package handlers

import (
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/fault"
)

func TestParseIdempotencyKey(t *testing.T) {
	for field, want := range map[string]string{
		`"8e03978e-40d5"`:                    "8e03978e-40d5",
		`"with \"quotes\" and \\"`:           `with "quotes" and \`,
		`"x";parameter=1`:                    "x",
		`"` + strings.Repeat("x", 255) + `"`: strings.Repeat("x", 255),
	} {
		if got, err := parseIdempotencyKey(field); err != nil || got != want {
			t.Errorf("%s: %q, %v; want %q", field, got, err, want)
		}
	}
	for _, field := range []string{
		``, `""`, `unquoted`, `12`, `"unclosed`, `"a", "b"`, `:YQ==:`, "\"\x00\"", `"ü"`,
		`"` + strings.Repeat("x", 256) + `"`,
	} {
		if got, err := parseIdempotencyKey(field); !fault.Is(err, fault.Malformed) {
			t.Errorf("%q: %q, %v; want Malformed", field, got, err)
		}
	}
}

func FuzzParseIdempotencyKey(f *testing.F) {
	for _, seed := range []string{`"a"`, `"\""`, `a`, `"a";b`, ``} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, field string) {
		key, err := parseIdempotencyKey(field)
		if err == nil && (key == "" || len(key) > 255) {
			t.Errorf("%q is taken as %q", field, key)
		}
	})
}
