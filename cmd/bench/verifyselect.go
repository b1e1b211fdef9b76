package main

import (
	"cmp"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/verify/verifytest"
)

// slowCheck is the check whose runs have a limit on the time of an answer. Its switches are never on beside others, which would
// be accused of what a busy machine does.
const slowCheck = "slow-response"

// partOf is the part of the workshop that an operation belongs to: "parts" for "GET /parts/{partId}".
func partOf(operation string) string {
	_, path, _ := strings.Cut(operation, " ")
	part, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	return part
}

// selectSwitches takes one of every so many switches of each check, and one at least, of those parts of the workshop that have
// been taken from least.
func selectSwitches(all []verifytest.Switch, every int) []verifytest.Switch {
	taken := map[string]int{} // by part
	var selected []verifytest.Switch
	for _, left := range byCheck(all) {
		for range (len(left) + every - 1) / every {
			next := slices.MinFunc(left, func(a, b verifytest.Switch) int {
				return cmp.Compare(taken[partOf(a.Operation)], taken[partOf(b.Operation)])
			})
			left = slices.DeleteFunc(left, func(s verifytest.Switch) bool { return s.ID == next.ID })
			taken[partOf(next.Operation)]++
			selected = append(selected, next)
		}
	}
	return selected
}

// byCheck groups switches by their check, the checks with the fewest first.
func byCheck(all []verifytest.Switch) [][]verifytest.Switch {
	var groups [][]verifytest.Switch
	for _, s := range all {
		i := slices.IndexFunc(groups, func(g []verifytest.Switch) bool { return g[0].Check == s.Check })
		if i < 0 {
			groups = append(groups, []verifytest.Switch{s})
			continue
		}
		groups[i] = append(groups[i], s)
	}
	slices.SortStableFunc(groups, func(a, b []verifytest.Switch) int { return cmp.Compare(len(a), len(b)) })
	return groups
}

// batches puts switches together that are on at the same time: at most one of each part of the workshop, so that none hides
// another and an accusation tells which one it is about.
func batches(selected []verifytest.Switch) [][]verifytest.Switch {
	var list [][]verifytest.Switch
	for _, s := range selected {
		fits := func(batch []verifytest.Switch) bool {
			return (batch[0].Check == slowCheck) == (s.Check == slowCheck) &&
				!slices.ContainsFunc(batch, func(other verifytest.Switch) bool { return partOf(other.Operation) == partOf(s.Operation) })
		}
		if i := slices.IndexFunc(list, fits); i >= 0 {
			list[i] = append(list[i], s)
		} else {
			list = append(list, []verifytest.Switch{s})
		}
	}
	return list
}

func ids(switches []verifytest.Switch) []string {
	list := make([]string, 0, len(switches))
	for _, s := range switches {
		list = append(list, s.ID)
	}
	return list
}
