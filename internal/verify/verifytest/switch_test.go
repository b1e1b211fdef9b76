package verifytest

import (
	"fmt"
	"slices"
	"testing"
)

// trial shows that a switch is active: a sequence of requests, and what is seen
// of its answers on a server that conforms, and with the switch.
type trial struct {
	id       string
	sequence func(*visitor) any
	right    string
	wrong    string
}

func trials() []trial {
	return slices.Concat(partReadTrials(), partListTrials(), partCreateTrials(), partChangeTrials(), partDeleteTrials(),
		reviewTrials(), customerTrials(), customerListTrials(), bookingTrials(), bookingListTrials(), otherTrials())
}

func TestSwitches(t *testing.T) {
	for _, trial := range trials() {
		t.Run(trial.id, func(t *testing.T) {
			t.Parallel()
			if got := fmt.Sprint(trial.sequence(visit(t, Options{Without: calm()}))); got != trial.right {
				t.Errorf("conforming: saw %s, want %s", got, trial.right)
			}
			with := visit(t, Options{Without: calm(), Switches: []string{trial.id}})
			if got := fmt.Sprint(trial.sequence(with)); got != trial.wrong {
				t.Errorf("with the switch: saw %s, want %s", got, trial.wrong)
			}
		})
	}
}

func TestEverySwitchHasATrial(t *testing.T) {
	tried := map[string]int{}
	for _, trial := range trials() {
		tried[trial.id]++
	}
	for _, s := range Switches() {
		if tried[s.ID] != 1 {
			t.Errorf("%s has %d trials", s.ID, tried[s.ID])
		}
		delete(tried, s.ID)
	}
	for id := range tried {
		t.Errorf("%s is no switch", id)
	}
}

func TestSwitchesAreDescribed(t *testing.T) {
	hard := 0
	for _, s := range Switches() {
		if s.Text == "" || s.Operation == "" || !slices.Contains(checks(), s.Check) {
			t.Errorf("%+v is not described", s)
		}
		if s.Hard {
			hard++
		}
	}
	if hard < 20 {
		t.Errorf("only %d switches are hard", hard)
	}
	for _, check := range checks() {
		if !slices.ContainsFunc(Switches(), func(s Switch) bool { return s.Check == check }) {
			t.Errorf("no switch is for %s", check)
		}
	}
}

// checks are the ids of every check that a switch can be for.
func checks() []string {
	return []string{
		"undocumented-status", "undocumented-media-type", "malformed-body", "missing-body", "response-schema", "error-body",
		"undocumented-property", "response-header", "write-only-returned", "server-error", "no-response",
		"invalid-request-accepted", "valid-request-refused", "security-not-enforced", "method-not-allowed",
		"unsupported-media-type", "not-acceptable", "created-not-readable", "created-not-listed", "wrong-location",
		"update-not-kept", "deleted-still-readable", "deleted-still-listed", "read-only-written", "pagination-limit",
		"pagination-repeats", "pagination-skips", "filter-ignored", "sort-ignored", "conditional-read", "conditional-write",
		"head-differs", "slow-response",
	}
}
