package coverage

import (
	"iter"
	"strings"

	"github.com/apisteward/steward/internal/verify/base"
	"github.com/apisteward/steward/internal/verify/call"
)

// again does what was done to a thing once more: it may be refused then, but
// as documented.
func (p *plan) again() iter.Seq[*base.Variation] {
	op := p.operation()
	done := op.Method == "DELETE" || op.Method == "POST" && p.base.Model().Body == nil
	if !done || p.base.Accepted == nil || !strings.Contains(op.Path, "{") {
		return listed()
	}
	return listed(&base.Variation{
		Subject: call.Subject{Where: "request", Text: "the same once more"},
		Intent:  call.Valid,
		Opaque:  true,
		Same:    true,
	})
}
