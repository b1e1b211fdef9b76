package main

import (
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/verify/verifytest"
)

func TestDetectionText(t *testing.T) {
	price := verifytest.Switch{ID: "price", Text: "the price is a string", Check: "response-schema", Operation: "GET /parts"}
	city := verifytest.Switch{ID: "city", Text: "no filter", Check: "filter-ignored", Operation: "GET /customers", Hard: true}
	ours := &contestant{
		Name: "ours", Found: []finding{{price, 2, 30}, {city, 1, 10}}, Within: []int{1, 2, 2}, Conforming: []trial{{Requests: 2371}},
	}
	theirs := &contestant{
		Name: "theirs", Found: []finding{{price, 3, 400}, {Switch: city}}, Within: []int{1, 1, 1}, Conforming: []trial{{Requests: 4300}},
	}
	got := detectionText(2, [][]verifytest.Switch{{price, city}}, ours, theirs)
	for _, want := range []string{
		"2 in all", "| filter-ignored | 1 | 1 | 0 |", "| response-schema | 1 | 1 | 1 |", "| switches found | 2 of 2 | 1 of 2 |", "| hard ones found | 1 of 1 | 0 of 1 |",
		"| found by it alone | 1 | 0 |", "| accusations of a switch found, mean | 1.50 | 3.00 |", "| requests to first detection, median | 10 | 400 |",
		"| of what both find | 30 | 400 |", "| 100 | 1 | 1 | missed |", "| 1000 | 2 | 1 | holds |", "about 4300 by default",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in\n%s", want, got)
		}
	}
	if strings.Contains(got, "Missed by") {
		t.Error("something is missed")
	}
}

func TestWhatOursMissesIsNamed(t *testing.T) {
	c := &contestant{
		Name: "ours", Found: []finding{{Switch: verifytest.Switch{ID: "price", Text: "the price is a string"}}},
		Wrong: []accusation{{Operation: "GET /health", Check: "response-schema"}},
	}
	got := missedText(c)
	if !strings.Contains(got, "Missed by ours: `price` (the price is a string)") || !strings.Contains(got, "Wrong, by ours: GET /health, response-schema") {
		t.Errorf("the text is %s", got)
	}
}
