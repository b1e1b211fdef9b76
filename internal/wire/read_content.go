package wire

import (
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
)

// content reads a value that has a media type of its own: JSON, or else text.
func (r *Reader) content(m *contract.Media, from source) (any, error) {
	if !IsJSON(m.Type) {
		return r.value(m.Schema, from)
	}
	text, err := from.scalar()
	if err != nil {
		return nil, err
	}
	v, err := sample.Parse([]byte(text))
	if err != nil {
		return nil, errJSON
	}
	if repeats(v) {
		return nil, errTwice
	}
	return v, nil
}
