package workflow

import "github.com/apisteward/steward/internal/contract"

// File is one Arazzo file (Arazzo Specification Object). It is immutable and safe for
// concurrent use.
type File struct {
	Version   string // of the specification, as written: "1.0.1"
	Title     string
	Sources   []*Source
	Workflows []*Workflow // in the order of the text

	root       *contract.Node
	parameters map[string]*parameter // of the components, by name
}

// Source is the document of an API that steps call (Source Description Object).
type Source struct {
	Name string
	URL  string // as written; it may be relative to the file
	Place
}

// Place is where something stands in the file.
type Place struct {
	Pointer      string // "#/workflows/0/steps/1"
	Line, Column int    // one-based
}

func placeOf(n *contract.Node) Place {
	return Place{n.Pointer(), int(n.Line), int(n.Column)}
}

// Workflow is a sequence of steps (Workflow Object).
type Workflow struct {
	ID      string
	Summary string
	Place

	inputs     *inputs // nil when nothing is said of them
	dependsOn  []string
	steps      []*step
	parameters []*parameter
	onSuccess  []*action
	onFailure  []*action
	outputs    []output
}

// step is a call of an operation, or of another workflow (Step Object).
// Exactly one of the three ways to say what is called is used.
type step struct {
	id            string
	operationID   string
	operationPath string
	workflowID    string
	parameters    []*parameter // the workflow's among them
	body          *body        // nil for none
	success       []*criterion
	onSuccess     []*action // the workflow's among them
	onFailure     []*action
	outputs       []output
	Place
}

// parameter gives a parameter of an operation, or an input of a workflow, a
// value (Parameter Object).
type parameter struct {
	name, in string // in is "" where a workflow is called
	value    value
	Place
}

// body is the body of a request (Request Body Object).
type body struct {
	contentType  string // "" for what the operation documents
	payload      value
	replacements []replacement
	Place
}

// replacement sets one place of a body (Payload Replacement Object).
type replacement struct {
	target string // JSON pointer
	value  value
	Place
}

// actionType is what an action does.
type actionType string

// The types of action.
const (
	end    actionType = "end"
	jump   actionType = "goto"
	repeat actionType = "retry"
)

// action is what is done when a step succeeded or failed (Success and
// Failure Action Object).
type action struct {
	name       string
	kind       actionType
	workflowID string
	stepID     string
	retryAfter float64 // seconds
	retryLimit int
	criteria   []*criterion
	Place
}

// output names a value (outputs of the Step and the Workflow Object).
type output struct {
	name  string
	value value
	Place
}

// workflow returns the workflow with an id, or nil.
func (f *File) workflow(id string) *Workflow {
	for _, w := range f.Workflows {
		if w.ID == id {
			return w
		}
	}
	return nil
}

// source returns the source with a name, or nil.
func (f *File) source(name string) *Source {
	for _, s := range f.Sources {
		if s.Name == name {
			return s
		}
	}
	return nil
}

// index returns where a step stands among the others, or -1.
func (w *Workflow) index(id string) int {
	for i, s := range w.steps {
		if s.id == id {
			return i
		}
	}
	return -1
}

// step returns the step with an id, or nil.
func (w *Workflow) step(id string) *step {
	if i := w.index(id); i >= 0 {
		return w.steps[i]
	}
	return nil
}
