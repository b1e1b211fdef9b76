package prose

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
)

// Anchor returns the anchor that GitHub gives a heading that stands alone:
// lower case, without punctuation, spaces as hyphens.
func Anchor(heading string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r), unicode.IsNumber(r), r == '-', r == '_':
			return unicode.ToLower(r)
		case r == ' ':
			return '-'
		}
		return -1
	}, strings.TrimSpace(heading))
}

// anchors gives headings of a guide their anchors, numbered from 1 where they
// would be the same. It is goldmark's parser.IDs.
type anchors struct{ taken map[string]int }

func newAnchors() *anchors { return &anchors{map[string]int{}} }

// Generate returns the anchor of the next heading.
func (a *anchors) Generate(heading []byte, _ ast.NodeKind) []byte {
	anchor := Anchor(string(heading))
	n := a.taken[anchor]
	a.taken[anchor]++
	if n > 0 {
		anchor += "-" + strconv.Itoa(n)
	}
	return []byte(anchor)
}

// Put notes an anchor that a heading has without asking.
func (a *anchors) Put(anchor []byte) { a.taken[string(anchor)]++ }
