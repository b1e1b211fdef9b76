// Package schema judges values against the schemas of a document.
package schema

import (
	"math"
	"sync"
	"sync/atomic"

	"github.com/apisteward/steward/internal/contract"
)

// Way says which way a value travels; it decides whether readOnly and
// writeOnly properties may be missing (OpenAPI 3.0.3, section 4.7.24.2).
type Way uint8

// The ways.
const (
	EitherWay Way = iota // neither need be there
	Request              // to the API: readOnly properties need not be there
	Response             // from the API: writeOnly properties need not be there
)

// WayOf returns the way of a direction.
func WayOf(d contract.Direction) Way {
	if d == contract.InRequest {
		return Request
	}
	return Response
}

// Judge judges values against the schemas of one document. A value is nil, a
// bool, json.Number, string, []any or map[string]any, as decoding JSON with
// UseNumber yields it. A schema is compiled when a value first reaches it, so
// that the cost follows the values and not the document.
//
// A Judge is safe for concurrent use.
type Judge struct {
	doc      *contract.Document
	formats  bool
	literal  bool // see ByTheLetter
	perValue int
	budget   *atomic.Int64 // what all values together may still cost; nil is no limit
	compiled sync.Map      // *contract.Node to *schema
	patterns patterns

	anyWriteOnly func() bool // some schema of the document is writeOnly
}

// Option is a setting of a Judge.
type Option func(*Judge)

// WithFormats makes a Judge look at formats, which JSON Schema leaves open
// (JSON Schema Validation 2020-12, section 7).
func WithFormats() Option { return func(j *Judge) { j.formats = true } }

// WithWork bounds the work for one value. A unit is about one keyword looked
// at for one part of the value: some hundred nanoseconds at most.
func WithWork(units int) Option { return func(j *Judge) { j.perValue = units } }

// WithBudget bounds the work for all values together.
func WithBudget(units int) Option {
	return func(j *Judge) {
		j.budget = new(atomic.Int64)
		j.budget.Store(int64(units))
	}
}

// ByTheLetter makes a Judge leave out what authors mean, plain as it is, and
// the specification does not have: that "nullable" beside a reference lets null
// through (OpenAPI 3.0.3, section 4.7.23), and that of alternatives that both fit
// the discriminator chooses one (OpenAPI 3.1.1, section 4.8.25).
func ByTheLetter() Option { return func(j *Judge) { j.literal = true } }

// valueWork is the work for one value unless WithWork says otherwise: enough
// for bodies of several megabytes.
const valueWork = 5_000_000

// New returns a Judge for the schemas of a document.
func New(doc *contract.Document, options ...Option) *Judge {
	j := &Judge{doc: doc, perValue: valueWork}
	j.anyWriteOnly = sync.OnceValue(j.lookForWriteOnly)
	for _, option := range options {
		option(j)
	}
	return j
}

// Faults returns everything that a schema refuses in a value, in the order of
// the places; nothing when the value is valid. It is false when judging takes
// more work than it may: then nothing is known.
func (j *Judge) Faults(schema *contract.Node, way Way, value any) (faults []Fault, judged bool) {
	return j.FirstFaults(schema, way, value, math.MaxInt)
}

// FirstFaults is Faults for those who need no more than a number of them, at
// least one: it ends as soon as it has found as many. They are in order, but need
// not be the first of the value.
func (j *Judge) FirstFaults(schema *contract.Node, way Way, value any, most int) (faults []Fault, judged bool) {
	s := j.schema(schema)
	judged = j.bounded(way, func(r *run) {
		if r.admits(s, value, nil) && !r.doubtful {
			return
		}
		r.collecting, r.most = true, most
		r.admits(s, value, nil)
		faults = inOrder(r.faults)
	})
	if !judged {
		return nil, false
	}
	return faults, true
}

// Valid reports whether a schema lets a value through. It is false when that
// takes too much work to say.
func (j *Judge) Valid(schema *contract.Node, way Way, value any) bool {
	s := j.schema(schema)
	valid := false
	judged := j.bounded(way, func(r *run) { valid = r.admits(s, value, nil) })
	return judged && valid
}

// bounded does some judging within the limits; it is false when they were
// reached.
func (j *Judge) bounded(way Way, judge func(*run)) (judged bool) {
	r := &run{Judge: j, way: way, left: j.perValue, most: math.MaxInt}
	if j.budget != nil {
		r.left = min(r.left, int(j.budget.Load()))
	}
	given := r.left
	defer func() {
		if j.budget != nil {
			j.budget.Add(int64(r.left - given))
		}
		switch p := recover().(type) {
		case nil:
		case overspent:
			judged = false
		default:
			panic(p)
		}
	}()
	judge(r)
	return true
}

func (j *Judge) lookForWriteOnly() bool {
	for n := range j.doc.Schemas() {
		if n.Get("writeOnly").True() {
			return true
		}
	}
	return false
}
