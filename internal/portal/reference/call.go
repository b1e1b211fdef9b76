package reference

import "github.com/apisteward/steward/internal/contract"

// Call returns the operation with the given page, or nil.
func (r *Reference) Call(page string) *contract.Operation { return r.operations.byPage[page] }
