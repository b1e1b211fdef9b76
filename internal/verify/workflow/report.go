package workflow

import "github.com/apisteward/steward/internal/verify/failure"

// Status is how a step or a workflow ended.
type Status string

// The statuses.
const (
	Passed  Status = "passed"
	Failed  Status = "failed"
	Skipped Status = "skipped" // it could not be run, or not to its end
)

// Report is what running the workflows of a file gave.
type Report struct {
	Workflows []Outcome         // in the order in which they ran
	Failures  []failure.Failure // workflow-step-failed; those of the documents were kept by the Judge
}

// Outcome is how a workflow ended.
type Outcome struct {
	Workflow string
	Summary  string
	Status   Status
	Reason   string        // why it did not pass, or ""
	Steps    []StepOutcome // as they ran, those of called workflows among them; then those that were not reached
	Outputs  []Output
}

// StepOutcome is one run of a step. A step that was repeated has several.
type StepOutcome struct {
	Workflow  string
	Step      string
	Operation string // "GET /books/{id}"; "" for a step that calls a workflow
	Source    string // name of the API's source
	Status    Status
	Reason    string            // why it did not pass, or ""
	Then      string            // what was done next because of an action: "retry in 1s (wait)"; or ""
	Answer    int               // status of the answer; 0 without one
	Failures  []failure.Failure // what the document says of the answer
}

// Output is an output of a workflow.
type Output struct {
	Name  string
	Value any    // of maps and slices
	Lacks string // why it has no value, or ""
}
