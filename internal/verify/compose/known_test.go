package compose

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
)

func TestKnownValues(t *testing.T) {
	v := sample.Object{
		{Name: "isbn", Value: []any{"1", "2"}},
		{Name: "shelf", Value: "A"},
		{Name: "none", Value: []any{}},
		{Name: "getBook", Value: sample.Object{{Name: "isbn", Value: "3"}, {Name: "lang", Value: []any{"de", "fr"}}}},
		{Name: "GET /books.shelf", Value: "B"},
	}
	known, fault := KnownOf(v)
	if fault != "" {
		t.Fatal(fault)
	}
	get, list := &contract.Operation{ID: "getBook", Method: "GET", Path: "/books/{isbn}"}, &contract.Operation{Method: "GET", Path: "/books"}
	for _, tt := range []struct {
		op   *contract.Operation
		name string
		want any
	}{
		{get, "isbn", "3"}, {list, "isbn", "1"}, {get, "shelf", "A"}, {list, "shelf", "B"}, {get, "lang", "de"}, {list, "lang", nil}, {get, "none", nil},
	} {
		p := &contract.Parameter{Name: tt.name, In: "query"}
		if got, ok := known.Value(tt.op, p, nil); got != tt.want || ok != (tt.want != nil) {
			t.Errorf("%s of %s: %v, want %v", tt.name, tt.op.Name(), got, tt.want)
		}
	}
	seen := map[any]bool{}
	random := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		got, _ := known.Value(list, &contract.Parameter{Name: "isbn"}, random)
		seen[got] = true
	}
	if len(seen) != 2 {
		t.Errorf("of two values these are used: %v", seen)
	}
}

func TestKnownValuesAreAnObject(t *testing.T) {
	for _, v := range []any{nil, "isbn", []any{"1"}} {
		if _, fault := KnownOf(v); fault == "" {
			t.Errorf("%s is taken for known values", fmt.Sprint(v))
		}
	}
}
