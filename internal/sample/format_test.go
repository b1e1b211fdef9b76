package sample

import (
	"encoding/json"
	"math/rand/v2"
	"testing"
)

func TestFormats(t *testing.T) {
	for _, c := range []struct {
		format, text string
		want         certainty
	}{
		{"date-time", "2026-01-31T12:00:00Z", holds}, {"date-time", "2026-01-31T12:00:00.123+02:00", holds}, {"date-time", "2026-01-31 12:00:00", unclear}, {"date-time", "soon", fails},
		{"date-time", "2026-01-31T12:00:60Z", unclear}, {"date", "2024-02-29", holds}, {"date", "2026-02-30", unclear}, {"date", "today", fails},
		{"uuid", "3f2b8c1e-9d4a-4e7b-8a55-0c6d1f2e3a4b", holds}, {"uuid", "3F2B8C1E9D4A4E7B8A550C6D1F2E3A4B", unclear}, {"uuid", "x", fails}, {"uuid", "", fails},
		{"ipv4", "192.0.2.1", holds}, {"ipv4", "192.0.2.01", fails}, {"ipv4", "2001:db8::1", unclear}, {"ipv4", "192.0.2.0/24", unclear},
		{"ipv6", "2001:db8::1", holds}, {"ipv6", "::ffff:1.2.3.4", unclear}, {"ipv6", "word", fails},
		{"email", "ada@example.com", holds}, {"email", "ada", fails}, {"email", `"a b"@example.com`, unclear}, {"email", "ada@localhost", unclear},
		{"uri", "https://example.com/a", holds}, {"uri", "urn:x", unclear}, {"uri", "a b", fails}, {"hostname", "a.example", holds}, {"hostname", "a b", fails}, {"hostname", "-a", unclear},
		{"byte", "ZXg=", holds}, {"byte", "ZXg", unclear}, {"byte", "?", fails}, {"duration", "P1D", holds}, {"duration", "P2D", unclear}, {"uri-reference", "/a", holds}, {"time", "12:00:00Z", holds},
	} {
		if got := formatNamed(c.format).check(c.text); got != c.want {
			t.Errorf("%s %q: %d, want %d", c.format, c.text, got, c.want)
		}
	}
}

func TestWhatBreaksAFormatFails(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	for _, name := range []string{
		"date-time", "date", "time", "uuid", "ipv4", "ipv6", "email", "hostname", "uri", "uri-reference", "byte", "duration", "json-pointer", "regex", "uri-template",
	} {
		f := formatNamed(name)
		if f.broken != "" && f.check(f.broken) != fails {
			t.Errorf("%s: %q does not fail", name, f.broken)
		}
		if f.check(formatted(name)) != holds {
			t.Errorf("%s: %q does not hold", name, formatted(name))
		}
		g := generator{rng: rng}
		for range 200 {
			if made := g.formatted(name); f.check(made) != holds {
				t.Fatalf("%s: %q does not hold", name, made)
			}
		}
	}
}

func TestFormatsOfNumbers(t *testing.T) {
	for _, c := range []struct {
		format string
		n      json.Number
		want   bool
	}{
		{"int32", "2147483647", true}, {"int32", "2147483648", false}, {"int64", "9223372036854775807", true}, {"int64", "9223372036854775808", false}, {"int64", "-9223372036854775809", false},
		{"float", "1e30", true}, {"float", "1e300", false}, {"double", "1e300", true}, {"no-format", "1e300", true},
	} {
		if got := formatNamed(c.format).allowsNumber(c.n); got != c.want {
			t.Errorf("%s %s: %v", c.format, c.n, got)
		}
	}
}
