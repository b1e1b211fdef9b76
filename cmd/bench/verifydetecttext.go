package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/verify/verifytest"
)

// detectionText is all that was measured of both on the workshop.
func detectionText(every int, list [][]verifytest.Switch, ours, theirs *contestant) string {
	switches := len(slices.Concat(list...))
	return fmt.Sprintf("### What is found\n\nThe workshop of `internal/verify/verifytest` keeps its document (OpenAPI 3.1), and each of its %d switches makes it break it in one way. %s\n"+
		"Switches of different parts of the API are on at once, never two of one part, each attempt with a server of its own: %d attempts with seed 1, and %d seeds without a switch.\n"+
		"A switch is *found* by any accusation in its part that no attempt without switches makes, but for valid requests that are said to be refused, which tell only of\n"+
		"switches that refuse; what an attempt with switches says of other parts is *wrong*. A *request to first detection* is the number of the request that showed it first.\n"+
		"The behaviours `%s` are left out for both. Switches that are hard show only under a certain circumstance.\n\n", len(verifytest.Switches()), selectionText(every, switches), len(list), conformingSeeds, unfair) +
		table(checkRows(ours, theirs)) + "\n" + table(contestRows(ours, theirs)) + missedText(ours) +
		fmt.Sprintf("\n### What is found within a budget\n\nOf %d switches. Ours is told the budget (`--max-requests`), and orders its requests by it; what Schemathesis had found by then is told from\n"+
			"the order of its requests, of which it sends about %d by default.\n\n", switches, medianRequests(theirs)) + table(budgetRows(ours, theirs), 3)
}

func selectionText(every, switches int) string {
	if every == 1 {
		return "All of them are measured."
	}
	return fmt.Sprintf("One in %d of each check is measured, %d in all (`-every 1` for all of them).", every, switches)
}

// checkRows are the switches found, by check.
func checkRows(ours, theirs *contestant) [][]string {
	var checks []string
	for _, f := range ours.Found {
		checks = append(checks, f.Check)
	}
	slices.Sort(checks)
	rows := [][]string{{"what breaks", "switches", ours.Name, theirs.Name}}
	for _, check := range slices.Compact(checks) {
		of := func(f finding) bool { return f.Check == check }
		rows = append(rows, []string{
			check, fmt.Sprint(countIf(ours.Found, of)), fmt.Sprint(ours.count(of)), fmt.Sprint(theirs.count(of)),
		})
	}
	return rows
}

// count is how many of some switches were found.
func (c *contestant) count(of func(finding) bool) int {
	return countIf(c.Found, func(f finding) bool { return f.found() && of(f) })
}

func contestRows(ours, theirs *contestant) [][]string {
	all := func(finding) bool { return true }
	hard := func(f finding) bool { return f.Hard }
	rows := [][]string{{"", ours.Name, theirs.Name}}
	add := func(title string, cell func(c, other *contestant) string) {
		rows = append(rows, []string{title, cell(ours, theirs), cell(theirs, ours)})
	}
	add("switches found", func(c, _ *contestant) string { return share(c.count(all), len(c.Found)) })
	add("hard ones found", func(c, _ *contestant) string { return share(c.count(hard), countIf(c.Found, hard)) })
	add("switches missed", func(c, _ *contestant) string { return fmt.Sprint(len(c.Found) - c.count(all)) })
	add("found by it alone", func(c, other *contestant) string { return fmt.Sprint(len(firsts(c, nil)) - len(firsts(c, other))) })
	add("accusations of a switch found, mean", func(c, _ *contestant) string { return fmt.Sprintf("%.2f", c.accusations()) })
	add("requests to first detection, median", func(c, _ *contestant) string { return fmt.Sprint(median(firsts(c, nil))) })
	add("of what both find", func(c, other *contestant) string { return fmt.Sprint(median(firsts(c, other))) })
	add("requests of an attempt, median", func(c, _ *contestant) string { return fmt.Sprint(medianRequests(c)) })
	add("wrong accusations beside switches", func(c, _ *contestant) string { return fmt.Sprint(len(c.Wrong)) })
	return rows
}

func share(n, of int) string { return fmt.Sprintf("%d of %d", n, of) }

// firsts are the requests to first detection of what a contestant found and, unless it is nil, the other one too.
func firsts(c, other *contestant) []int {
	var list []int
	for i, f := range c.Found {
		if f.found() && (other == nil || other.Found[i].found()) {
			list = append(list, f.First)
		}
	}
	return list
}

// accusations is how many one switch leads to, of those found.
func (c *contestant) accusations() float64 {
	sum, found := 0, 0
	for _, f := range c.Found {
		if f.found() {
			sum, found = sum+f.Accused, found+1
		}
	}
	return float64(sum) / float64(max(found, 1))
}

func medianRequests(c *contestant) int {
	var list []int
	for _, t := range c.Conforming {
		list = append(list, t.Requests)
	}
	return median(list)
}

func missedText(c *contestant) string {
	var missed []string
	for _, f := range c.Found {
		if !f.found() {
			missed = append(missed, "`"+f.ID+"` ("+f.Text+")")
		}
	}
	var text string
	if len(missed) > 0 {
		text += "\nMissed by " + c.Name + ": " + strings.Join(missed, "; ") + ".\n"
	}
	for _, a := range c.Wrong {
		text += fmt.Sprintf("\nWrong, by %s: %s, %s.\n", c.Name, a.Operation, a.Check)
	}
	return text
}

func budgetRows(ours, theirs *contestant) [][]string {
	rows := [][]string{{"requests", ours.Name, theirs.Name, "aim: ahead"}}
	for i, budget := range budgets() {
		rows = append(rows, []string{
			fmt.Sprint(budget), fmt.Sprint(ours.Within[i]), fmt.Sprint(theirs.Within[i]), holds(ours.Within[i] > theirs.Within[i]),
		})
	}
	return rows
}
