package main

import (
	"slices"
	"testing"

	"github.com/apisteward/steward/internal/verify/verifytest"
)

func TestEveryCheckIsSelected(t *testing.T) {
	all := verifytest.Switches()
	for _, every := range []int{1, 2, 1000} {
		selected := selectSwitches(all, every)
		for _, group := range byCheck(all) {
			want := (len(group) + every - 1) / every
			got := 0
			for _, s := range selected {
				if s.Check == group[0].Check {
					got++
				}
			}
			if got != want {
				t.Errorf("one in %d: %d switches of %s, want %d", every, got, group[0].Check, want)
			}
		}
	}
}

func TestPartsAreSelectedFromInTurn(t *testing.T) {
	selected := selectSwitches([]verifytest.Switch{
		{ID: "a", Check: "x", Operation: "GET /parts"}, {ID: "b", Check: "x", Operation: "GET /parts/{id}"},
		{ID: "c", Check: "x", Operation: "GET /health"}, {ID: "d", Check: "y", Operation: "GET /parts"},
	}, 2)
	if got := ids(selected); !slices.Equal(got, []string{"d", "c", "a"}) {
		t.Errorf("selected %q", got)
	}
}

func TestBatchesHaveOneSwitchOfEachPart(t *testing.T) {
	selected := verifytest.Switches()
	count := 0
	for _, batch := range batches(selected) {
		parts := map[string]bool{}
		for _, s := range batch {
			count++
			if parts[partOf(s.Operation)] {
				t.Errorf("%q has two switches of %s", ids(batch), partOf(s.Operation))
			}
			parts[partOf(s.Operation)] = true
			if (s.Check == slowCheck) != (batch[0].Check == slowCheck) {
				t.Errorf("%s is slow for the others of %q", s.ID, ids(batch))
			}
		}
	}
	if count != len(selected) {
		t.Errorf("%d switches of %d", count, len(selected))
	}
}
