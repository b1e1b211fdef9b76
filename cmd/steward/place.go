package main

import (
	"strings"

	"github.com/apisteward/steward/internal/compare"
	"github.com/apisteward/steward/internal/contract/lint"
)

// A document that was bundled has places in a text that nobody sees. The
// functions here find them again in the file that the user has: exactly where
// it holds the place itself, at the reference where the place is in another
// file, and at no line where it was brought in as a component.

func (d *document) relocateFindings(findings []lint.Finding) {
	if d.unbundled == nil {
		return
	}
	for i := range findings {
		findings[i].Line, findings[i].Column = d.locate(findings[i].Place)
	}
}

// relocateChanges moves the places of a report to those in the two files.
func relocateChanges(r *compare.Report, old, new *document) {
	for i := range r.Changes {
		c := &r.Changes[i]
		c.Old, c.New = old.relocated(c.Old), new.relocated(c.New)
	}
}

func (d *document) relocated(p *compare.Place) *compare.Place {
	if p == nil || d.unbundled == nil {
		return p
	}
	line, column := d.locate(p.Pointer)
	return &compare.Place{Pointer: p.Pointer, Line: line, Column: column}
}

// locate finds a pointer of the bundled document in the user's file. Both are
// 0 when it is not there.
func (d *document) locate(pointer string) (line, column int) {
	if n := d.unbundled.Lookup(pointer); n != nil {
		return int(n.Line), int(n.Column)
	}
	for cut := strings.LastIndexByte(pointer, '/'); cut > 0; cut = strings.LastIndexByte(pointer[:cut], '/') {
		n := d.unbundled.Lookup(pointer[:cut])
		if n == nil {
			continue
		}
		if n.Get("$ref") == nil {
			break
		}
		return int(n.Line), int(n.Column)
	}
	return 0, 0
}
