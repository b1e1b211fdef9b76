package reference

import (
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/prose"
)

// describe puts a tree into words, what stands in it first.
func (o *opener) describe(t *Tree) {
	for _, g := range t.groups() {
		for i, r := range g.rows {
			o.describe(r.tree)
			if len(r.name)+len(r.tree.facts) == 0 {
				r.name = plain("Choice " + strconv.Itoa(i+1))
			}
		}
	}
	if t.item != nil {
		o.describe(t.item)
	}
	o.foldChoices(t)
	t.foldMap()
	var title, description string
	for _, p := range t.parts {
		if p.Title != "" {
			title = p.Title
		}
		if p.Description != "" {
			description = p.Description
		}
	}
	t.description = o.texts.Text(description, prose.BelowSubsection)
	t.facts = o.facts(t)
	if o.newTitle(t, title, description) {
		t.notes = append([]Line{plain("Title: ").and(markdown.OneLine(title))}, t.notes...)
	}
	o.extras(t)
}

// newTitle reports whether a title says what neither name nor description do.
func (o *opener) newTitle(t *Tree, title, description string) bool {
	key, name := letters(title), letters(t.name)
	if key == "" || key == name || strings.Contains(letters(description), key) {
		return false
	}
	if name != "" && !strings.Contains(title, " ") && strings.Contains(key, name) {
		return false // such as owner_param, which is meant for programs
	}
	for _, to := range append(t.named[:len(t.named):len(t.named)], t.closed...) {
		if key == letters(to.Name) {
			return false
		}
	}
	return true
}

// letters is what two names have in common that differ only in their spelling.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		case r == ' ', r == '_', r == '-', r == '.', r == '/', r == '\n':
			return -1
		}
		return r
	}, s)
}
