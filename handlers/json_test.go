package handlers

import (
	"errors"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/fault"
)

func TestCheckJSON(t *testing.T) {
	for _, good := range []string{`{}`, ` {"a": [1, {"a": null}], "b": "c"} `, `1`, strings.Repeat("[", 32) + strings.Repeat("]", 32)} {
		if err := checkJSON([]byte(good)); err != nil {
			t.Errorf("%s: %v", good, err)
		}
	}
	for bad, want := range map[string]struct{ line, column int }{
		"{\n  \"a\": 1,\n  \"a\": 2\n}": {3, 5},
		`{"a": 1} x`:                    {1, 10},
		`{"a": }`:                       {1, 7},
		`{"a": [{"b": 1, "b": 2}]}`:     {1, 19},
		`{"a"`:                          {1, 4},
		`{"a": [1, 2`:                   {1, 11},
		strings.Repeat("[", 50) + strings.Repeat("]", 50): {1, 33},
	} {
		err := checkJSON([]byte(bad))
		var f *fault.Error
		if !errors.As(err, &f) || f.Kind != fault.Malformed || len(f.Fields) != 1 {
			t.Errorf("%.40q: %v, want Malformed", bad, err)
			continue
		}
		if got := f.Fields[0]; got.Line != want.line || got.Column != want.column {
			t.Errorf("%.40q: line %d, column %d (%s); want %d, %d", bad, got.Line, got.Column, got.Detail, want.line, want.column)
		}
	}
	for _, empty := range []string{"", " \n"} {
		if err := checkJSON([]byte(empty)); !fault.Is(err, fault.Malformed) {
			t.Errorf("%q: %v, want Malformed", empty, err)
		}
	}
}

func FuzzCheckJSON(f *testing.F) {
	for _, seed := range []string{`{"a":1}`, `[1,2]`, `{"a":1,"a":2}`, `{`, ``} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := checkJSON(data); err != nil && !fault.Is(err, fault.Malformed) {
			t.Errorf("%q: %v, want Malformed", data, err)
		}
	})
}
