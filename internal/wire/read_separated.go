package wire

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// separated reads a value whose parts stand in one text.
func (r *Reader) separated(p *contract.Parameter, text leaf) (any, error) {
	if by := separator(p); by != "," {
		return r.decoded(p, text, by)
	}
	v, err := r.value(p.Schema, delimited{text, ",", p.Explode, false})
	if strings.Contains(text.text, ",") || !strings.Contains(text.text, "%") || err == nil && r.accepts(p.Schema, v) {
		return v, err
	}
	// A comma that is encoded belongs to a value, and yet many programs encode
	// those that separate.
	if other, err := r.decoded(p, text, ","); err == nil && r.accepts(p.Schema, other) {
		return other, nil
	}
	return v, err
}

// decoded reads a value whose separators cannot but be encoded.
func (r *Reader) decoded(p *contract.Parameter, text leaf, separator string) (any, error) {
	plain, err := text.scalar()
	if err != nil {
		return nil, err
	}
	return r.value(p.Schema, delimited{leaf{plain, asIs}, separator, p.Explode, false})
}
