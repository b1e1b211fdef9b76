package sample

import (
	"encoding/json"
	"math/big"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample/likely"
)

// documented is an example of a place. Others than the first of a list differ
// from it where no two are the same; ok is false where something better than
// the example can be made for them.
func (r *realist) documented(p *plan, at site) (v any, ok bool) {
	v = at.model
	if at.later {
		if r.better(p, at) {
			return nil, false
		}
		v = p.other(v, at)
	}
	r.left -= weight(v)
	return v, true
}

// better reports whether what is made for a place is as good as its example,
// which the first of the same list shows already.
func (r *realist) better(p *plan, at site) bool {
	if len(p.branches) > 0 {
		return true
	}
	f := at.field
	switch r.kind(p, at) {
	case contract.TypeString:
		return f.Own && !f.ID && f.Text != nil || f.Dated || timely(p.text.format)
	case contract.TypeInteger, contract.TypeNumber:
		return f.Number != nil && !f.ID || f.Dated
	case contract.TypeArray:
		return p.array.item != nil
	case contract.TypeObject:
		return len(p.members) > 0
	}
	return true
}

// timely reports whether values of a format differ from one thing to the next.
func timely(format string) bool {
	switch format {
	case "uuid", "email", "date-time", "date":
		return true
	}
	return false
}

// other is a value like an example, where things are told by it.
func (p *plan) other(v any, at site) any {
	if !at.field.ID {
		return v
	}
	switch example := v.(type) {
	case string:
		if text := likely.Like(example, at.Slot); p.keeps(text) {
			return text
		}
	case json.Number:
		if n, ok := Rational(example); ok && n.IsInt() {
			next := json.Number(decimal(n.Add(n, big.NewRat(int64(at.Key.Between(1, 9)), 1))))
			if p.inBounds(next) {
				return next
			}
		}
	}
	return v
}

// weight is about how many bytes the texts of a value have.
func weight(v any) int {
	n := 0
	switch v := v.(type) {
	case string:
		n = len(v)
	case []any:
		for _, item := range v {
			n += weight(item)
		}
	case Object:
		for _, m := range v {
			n += len(m.Name) + weight(m.Value)
		}
	}
	return n
}
