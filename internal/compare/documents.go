package compare

import "github.com/apisteward/steward/internal/contract"

// Documents compares an older and a newer document of one API. Neither is
// changed. The work grows with what differs; documents of one digest are not
// looked into.
func Documents(old, new *contract.Document, opts Options) *Report {
	r := &Report{
		Old: Source{Version: old.Version, Digest: old.Digest},
		New: Source{Version: new.Version, Digest: new.Digest},
	}
	if old.Digest == new.Digest {
		return r
	}
	d := newDiffer(old, new, opts)
	d.compareDocuments()
	d.assemble(r, d.settle())
	r.judge()
	return r
}
