package mock

import (
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
)

func TestRefusal(t *testing.T) {
	for _, tt := range []struct {
		statuses []string
		kind     fault.Kind
		places   []string
		want     int
	}{
		{[]string{"200", "404"}, fault.Invalid, []string{"path id"}, 404},
		{[]string{"200", "404"}, fault.Invalid, []string{"path id", "query limit"}, 422},
		{[]string{"200", "404"}, fault.Invalid, nil, 422},
		{[]string{"200", "404"}, fault.Unauthenticated, []string{"path id"}, 422},
		{[]string{"200", "404", "400"}, fault.Invalid, []string{"path id"}, 422},
		{[]string{"200", "404", "default"}, fault.Invalid, []string{"path id"}, 422},
		{[]string{"200"}, fault.Invalid, []string{"path id"}, 422},
	} {
		op := new(contract.Operation)
		for _, status := range tt.statuses {
			op.Responses = append(op.Responses, &contract.Response{Status: status})
		}
		e := fault.New(tt.kind, "No.")
		for _, place := range tt.places {
			e.Fields = append(e.Fields, fault.Field{Place: place})
		}
		if got := refusal(op, e, 422); got != tt.want {
			t.Errorf("%v with %v: %d, want %d", tt.places, tt.statuses, got, tt.want)
		}
	}
}
