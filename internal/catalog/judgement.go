package catalog

import (
	"fmt"

	"github.com/apisteward/steward/internal/compare"
	"github.com/apisteward/steward/internal/contract/lint"
	"github.com/apisteward/steward/internal/fault"
)

// Judgement is what Steward says about a document before it stores it, and
// about a stored version ever after.
type Judgement struct {
	Version  Version // what is stored, or would be
	Findings []lint.Finding
	Report   *compare.Report  // against Version.Base; nil when there is nothing to compare with
	Waived   []compare.Change // lifted by a waiver

	Refusing []lint.Finding   // the findings that refuse it
	Blocking []compare.Change // the changes that need a larger bump than the version makes; Bump is what the base needs
	// Needed is the least bump that will do once waivers are heeded, and Next
	// the version it leads to; both "" without a base of a known version.
	Needed, Next string
	Reasons      []string // why it is refused, one sentence each; none when it is accepted
}

// Accepted reports whether nothing stands against publishing the document.
func (j *Judgement) Accepted() bool { return len(j.Reasons) == 0 }

func (j *Judgement) refuse(format string, args ...any) {
	j.Reasons = append(j.Reasons, fmt.Sprintf(format, args...))
}

// Refusal is the error of a publication that was judged and refused. Its fault
// is Invalid because of findings and Conflict because of the version.
type Refusal struct {
	Fault     *fault.Error
	Judgement *Judgement
}

// Error returns the fault's detail.
func (r *Refusal) Error() string { return r.Fault.Error() }

// Unwrap returns the fault.
func (r *Refusal) Unwrap() error { return r.Fault }

// refusal returns the judgement as an error, or nil when it is accepted.
func (j *Judgement) refusal() error {
	if j.Accepted() {
		return nil
	}
	r := &Refusal{Fault: &fault.Error{Kind: fault.Conflict}, Judgement: j}
	for i, reason := range j.Reasons {
		if i > 0 {
			r.Fault.Detail += " "
		}
		r.Fault.Detail += reason
	}
	if len(j.Refusing) > 0 {
		r.Fault.Kind = fault.Invalid
	}
	for _, f := range j.Refusing {
		r.Fault.Fields = append(r.Fault.Fields, fault.Field{
			Place: f.Place, Detail: f.Text + " (" + f.Rule + ")", Line: f.Line, Column: f.Column,
		})
	}
	for _, c := range j.Blocking {
		r.Fault.Fields = append(r.Fault.Fields, blockingField(c))
	}
	return r
}

// blockingField says what to waive, and what bump would do without.
func blockingField(c compare.Change) fault.Field {
	f := fault.Field{Place: c.Place}
	f.Detail = fmt.Sprintf("%s (%s; needs %s; fingerprint %s)", c.Text, c.Rule, c.Bump, c.Fingerprint)
	if c.New != nil {
		f.Line, f.Column = c.New.Line, c.New.Column
	}
	return f
}
