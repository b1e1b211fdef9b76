package compare

import "time"

// Report is the outcome of a comparison.
type Report struct {
	Verdict      Verdict
	RequiredBump Bump
	Old, New     Source
	Changes      []Change      // breaking first, then by place and rule; the order never varies
	NotCompared  []NotCompared // by place
}

// Source names one of the documents that were compared.
type Source struct {
	Version string // info.version
	Digest  string // "sha256:..."
}

// Change is one difference between two documents.
type Change struct {
	Rule  string // stable id: "response-property-removed"
	Level Level
	Bump  Bump
	// Place is the JSON pointer of what changed, in the new document, or in
	// the old one when it is gone there.
	Place    string
	Old, New *Place // nil where there is nothing

	// Operations names the operations that the change reaches, sorted, as in
	// "GET /users/{id}" (with the path of the new document). It is empty for a
	// change of the document as a whole.
	Operations []string
	// Direction is "request" (the consumer sends), "response" (the API sends),
	// or "" for a change that has none.
	Direction string

	OldValue, NewValue string // in short, or ""
	Text               string // one sentence

	// Fingerprint identifies the change across edits of anything else, across
	// reformatting, and across version numbers: 16 hexadecimal digits.
	Fingerprint string
}

// Place is a place in the text of a document.
type Place struct {
	Pointer      string // JSON pointer: "#/paths/~1users/get"
	Line, Column int    // one-based
}

// NotCompared is something that a comparison could not decide. Each stands for
// a change of level Warning that carries the same fingerprint.
type NotCompared struct {
	Place       string
	Operations  []string
	Text        string
	Fingerprint string
}

// Options changes what a comparison reports.
type Options struct {
	// Levels gives rules, by id, a level other than their default. LevelOff
	// leaves their changes out of the report and of the verdict.
	Levels map[string]Level
	// Today tells whether an operation that was removed was to stay longer
	// (x-sunset). The zero time leaves that open: then its removal breaks.
	Today time.Time
}

// Count returns the number of changes at a level.
func (r *Report) Count(l Level) int {
	n := 0
	for i := range r.Changes {
		if r.Changes[i].Level == l {
			n++
		}
	}
	return n
}

// Waive returns the report that remains when the changes whose fingerprints
// are approved are set aside, with verdict and bump judged anew, and the
// changes that were set aside. The report itself stays as it is.
func (r *Report) Waive(approved func(fingerprint string) bool) (rest *Report, waived []Change) {
	rest = &Report{Old: r.Old, New: r.New}
	for _, c := range r.Changes {
		if approved(c.Fingerprint) {
			waived = append(waived, c)
		} else {
			rest.Changes = append(rest.Changes, c)
		}
	}
	for _, n := range r.NotCompared {
		if !approved(n.Fingerprint) {
			rest.NotCompared = append(rest.NotCompared, n)
		}
	}
	rest.judge()
	return rest, waived
}

// judge draws verdict and bump from what the report lists. Something that was
// not compared counts as a break.
func (r *Report) judge() {
	r.Verdict, r.RequiredBump = Identical, NoBump
	for i := range r.Changes {
		c := &r.Changes[i]
		r.Verdict = max(r.Verdict, Compatible)
		r.RequiredBump = max(r.RequiredBump, c.Bump)
		if c.Level == Breaking {
			r.Verdict = Breaks
		}
	}
	if len(r.NotCompared) > 0 {
		r.Verdict, r.RequiredBump = Breaks, Major
	}
}
