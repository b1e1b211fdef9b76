package compare

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// fingerprint identifies a fact by rule, direction, place and values. What is
// unrelated - the order of lists, line numbers, versions, the names of path
// parameters - is no part of it.
func fingerprint(f *fact, dir string, place string) string {
	h := sha256.New()
	for _, word := range [...]string{f.rule.ID, dir, place, f.about, f.oldValue, f.newValue} {
		h.Write([]byte(word))
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// identity is a JSON pointer in which elements of lists are named by what they
// are rather than by where they stand, and path parameters have no names.
func (s *side) identity(n *contract.Node) string {
	if known, ok := s.identities[n]; ok {
		return known
	}
	text := "#"
	if parent := n.Parent(); parent != nil {
		text = s.identity(parent) + "/" + s.nameOf(n, parent)
	}
	s.identities[n] = text
	return text
}

func (s *side) nameOf(n, parent *contract.Node) string {
	if parent.Kind != contract.Array {
		key := n.Key()
		if parent.Parent() != nil && parent.Key() == "paths" && parent.Parent().Parent() == nil {
			key = template(key)
		}
		return contract.EscapePointer(key)
	}
	switch ref := n.Get("$ref"); {
	case ref.Is(contract.String):
		return contract.EscapePointer(ref.Text())
	case n.Has("in") && n.Has("name"):
		return n.Get("in").Text() + " " + contract.EscapePointer(n.Get("name").Text())
	case n.Get("title").Is(contract.String):
		return contract.EscapePointer(n.Get("title").Text())
	case n.Get("url").Is(contract.String):
		return contract.EscapePointer(n.Get("url").Text())
	}
	return s.typeAndCount(n, parent)
}

// typeAndCount names an element by its type and its number among those of the
// same type.
func (s *side) typeAndCount(n, parent *contract.Node) string {
	if _, known := s.numbered[n]; !known {
		counts := make(map[string]int64)
		for _, item := range parent.Items() {
			kind := typeOrKind(item)
			s.numbered[item] = kind + " " + decimal(counts[kind])
			counts[kind]++
		}
	}
	return s.numbered[n]
}

func typeOrKind(n *contract.Node) string {
	if t := n.Get("type"); t.Is(contract.String) {
		return t.Text()
	}
	return n.Kind.String()
}

// template is a path template without the names of its parameters.
func template(path string) string {
	if !strings.Contains(path, "{") {
		return path
	}
	var b strings.Builder
	for len(path) > 0 {
		open := strings.IndexByte(path, '{')
		if open < 0 {
			break
		}
		end := strings.IndexByte(path[open:], '}')
		if end < 0 {
			break
		}
		b.WriteString(path[:open])
		b.WriteString("{}")
		path = path[open+end+1:]
	}
	b.WriteString(path)
	return b.String()
}

// templateNames are the parameters of a path template, in order.
func templateNames(path string) []string {
	var names []string
	for {
		open := strings.IndexByte(path, '{')
		if open < 0 {
			return names
		}
		end := strings.IndexByte(path[open:], '}')
		if end < 0 {
			return names
		}
		names = append(names, path[open+1:open+end])
		path = path[open+end+1:]
	}
}
