package lint

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// ambiguousPaths: OpenAPI 3.1.1, Path Templating Matching: /{entity}/me and
// /books/{id} both match /books/me, and neither is the more concrete one.
func ambiguousPaths() Rule {
	return Rule{
		ID: "no-ambiguous-paths", Severity: Info, Group: "meaning", Editions: InAll,
		Summary: "No two paths match the same request without one being more concrete",
		Why:     "Each server and gateway picks another of the two",
		Remedy:  "Change a fixed part of one of the paths",
		Check: func(p *Pass) {
			tree, left := &pathTree{}, ambiguousSteps
			p.eachPath(func(paths *contract.Node, path *contract.Child) {
				if left < 0 {
					return
				}
				s := pathSearch{segments: strings.Split(path.Key, "/"), methods: p.methods(path.Value), left: &left}
				if other := s.find(tree, 0, false, false); other != "" {
					p.ReportKey(paths, path, "the path and %s match the same requests", other)
				}
				if left < 0 {
					p.ReportKey(paths, path, "the paths from here on have too many relatives to be compared")
				}
				tree.add(s.segments, path.Key, s.methods)
			})
		},
	}
}

// ambiguousSteps bounds the segments that are compared for one document.
const ambiguousSteps = 2_000_000

// methods returns the methods of a path item.
func (p *Pass) methods(item *contract.Node) map[string]bool {
	methods := make(map[string]bool)
	for key, value := range p.Doc.Resolve(item).Fields() {
		if p.Doc.Role(value) == contract.RoleOperation {
			methods[key] = true
		}
	}
	return methods
}

// pathTree holds paths by segments. Variables stand under "{}" whatever their
// name; a segment that is only partly a variable counts as fixed.
type pathTree struct {
	next    map[string]*pathTree
	fixed   []string // the keys of next that are no variables, in order of arrival
	path    string
	methods map[string]bool
}

func (t *pathTree) add(segments []string, path string, methods map[string]bool) {
	for _, s := range segments {
		s = segmentKey(s)
		if t.next == nil {
			t.next = make(map[string]*pathTree)
		}
		child := t.next[s]
		if child == nil {
			child = &pathTree{}
			t.next[s] = child
			if s != "" && !strings.Contains(s, "{") {
				t.fixed = append(t.fixed, s)
			}
		}
		t = child
	}
	t.path, t.methods = path, methods
}

const variable = "{}"

func segmentKey(s string) string {
	if strings.HasPrefix(s, "{") && strings.IndexByte(s, '}') == len(s)-1 {
		return variable
	}
	return unnamed(s)
}

// pathSearch looks for a path that matches the same requests.
type pathSearch struct {
	segments []string
	methods  map[string]bool
	left     *int // steps that may still be taken for the document
}

// find walks the tree along every path that fits the segments from i on. Wins
// and loses say whether the searched path has been the more, and the less,
// concrete one in a segment before: both makes the two ambiguous.
func (s *pathSearch) find(t *pathTree, i int, wins, loses bool) string {
	if *s.left--; *s.left < 0 || t == nil {
		return ""
	}
	if i == len(s.segments) {
		if wins && loses && t.path != "" && shareKey(s.methods, t.methods) {
			return t.path
		}
		return ""
	}
	key := segmentKey(s.segments[i])
	if key != variable {
		if other := s.find(t.next[key], i+1, wins, loses); other != "" {
			return other
		}
		return s.find(t.next[variable], i+1, true, loses)
	}
	if other := s.find(t.next[variable], i+1, wins, loses); other != "" {
		return other
	}
	return s.fixed(t, i, wins)
}

// fixed tries the fixed segments beside a variable, as far as they can still
// lead to an ambiguous path.
func (s *pathSearch) fixed(t *pathTree, i int, wins bool) string {
	if !wins && !s.fixedAfter(i) {
		return ""
	}
	for _, key := range t.fixed {
		if other := s.find(t.next[key], i+1, wins, true); other != "" {
			return other
		}
	}
	return ""
}

// fixedAfter reports whether a segment after i is fixed.
func (s *pathSearch) fixedAfter(i int) bool {
	for _, segment := range s.segments[i+1:] {
		if segmentKey(segment) != variable {
			return true
		}
	}
	return false
}

func shareKey(a, b map[string]bool) bool {
	for key := range a {
		if b[key] {
			return true
		}
	}
	return false
}
