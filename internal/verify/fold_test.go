package verify

import (
	"slices"
	"testing"

	"github.com/apisteward/steward/internal/verify/failure"
)

func one(check, pointer string, first int64) failure.Failure {
	f := failure.Failure{Check: check, First: first}
	f.Place.Pointer = pointer
	return f
}

func TestFoldLeavesOutWhatFollows(t *testing.T) {
	const in, out = "#/components/schemas/BookInput/properties/pages/minimum", "#/components/schemas/Book/properties/pages/minimum"
	const taken, answer = "invalid-request-accepted", "response-schema"
	for name, tt := range map[string]struct {
		found []failure.Failure
		want  []string
	}{
		"afterwards":        {[]failure.Failure{one(taken, in, 5), one(answer, out, 6)}, []string{taken}},
		"whatever order":    {[]failure.Failure{one(answer, out, 6), one(taken, in, 5)}, []string{taken}},
		"in the answer":     {[]failure.Failure{one(taken, in, 5), one(answer, out, 5)}, []string{taken}},
		"before":            {[]failure.Failure{one(taken, in, 5), one(answer, out, 4)}, []string{taken, answer}},
		"since the first":   {[]failure.Failure{one(taken, in, 9), one(taken, in+"x", 3), one(answer, out, 4)}, []string{taken, taken}},
		"another property":  {[]failure.Failure{one(taken, in, 5), one(answer, "#/components/schemas/Book/properties/title/type", 6)}, []string{taken, answer}},
		"another check":     {[]failure.Failure{one(taken, in, 5), one("server-error", out, 6)}, []string{taken, "server-error"}},
		"no property":       {[]failure.Failure{one(taken, "#/paths/~1books/post/requestBody", 5), one(answer, "#/components/schemas/Book/type", 6)}, []string{taken, answer}},
		"nothing was taken": {[]failure.Failure{one(answer, out, 6)}, []string{answer}},
	} {
		var got []string
		for _, f := range fold(tt.found) {
			got = append(got, f.Check)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q is left, want %q", name, got, tt.want)
		}
	}
}

func TestPropertyOfAPointer(t *testing.T) {
	for pointer, want := range map[string]string{
		"#/components/schemas/Book/properties/author/properties/name/maxLength": "name",
		"#/components/schemas/Book/properties/tags/items/type":                  "tags",
		"#/components/schemas/Book/properties":                                  "",
		"#/components/schemas/Book":                                             "",
		"":                                                                      "",
	} {
		if got, known := propertyOf(pointer); got != want || known != (want != "") {
			t.Errorf("%s: %q, want %q", pointer, got, want)
		}
	}
}
