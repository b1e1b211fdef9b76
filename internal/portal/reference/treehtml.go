package reference

func (t *Tree) writeHTML(w *htmlWriter) {
	for _, b := range t.above() {
		b.writeHTML(w)
	}
	for _, g := range t.below() {
		g.writeHTML(w)
	}
}

// writeHTML writes a list, folded where it stands deep in others or is long.
func (g group) writeHTML(w *htmlWriter) {
	switch {
	case w.level > 0:
		w.raw("<details")
		if w.level == 1 && g.size() <= openRows {
			w.raw(" open")
		}
		w.raw("><summary>")
		g.label.writeHTML(w)
		w.raw("</summary>\n<ul>\n")
	case g.plain:
		w.raw("<ul class=\"tree\">\n")
	default:
		w.raw("<p>")
		g.label.writeHTML(w)
		w.raw(":</p>\n<ul class=\"tree\">\n")
	}
	w.level++
	for _, r := range g.rows {
		r.writeHTML(w)
	}
	w.level--
	w.raw("</ul>\n")
	if w.level > 0 {
		w.raw("</details>\n")
	}
}

func (r *Row) writeHTML(w *htmlWriter) {
	w.open("li", r.id)
	r.name.writeHTML(w)
	if facts := append(r.facts[:len(r.facts):len(r.facts)], r.tree.facts...); len(facts) > 0 {
		w.raw(" <span>")
		facts.writeHTML(w)
		w.raw("</span>")
	}
	w.raw("\n")
	text{r.before}.writeHTML(w)
	r.tree.writeHTML(w)
	for _, b := range r.more {
		b.writeHTML(w)
	}
	w.raw("</li>\n")
}

func (l rows) writeHTML(w *htmlWriter) {
	if len(l) > 0 {
		group{rows: l, plain: true}.writeHTML(w)
	}
}
