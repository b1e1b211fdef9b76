package route

import (
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// hint is what tells where a parameter begins that has no text before
// it.
type hint struct {
	words  []string // all that it may be, or nil
	sign   byte     // that it begins with, or 0
	signed bool     // it has to
}

// hintOf reads a parameter of a path. A name may carry the sign of a style, as
// in RFC 6570: "{id}{.format}".
func hintOf(op *contract.Operation, name string) hint {
	var h hint
	if name != "" && (name[0] == '.' || name[0] == ';') {
		h.sign = name[0]
	}
	at := slices.IndexFunc(op.Parameters, func(p *contract.Parameter) bool { return p.In == "path" && p.Name == name })
	if at < 0 {
		return h
	}
	switch found := op.Parameters[at]; found.Style {
	case "label":
		h.sign, h.signed = '.', true
	case "matrix":
		h.sign, h.signed = ';', true
	default:
		h.words = found.Schema.Get("enum").Strings()
	}
	return h
}

// readRun splits text[from:end] among parameters that follow each other.
func readRun(to []string, run []hint, raw, text string, from, end int) (texts []string, ok bool) {
	if end-from < len(run) {
		return to, false
	}
	mark := len(to)
	for i := len(run) - 1; i > 0; i-- {
		begin := run[i].begin(text, from+i, end)
		if begin < 0 {
			return to[:mark], false
		}
		to = append(to, escapedPart(raw, text, begin, end))
		end = begin
	}
	to = append(to, escapedPart(raw, text, from, end))
	slices.Reverse(to[mark:])
	return to, true
}

// begin is where the parameter begins that ends a text, not before the least
// offset; -1 when it cannot be there.
func (h hint) begin(text string, least, end int) int {
	if h.sign != 0 {
		if at := strings.LastIndexByte(text[least:end-1], h.sign); at >= 0 {
			return least + at
		}
	}
	if h.signed {
		return -1
	}
	if len(h.words) > 0 {
		return h.longest(text, least, end)
	}
	return end - 1
}

// longest is where the longest of a parameter's words begins that ends a text.
func (h hint) longest(text string, least, end int) int {
	begin := -1
	for _, word := range h.words {
		if at := end - len(word); word != "" && at >= least && text[at:end] == word && (begin < 0 || at < begin) {
			begin = at
		}
	}
	return begin
}
