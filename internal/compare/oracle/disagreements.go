package oracle

import (
	"strings"
)

// side is who is right.
type side string

const (
	ours   side = "steward"
	theirs side = "oasdiff"
	both   side = "both" // the same is said in another way, or either may be held
)

// disagreement is what the oracle reports as a break and we do not.
type disagreement struct {
	right  side
	reason string // with the section of a standard
	cases  []string
}

// covers returns the index of the case that a finding belongs to, or -1. A
// case is "pair | rule", or "pair | rule | words" where the words stand in the
// operation or the text.
func (d *disagreement) covers(pair string, f finding) int {
	for i, c := range d.cases {
		part := strings.SplitN(c, " | ", 3)
		if part[0] == pair && part[1] == f.rule && (len(part) < 3 || strings.Contains(f.operation+" "+f.text, part[2])) {
			return i
		}
	}
	return -1
}

// disagreements is the list.
func disagreements() []disagreement {
	return []disagreement{}
}

// silentRules are those of the oracle that no pair brings to speak, with the
// reason.
func silentRules() map[string]string {
	return map[string]string{}
}
