package schema

import (
	"encoding/json"
	"fmt"
	"testing"
)

func TestValue(t *testing.T) {
	doc := documentOf(t, "3.0.3", "A: {example: {a: [null, true, x, 1.5], b: 1e9999}}")
	example := schemaOf(t, doc, "A").Get("example")
	if v, ok := Value(example.Get("a")); !ok || fmt.Sprint(v) != "[<nil> true x 1.5]" {
		t.Errorf("the value is %v", v)
	}
	if v, ok := Value(example); ok {
		t.Errorf("the value is %v although it holds a number beyond all reason", v)
	}
}

func TestSpelled(t *testing.T) {
	for text, want := range map[string]any{
		"true": true, "false": false, "0": json.Number("0"), "-1.5e3": json.Number("-1.5e3"),
		"": nil, "null": nil, "x": nil, "1.": nil, "+1": nil, "0x1": nil, "True": nil, "1e": nil, " 1": nil, "NaN": nil,
	} {
		if v, ok := Spelled(text); v != want || ok != (want != nil) {
			t.Errorf("%q spells %v", text, v)
		}
	}
}

func TestDecimals(t *testing.T) {
	inOrder := []string{"-1e400", "-2", "-1.5", "-0.1", "0", "1e-400", "0.1", "0.10001", "1", "1.5", "2", "9", "10", "11", "1e400", "1e99999999999999999999"}
	for i, a := range inOrder {
		for j, b := range inOrder {
			x, _ := parseDecimal(a)
			y, _ := parseDecimal(b)
			if got := x.compare(y); got > 0 != (i > j) || got < 0 != (i < j) {
				t.Errorf("compare(%s, %s) = %d", a, b, got)
			}
		}
	}
	for text, want := range map[string]string{"0": "0", "-0.0": "0", "0e5": "0", "1.0": "0.1e1", "10e-1": "0.1e1", "-0.050": "-0.5e-1"} {
		if d, ok := parseDecimal(text); !ok || d.String() != want {
			t.Errorf("%s is %s, want %s", text, d, want)
		}
	}
	for text, want := range map[string]bool{"1": true, "1.0": true, "15e-1": false, "1.5e1": true, "0.0": true, "1e-1": false, "120": true} {
		if d, _ := parseDecimal(text); d.whole() != want {
			t.Errorf("%s is whole: %v", text, d.whole())
		}
	}
}
