package schema

import (
	"regexp"
	"sync"
	"sync/atomic"
	"time"

	"github.com/dlclark/regexp2"
)

// matchTime bounds one match of a pattern that needs backtracking.
const matchTime = 50 * time.Millisecond

// maxTimeouts is after how many matches that ran out of time patterns that
// need backtracking are no longer tried.
const maxTimeouts = 20

// patterns are the regular expressions of a document. The zero value has none.
type patterns struct {
	byText   sync.Map     // string to *pattern
	timeouts atomic.Int32 // matches that ran out of time
}

// pattern matches strings against one regular expression.
type pattern struct {
	text  string
	plain *regexp.Regexp  // takes linear time; preferred
	ecma  *regexp2.Regexp // for lookaheads, backreferences and the like
	of    *patterns
}

// get returns nil for what is no regular expression.
func (p *patterns) get(text string) *pattern {
	known, ok := p.byText.Load(text)
	if !ok {
		known, _ = p.byText.LoadOrStore(text, p.compile(text))
	}
	return known.(*pattern)
}

// compile takes the dialect of ECMA-262. The library's mode for it lacks what
// that has with the "u" flag, such as \p{L}; its own dialect has it.
func (p *patterns) compile(text string) *pattern {
	if plain, err := regexp.Compile(text); err == nil {
		return &pattern{text: text, plain: plain}
	}
	ecma, err := regexp2.Compile(text, regexp2.ECMAScript)
	if err != nil {
		if ecma, err = regexp2.Compile(text, regexp2.None); err != nil {
			return nil
		}
	}
	ecma.MatchTimeout = matchTime
	return &pattern{text: text, ecma: ecma, of: p}
}

// matches reports whether s holds a match. What cannot be decided in time
// counts as one.
func (p *pattern) matches(s string) bool {
	if p.plain != nil {
		return p.plain.MatchString(s)
	}
	if p.of.timeouts.Load() >= maxTimeouts {
		return true
	}
	ok, err := p.ecma.MatchString(s)
	if err != nil {
		p.of.timeouts.Add(1)
		return true
	}
	return ok
}
