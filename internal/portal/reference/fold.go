package reference

// foldChoices puts choices that a few words describe on the line.
func (o *opener) foldChoices(t *Tree) {
	if len(t.choices) != 1 || len(t.choices[0].rows) > 6 || len(t.choices[0].label) > 1 {
		return
	}
	var lines []Line
	for _, r := range t.choices[0].rows {
		if len(r.name) > 0 || !r.tree.plain() || len(r.tree.facts) == 0 {
			return
		}
		lines = append(lines, inBrackets(r.tree.facts))
	}
	t.folded, t.choices = joined(lines, "or"), nil
}

// foldMap puts what the values of an object without named properties are on the
// line, where a few words describe them.
func (t *Tree) foldMap() {
	if len(t.rows) == 1 && t.rows[0].segment == anyOther && t.rows[0].tree.plain() && len(t.rows[0].tree.facts) > 0 {
		t.each, t.rows = inBrackets(t.rows[0].tree.facts), nil
	}
}

// inBrackets is facts as part of a sentence: "string (1 to 3 characters)".
func inBrackets(f Facts) Line {
	if len(f) == 1 {
		return f[0]
	}
	out := f[0].and(" (")
	for i, l := range f[1:] {
		if i > 0 {
			out = out.and(", ")
		}
		out = out.then(l...)
	}
	return out.and(")")
}
