package verify

import (
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/verify/failure"
)

// fold leaves out what follows from something else: where the API took a value
// that it should have refused, its later answers hold that value, and break
// their own schemas with it.
func fold(found []failure.Failure) []failure.Failure {
	taken := map[string]int64{} // by property: number of the first request that was taken wrongly
	for _, f := range found {
		property, known := propertyOf(f.Place.Pointer)
		if f.Check != "invalid-request-accepted" || !known {
			continue
		}
		if first, seen := taken[property]; !seen || f.First < first {
			taken[property] = f.First
		}
	}
	return slices.DeleteFunc(found, func(f failure.Failure) bool {
		if f.Check != "response-schema" {
			return false
		}
		property, known := propertyOf(f.Place.Pointer)
		at, wrongly := taken[property]
		return known && wrongly && f.First >= at
	})
}

// propertyOf is the last property that a pointer to a schema goes through.
func propertyOf(pointer string) (name string, known bool) {
	steps := strings.Split(pointer, "/")
	for i := len(steps) - 2; i > 0; i-- {
		if steps[i] == "properties" {
			return steps[i+1], true
		}
	}
	return "", false
}
