package plan

import (
	"fmt"
	"testing"
)

// A body that can say nothing is no argument, unless it must be sent.
func TestBodyThatHoldsNothing(t *testing.T) {
	for _, tt := range []struct {
		schema   string
		required bool
		want     bool
	}{
		{`{"type":"object","properties":{},"additionalProperties":false}`, false, false},
		{`{"type":"object","properties":{},"additionalProperties":false}`, true, true},
		{`{"type":"object","properties":{}}`, false, true},
		{`{"type":"object","properties":{"a":{}},"additionalProperties":false}`, false, true},
		{`{"type":"string"}`, false, true},
	} {
		doc := load(t, fmt.Appendf(nil, `{"openapi":"3.0.3","info":{"title":"T","version":"1"},"paths":{"/x":{"get":{
			"requestBody":{"required":%t,"content":{"application/x-www-form-urlencoded":{"schema":%s}}},"responses":{"200":{"description":"ok"}}}}}}`, tt.required, tt.schema))
		p, err := New(doc, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := p.Groups[0].Operations[0].Body != nil; got != tt.want {
			t.Errorf("%s: a body %t, want %t", tt.schema, got, tt.want)
		}
	}
}
