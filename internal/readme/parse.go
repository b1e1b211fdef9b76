// Package readme runs the terminal sessions that README.md shows, and compares what comes out with what it says, so that the
// first page a newcomer reads cannot go stale.
//
// A fence marked `console` holds commands, each after "$ " and continued after "> ", and their output. In `console server`
// the command stays running until the session ends, and its output is only the beginning. A line "..." in an output stands
// for any lines. Other fences are not run.
package readme

import (
	"strings"
)

// Step is one command and the output it is said to have.
type Step struct {
	Line    int // of the command, from 1
	Command string
	Output  []string
	Server  bool // stays running
}

// Parse returns the commands of a Markdown text in order.
func Parse(markdown string) []Step {
	var steps []Step
	var inside, server bool
	for i, line := range strings.Split(markdown, "\n") {
		info, fence := strings.CutPrefix(line, "```")
		switch {
		case fence && !inside:
			inside, server = isConsole(info), info == "console server"
		case fence:
			inside = false
		case inside:
			steps = add(steps, i+1, line, server)
		}
	}
	return steps
}

func isConsole(info string) bool { return info == "console" || info == "console server" }

func add(steps []Step, number int, line string, server bool) []Step {
	if command, ok := strings.CutPrefix(line, "$ "); ok {
		return append(steps, Step{Line: number, Command: command, Server: server})
	}
	if len(steps) == 0 {
		return steps
	}
	last := &steps[len(steps)-1]
	if more, ok := strings.CutPrefix(line, "> "); ok && len(last.Output) == 0 {
		last.Command += "\n" + more
	} else {
		last.Output = append(last.Output, strings.TrimRight(line, " "))
	}
	return steps
}
