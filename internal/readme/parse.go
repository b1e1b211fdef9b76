// Package readme runs the terminal sessions that README.md and the guides show, and compares what comes out with what they
// say, so that what a newcomer reads cannot go stale.
//
// A fence marked `console` holds commands, each after "$ " and continued after "> ", and their output. In `console server`
// the command stays running until the session ends, and its output is only the beginning. A line "..." in an output stands
// for any lines. A fence with a language and a name, as in `yaml brand.yaml`, is a file that later commands find. Other
// fences are not run.
package readme

import (
	"strings"
)

// Step is one command and the output it is said to have, or a file.
type Step struct {
	Line    int // of the command, from 1
	Command string
	Output  []string // of a file, its lines
	Server  bool     // stays running
	File    string   // name of the file; "" for a command
}

// Parse returns the commands of a Markdown text in order.
func Parse(markdown string) []Step {
	var steps []Step
	var inside bool
	var info string
	for i, line := range strings.Split(markdown, "\n") {
		opened, fence := strings.CutPrefix(line, "```")
		switch {
		case fence && inside:
			inside = false
		case fence:
			inside, info = true, opened
			if file := fileOf(info); file != "" {
				steps = append(steps, Step{Line: i + 1, File: file})
			}
		case inside && isConsole(info):
			steps = add(steps, i+1, line, info == "console server")
		case inside && fileOf(info) != "":
			last := &steps[len(steps)-1]
			last.Output = append(last.Output, line)
		}
	}
	return steps
}

func isConsole(info string) bool { return info == "console" || info == "console server" }

// fileOf is the name in "yaml brand.yaml", and "" where there is none.
func fileOf(info string) string {
	_, name, _ := strings.Cut(info, " ")
	if isConsole(info) {
		return ""
	}
	return name
}

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
