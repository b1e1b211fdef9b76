package check

import "slices"

// Info says what a check is, for people.
type Info struct {
	ID      string // stable, as in failures: "response-schema"
	Summary string // what it finds, in one line
	Why     string // what it does to consumers
	Remedy  string // what to do about it
}

// All returns every check: those of one exchange in the order in which they
// are looked at, then those of sequences
// and of workflows.
func All() []Info {
	return slices.Concat(answerInfos(), requestInfos(), sequenceInfos(), workflowInfos())
}

// Explain returns the check with an id; ok is false when there is none.
func Explain(id string) (info Info, ok bool) {
	for _, info := range All() {
		if info.ID == id {
			return info, true
		}
	}
	return Info{}, false
}
