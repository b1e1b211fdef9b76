package reference

import (
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/sample"
	"github.com/apisteward/steward/internal/portal/words"
)

// shortExample is the length in bytes up to which an example stands on the line.
const shortExample = 80

// facts says on one line what a tree lets through.
func (o *opener) facts(t *Tree) Facts {
	var f Facts
	format := ""
	for _, p := range t.parts {
		if p.Format != "" {
			format = " (" + markdown.OneLine(p.Format) + ")"
		}
	}
	if kind := o.typeLine(t); len(kind) > 0 {
		f.add(kind.and(format))
	} else {
		f.say(format)
	}
	if t.earlier != nil {
		f.add(Line{{Text: "as above", Href: "#" + t.earlier.anchor}})
	}
	o.bases(t, &f)
	if len(t.each) > 0 {
		f.add(plain("each value ").then(t.each...))
	}
	for _, p := range t.parts {
		bounds(&f, p.Schema)
	}
	if len(f) > 0 && (len(f) > 1 || len(t.notes) > 0) && len(f[0]) == 1 && f[0][0].Text == anyValue {
		f = f[1:] // what is asked of it says more
	}
	for _, p := range t.parts {
		values(t, &f, p.Schema)
	}
	t.valuesOnLine(&f)
	for _, p := range t.parts {
		rest(&f, p.Schema)
	}
	flags(t, &f)
	return unique(f)
}

// bases names the components that a schema builds on.
func (o *opener) bases(t *Tree, f *Facts) {
	if !t.own {
		return
	}
	var lines []Line
	for _, to := range append(t.named[:len(t.named):len(t.named)], t.closed...) {
		lines = append(lines, codeLink(to.Name, to.href))
	}
	if len(lines) > 0 {
		f.add(plain("everything of ").then(joined(lines, "and")...))
	}
}

// bounds says in words what else a schema asks of a value.
func bounds(f *Facts, s *contract.Schema) {
	f.say(words.Range(s.Minimum, s.Maximum))
	f.say(words.Count(s.MinLength, s.MaxLength, "character"))
	f.say(words.Count(s.MinItems, s.MaxItems, "element"))
	f.say(words.Count(s.MinContains, s.MaxContains, "matching element"))
	f.say(words.Count(s.MinProperties, s.MaxProperties, "property"))
	if s.MultipleOf != nil {
		f.say("a multiple of " + sample.Number(&contract.Bound{Value: s.MultipleOf}))
	}
	if s.UniqueItems {
		f.say("no element twice")
	}
	if s.Pattern != "" {
		f.add(plain("matches ").then(code(s.Pattern)...))
	}
	if s.ContentEncoding != "" {
		f.say("encoded in " + s.ContentEncoding)
	}
	if s.ContentMediaType != "" {
		f.say("holds " + s.ContentMediaType)
	}
	for name, needs := range s.DependentRequired.Fields() {
		var all []Line
		for _, n := range needs.Strings() {
			all = append(all, code(n))
		}
		f.add(code(name).and(" needs ").then(joined(all, "and")...))
	}
	for _, extra := range []*contract.Node{s.AdditionalProperties, s.UnevaluatedProperties} {
		if allowed, ok := extra.Bool(); ok && !allowed {
			f.say("no other properties")
		} else if extra != nil && (ok || extra.Len() == 0) {
			f.say("any other properties")
		}
	}
	if allowed, ok := s.UnevaluatedItems.Bool(); ok && !allowed {
		f.say("no other elements")
	}
}

// rest is default and examples.
func rest(f *Facts, s *contract.Schema) {
	if s.Default != nil {
		f.add(plain("default ").then(code(valueText(s.Default))...))
	}
	for _, e := range s.Examples {
		if v := valueText(e); len(v) <= shortExample {
			f.add(plain("example ").then(code(v)...))
		}
	}
}

// flags say when a value is sent, and whether it should be used.
func flags(t *Tree, f *Facts) {
	var read, write, old bool
	for _, p := range t.parts {
		read, write, old = read || p.ReadOnly, write || p.WriteOnly, old || p.Deprecated || p.Node.Get("x-deprecated").True()
	}
	if read {
		f.say("only in responses")
	}
	if write {
		f.say("only in requests")
	}
	if old {
		f.add(strong("deprecated"))
	}
}

// unique leaves out facts that were said already.
func unique(f Facts) Facts {
	out := f[:0]
	seen := map[string]bool{}
	for _, l := range f {
		key := ""
		for _, p := range l {
			key += p.Text
		}
		if !seen[key] {
			seen[key] = true
			out = append(out, l)
		}
	}
	return out
}
