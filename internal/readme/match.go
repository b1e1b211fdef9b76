package readme

import (
	"fmt"
	"maps"
	"regexp"
	"strings"
)

// kinds is what differs from run to run and may therefore differ from the text. Patterns have no groups of their own.
var kinds = []struct {
	pattern    string
	identifies bool // the same throughout one run
}{
	{`\bstw_[0-9A-Za-z]{8,}\b`, true},
	{`\b[0-9A-V]{26}\b`, true}, // an identifier made by internal/ident
	{`\b[0-9A-V]{26}\b`, true},
	{`\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?Z?`, false},
	{`\d{4}-\d\d-\d\d`, false},
	{`[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT`, false},
	{` *\b\d+(?:\.\d+)? ?(?:µs|ms|s)\b`, false}, // a column of them is as wide as the widest
	{`\b\d[\d,]* requests?\b`, false},
	{`  seen \d+ times`, false},
	{`\b97[89]\d{10}\b`, false}, // an ISBN that a seed made up
	{`\bmsg_[0-9a-f]{32}\b`, false},
	{`"(?:webhook_timestamp|took_ms)": \d+`, false},
}

// volatile finds any of kinds; its n-th group is the n-th kind.
var volatile = regexp.MustCompile(alternatives())

func alternatives() string {
	var patterns []string
	for _, k := range kinds {
		patterns = append(patterns, "("+k.pattern+")")
	}
	return strings.Join(patterns, "|")
}

// Bindings maps identifiers of the text to those of this run. What a command prints, a later command may use.
type Bindings map[string]string

// Apply replaces the text's identifiers by this run's.
func (b Bindings) Apply(command string) string {
	return volatile.ReplaceAllStringFunc(command, func(token string) string {
		if actual, ok := b[token]; ok {
			return actual
		}
		return token
	})
}

// Match compares an output with what the text says, and binds the identifiers it finds. The error names the first line that
// nothing fits.
func Match(want, got []string, b Bindings) error {
	bound, furthest := match(want, got, b, 0)
	if bound == nil {
		if furthest == len(want) {
			return fmt.Errorf("more output than %d lines: %q", len(want), got)
		}
		return fmt.Errorf("line %d, %q, is not there", furthest+1, want[furthest])
	}
	for token, actual := range bound {
		b[token] = actual
	}
	return nil
}

// match returns the bindings under which want, from its at-th line on, fits got; or nil, and how far it came.
func match(want, got []string, b Bindings, at int) (Bindings, int) {
	switch {
	case at == len(want) && len(got) == 0:
		return b, at
	case at == len(want):
		return nil, at
	case want[at] == "...":
		furthest := at
		for skip := range len(got) + 1 {
			bound, reached := match(want, got[skip:], b, at+1)
			if bound != nil {
				return bound, reached
			}
			furthest = max(furthest, reached)
		}
		return nil, furthest
	case len(got) == 0:
		return nil, at
	}
	bound := matchLine(want[at], got[0], b)
	if bound == nil {
		return nil, at
	}
	return match(want, got[1:], bound, at+1)
}

// matchLine returns b with what the line adds to it, or nil when the lines differ.
func matchLine(want, got string, b Bindings) Bindings {
	tokens := volatile.FindAllStringSubmatchIndex(want, -1)
	found := linePattern(want, tokens).FindStringSubmatch(strings.TrimRight(got, " "))
	if found == nil {
		return nil
	}
	bound := maps.Clone(b)
	for i, token := range tokens {
		name, actual := want[token[0]:token[1]], found[i+1]
		if !kinds[kindOf(token)].identifies {
			continue
		}
		if before, ok := bound[name]; ok && before != actual {
			return nil
		}
		bound[name] = actual
	}
	return bound
}

// linePattern is the line with each token, as found by volatile, replaced by a group that takes any token of its kind.
func linePattern(line string, tokens [][]int) *regexp.Regexp {
	pattern, end := "^", 0
	for _, token := range tokens {
		pattern += regexp.QuoteMeta(line[end:token[0]]) + "(" + kinds[kindOf(token)].pattern + ")"
		end = token[1]
	}
	return regexp.MustCompile(pattern + regexp.QuoteMeta(line[end:]) + "$")
}

func kindOf(token []int) int {
	for n := range kinds {
		if token[2*n+2] >= 0 {
			return n
		}
	}
	panic("readme: a match without a group")
}
