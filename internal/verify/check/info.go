package check

// Info says what a check is, for people.
type Info struct {
	ID      string // stable, as in failures: "response-schema"
	Summary string // what it finds, in one line
	Why     string // what it does to consumers
	Remedy  string // what to do about it
}

// Family is checks that look at the same.
type Family struct {
	Title  string // "Answers"
	Checks []Info
}

// Families returns every check: those of one exchange in the order in which
// they are looked at, then those of sequences and of workflows.
func Families() []Family {
	return []Family{
		{"Answers", answerInfos()},
		{"What is taken and refused", requestInfos()},
		{"What becomes of things", sequenceInfos()},
		{"Workflows", workflowInfos()},
	}
}

// All returns the checks of all families in their order.
func All() []Info {
	var all []Info
	for _, f := range Families() {
		all = append(all, f.Checks...)
	}
	return all
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
