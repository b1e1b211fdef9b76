package main

import (
	"context"
	"fmt"
	"strings"
)

// How many seeds each is tried with on a server that conforms.
const (
	ourSeeds   = 50
	theirSeeds = 3
)

// falsePart counts what a server is accused of that keeps every word of its document.
func falsePart(ctx context.Context, _ settings, t verifyTools) (string, error) {
	ours, theirs := t.contestants()
	mine, err := ours.accuseFalsely(ctx, ourSeeds)
	if err != nil {
		return "", err
	}
	other, err := theirs.accuseFalsely(ctx, theirSeeds)
	if err != nil {
		return "", err
	}
	return falseText(innocence{ours.Name, mine}, innocence{theirs.Name, other}), nil
}

func (c *contestant) accuseFalsely(ctx context.Context, seeds int) ([]trial, error) {
	trials := make([]trial, seeds)
	err := together(ctx, seeds, func(ctx context.Context, i int) (err error) {
		trials[i], err = c.try(ctx, attempt{Seed: i + 1, Awkward: true})
		return err
	})
	return trials, err
}

// innocence is what a verifier accused a server of that has done nothing wrong.
type innocence struct {
	Name   string
	Trials []trial
}

// distinct are all accusations, each once.
func (i innocence) distinct() (failures, warnings []accusation) {
	var all trial
	for _, t := range i.Trials {
		for _, a := range t.Accused {
			all.add(a)
		}
	}
	for _, a := range all.Accused {
		if a.Warning {
			warnings = append(warnings, a)
		} else {
			failures = append(failures, a)
		}
	}
	return failures, warnings
}

func (t trial) failed() int { return countIf(t.Accused, func(a accusation) bool { return !a.Warning }) }

func falseText(ours, theirs innocence) string {
	rows := [][]string{{"", "seeds", "with a failure", "failures of a seed, median", "different failures", "different warnings", "aim: none"}}
	for i, who := range []innocence{ours, theirs} {
		failures, warnings := who.distinct()
		var each []int
		for _, t := range who.Trials {
			each = append(each, t.failed())
		}
		aim := ""
		if i == 0 {
			aim = holds(len(failures) == 0)
		}
		rows = append(rows, []string{
			who.Name, fmt.Sprint(len(who.Trials)), fmt.Sprint(countIf(each, func(n int) bool { return n > 0 })), fmt.Sprint(median(each)),
			fmt.Sprint(len(failures)), fmt.Sprint(len(warnings)), aim,
		})
	}
	return "### What is accused wrongly\n\nThe same server without any switch and with every awkward behaviour, those that make one wait included. Every failure is wrong.\n\n" +
		table(rows, 6) + ours.list() + theirs.list()
}

// list names the failures.
func (i innocence) list() string {
	failures, _ := i.distinct()
	if len(failures) == 0 {
		return ""
	}
	var lines []string
	for _, a := range failures {
		lines = append(lines, fmt.Sprintf("- %s: %s, %s", a.Operation, a.Check, a.Detail))
	}
	return "\nOf " + i.Name + ":\n\n" + strings.Join(lines, "\n") + "\n"
}
