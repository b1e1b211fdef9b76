package search

import (
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/reference"
)

// frequent is the part of all operations from which on a word of the prose
// says nothing about one of them: an eighth, and at least 50 operations.
const (
	frequent      = 8
	leastFrequent = 50
)

// wordData is the third part of the index: the words of the prose. Those who
// use them are numbered: the operations first, then the tags, then the
// component schemas, then the document.
type wordData struct {
	Words   []string `json:"words"`
	WordsOf []string `json:"wordsOf"` // postings
}

// wordsOf collects the words of descriptions. Words of what stands in the
// other parts of the index are left out where they say nothing new.
func wordsOf(outline *reference.Outline, operations []operation, schemas []schema) wordData {
	p := &proseWords{stop: map[string]bool{}}
	for _, w := range strings.Fields(stopWords) {
		p.stop[w] = true
	}
	for i, op := range operations {
		p.add(i, plain(op.Description), op.line.Summary, op.ID, op.Path)
	}
	next := len(operations)
	for _, t := range outline.Tags {
		p.add(next, plain(t.Description), t.Name)
		next++
	}
	for _, s := range schemas {
		p.add(next, schemaText(s.node), s.Name)
		next++
	}
	p.add(next, plain(outline.Description)+" "+plain(outline.Summary))
	return p.data(max(leastFrequent, len(operations)/frequent))
}

// schemaText is what a schema and its properties say of themselves, without
// markup.
func schemaText(n *contract.Node) string {
	texts := []string{plain(n.Get("title").Text()), plain(n.Get("description").Text())}
	for _, p := range n.Get("properties").Fields() {
		texts = append(texts, plain(p.Get("description").Text()))
	}
	return strings.Join(texts, "\n")
}

type proseWords struct {
	users
	stop map[string]bool
}

// add notes the words of a text without markup that do not stand in what is known already.
func (p *proseWords) add(n int, text string, known ...string) {
	there := map[string]bool{}
	for _, k := range known {
		for _, t := range tokens(k) {
			there[t] = true
		}
	}
	for _, t := range tokens(text) {
		if !there[t] && !p.stop[t] && isWord(t) {
			there[t] = true
			p.users.add(t, n)
		}
	}
}

// isWord reports whether a token is worth looking for in prose: no number, no
// long run of letters.
func isWord(t string) bool {
	return len(t) >= minWord && len(t) <= maxWord && strings.Trim(t, "0123456789") != ""
}

// data returns the words that fewer than most use, sorted.
func (p *proseWords) data(most int) wordData {
	d := wordData{Words: []string{}, WordsOf: []string{}}
	sorted := slices.Sorted(slices.Values(p.items))
	for _, w := range sorted {
		if of := p.of[p.at[w]]; len(of) < most {
			d.Words = append(d.Words, w)
			d.WordsOf = append(d.WordsOf, postings(of))
		}
	}
	return d
}
