package wire

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// Header reads the lines of a header, which are one list (RFC 9110, section
// 5.3). Nothing in them is encoded.
func (r *Reader) Header(p *contract.Parameter, lines []string) (any, error) {
	text := leaf{strings.Join(lines, ", "), asIs}
	if len(p.Content) > 0 {
		return r.content(p.Content[0], text)
	}
	return r.value(p.Schema, delimited{text, separator(p), p.Explode, true})
}
