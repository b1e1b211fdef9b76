package verify

import (
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify/session"
)

func asked(path string, statuses map[int]int) Operation {
	op := Operation{Operation: &contract.Operation{Method: "GET", Path: path}, Hint: "before"}
	op.Count = session.Count{Statuses: statuses}
	for _, n := range statuses {
		op.Requests += n
	}
	return op
}

func TestHintAtAddress(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		list []Operation
		want bool
	}{
		"nothing is there":          {[]Operation{asked("/books", map[int]int{404: 3}), asked("/books/{isbn}", map[int]int{404: 1})}, true},
		"one was not asked":         {[]Operation{asked("/books", map[int]int{404: 3}), asked("/orders", nil)}, true},
		"something else was said":   {[]Operation{asked("/books", map[int]int{404: 3, 401: 1})}, false},
		"only things are not there": {[]Operation{asked("/books/{isbn}", map[int]int{404: 3})}, false},
		"nothing was asked":         {[]Operation{asked("/books", nil)}, false},
	} {
		hintAtAddress(tc.list)
		if got := tc.list[0].Hint != "before"; got != tc.want {
			t.Errorf("%s: the hint is %q", name, tc.list[0].Hint)
		}
	}
}
