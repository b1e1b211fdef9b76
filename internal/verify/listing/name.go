package listing

import (
	"encoding/json"
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// plain is a name without the signs in which the ways to write names differ:
// "per_page", "perPage" and "$per-page" are one.
func plain(name string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'A' && r <= 'Z':
			return r - 'A' + 'a'
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r > 0x7f:
			return r
		}
		return -1
	}, name)
}

// scalar is a value as text; ok is false for what is none.
func scalar(v any) (text string, ok bool) {
	switch v := v.(type) {
	case string:
		return v, v != ""
	case json.Number:
		return v.String(), true
	case bool:
		return strconv.FormatBool(v), true
	}
	return "", false
}

// maxLevels bounds how deep schemas are followed.
const maxLevels = 12

// resolved is a schema with what it refers to, and what it is put together of
// as far as it says the type.
func resolved(doc *contract.Document, n *contract.Node) *contract.Schema {
	s := doc.Schema(n)
	for range maxLevels {
		switch {
		case s.Target != nil:
			s = doc.Schema(s.Target)
		case !s.TypeGiven && s.Items == nil && len(s.Properties) == 0 && len(s.AllOf) == 1:
			s = doc.Schema(s.AllOf[0])
		default:
			if real := notNull(doc, s); real != nil {
				s = real
				continue
			}
			return s
		}
	}
	return s
}

// notNull is the only alternative that is not null.
func notNull(doc *contract.Document, s *contract.Schema) *contract.Schema {
	alternatives := s.AnyOf
	if len(alternatives) == 0 {
		alternatives = s.OneOf
	}
	var real *contract.Schema
	for _, n := range alternatives {
		one := doc.Schema(n)
		if one.TypeGiven && one.Types == contract.TypeNull {
			continue
		}
		if real != nil {
			return nil
		}
		real = one
	}
	return real
}

// properties iterates over the properties of a schema with those of what it is
// put together of, and of its alternatives.
func properties(doc *contract.Document, n *contract.Node, level int) iter.Seq2[string, *contract.Node] {
	return func(yield func(string, *contract.Node) bool) {
		if n == nil || level > maxLevels {
			return
		}
		s := resolved(doc, n)
		for _, child := range s.Properties {
			if !yield(child.Key, child.Value) {
				return
			}
		}
		for _, part := range slices.Concat(s.AllOf, s.OneOf, s.AnyOf) {
			for name, n := range properties(doc, part, level+1) {
				if !yield(name, n) {
					return
				}
			}
		}
	}
}
