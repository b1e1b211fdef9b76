package route

import "github.com/apisteward/steward/internal/contract"

// node is a place in the tree of paths, with a level for each segment.
type node struct {
	literal map[string]*node // by text, decoded
	mixed   *mixtures        // segments of text and parameters
	whole   *node            // a segment that is a parameter
	slots   []slot           // the operations whose path ends here, in the order of the document
}

// step returns the node that a segment leads to, made if need be.
func (n *node) step(tokens []token, op *contract.Operation) *node {
	switch {
	case len(tokens) > 1:
		if n.mixed == nil {
			n.mixed = &mixtures{byEnds: map[ends][]*mixture{}}
		}
		return n.mixed.step(tokens, op)
	case tokens[0].name:
		if n.whole == nil {
			n.whole = &node{}
		}
		return n.whole
	}
	next := n.literal[tokens[0].text]
	if next == nil {
		if n.literal == nil {
			n.literal = map[string]*node{}
		}
		next = &node{}
		n.literal[tokens[0].text] = next
	}
	return next
}

// maxSteps is how much is looked at for one request, far beyond what any real
// document needs: templates can be written so that there is no end of ways.
const maxSteps = 10_000

// walk looks for one request.
type walk struct {
	method  string
	query   query
	base    *base    // whose operations are looked for; nil for all
	texts   []string // what stands for parameters on the way
	slot    *slot    // what was found
	refused []string // methods of the paths that do not have the one that is looked for
	steps   int      // that may still be taken
}

// from looks for a path and reports whether it leads anywhere.
func (w *walk) from(root *node, path string, b *base) bool {
	w.base, w.steps = b, maxSteps
	rest := path
	if rest != "" {
		rest = rest[1:]
	}
	return w.down(root, rest, true) || len(w.refused) > 0
}

// down looks for an operation below a node, and goes back where a way ends.
func (w *walk) down(n *node, rest string, more bool) bool {
	if w.steps--; w.steps < 0 {
		return false
	}
	if !more {
		return w.arrive(n.slots)
	}
	raw, rest, more := cutSegment(rest)
	text := decoded(raw)
	if next := n.literal[text]; next != nil && w.down(next, rest, more) {
		return true
	}
	if raw == "" {
		return false
	}
	if n.mixed != nil && w.through(n.mixed, raw, text, rest, more) {
		return true
	}
	if n.whole == nil {
		return false
	}
	mark := len(w.texts)
	w.texts = append(w.texts, raw)
	if w.down(n.whole, rest, more) {
		return true
	}
	w.texts = w.texts[:mark]
	return false
}

// through looks below the mixtures that a segment can be read as. What is
// escaped in it is first taken for part of an argument.
func (w *walk) through(x *mixtures, raw, text, rest string, more bool) bool {
	if w.readAs(x, raw, raw, rest, more) {
		return true
	}
	return raw != text && w.readAs(x, raw, text, rest, more)
}

func (w *walk) readAs(x *mixtures, raw, text, rest string, more bool) bool {
	for _, s := range x.shapes {
		if s.before+s.after >= len(text) {
			continue
		}
		for _, m := range x.byEnds[ends{text[:s.before], text[len(text)-s.after:]}] {
			if w.steps--; w.steps < 0 {
				return false
			}
			mark := len(w.texts)
			texts, ok := m.read(w.texts, raw, text)
			if w.texts = texts; ok && w.down(m.next, rest, more) {
				return true
			}
			w.texts = w.texts[:mark]
		}
	}
	return false
}

// cutSegment is strings.Cut at a slash; more is false at the end of a path.
func cutSegment(path string) (segment, rest string, more bool) {
	for i := range len(path) {
		if path[i] == '/' {
			return path[:i], path[i+1:], true
		}
	}
	return path, "", false
}
