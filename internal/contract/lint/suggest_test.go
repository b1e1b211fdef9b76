package lint

import "testing"

func TestNearest(t *testing.T) {
	fields := []string{"description", "operationId", "get", "put", "required", "tags", "type"}
	for name, want := range map[string]string{
		"descripton":    "description",
		"desciprtion":   "description",
		"DESCRIPTION":   "description",
		"operationID":   "operationId",
		"Get":           "get",
		"gte":           "get",
		"tag":           "tags",
		"requred":       "required",
		"x":             "",
		"":              "",
		"responses":     "",
		"somethingElse": "",
	} {
		if got := nearest(name, fields); got != want {
			t.Errorf("nearest(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"a", "", 1}, {"", "abc", 3}, {"abc", "abc", 0}, {"abc", "acb", 1},
		{"abc", "abd", 1}, {"abc", "bc", 1}, {"kitten", "sitting", 3},
	} {
		if got := distance(test.a, test.b); got != test.want {
			t.Errorf("distance(%q, %q) = %d, want %d", test.a, test.b, got, test.want)
		}
		if got := distance(test.b, test.a); got != test.want {
			t.Errorf("distance(%q, %q) = %d, want %d", test.b, test.a, got, test.want)
		}
	}
}
