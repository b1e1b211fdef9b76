package answer

import (
	"slices"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/mock/intake"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
)

// longestPath is how much of a path is repeated.
const longestPath = 1024

// refusalOf makes what the body of an error holds: what the document shows or
// promises, with what there is to say.
func (m *Maker) refusalOf(md *media, why *refusal) content {
	why.path = why.path[:min(len(why.path), longestPath)]
	if e := md.best(); e != nil && e.soundness == sound {
		c, _ := m.filled(md, e.content, why, false)
		return c
	}
	var first content
	for i, base := range m.basesOf(md) {
		c, says := m.filled(md, base, why, true)
		if says {
			return c
		}
		if i == 0 {
			first = c
		}
	}
	return first
}

// mostBases is how many values are made for a schema: of its alternatives, some
// have room for what there is to say, and others not.
const mostBases = 4

// basesOf returns values for the body of an error, the same for each operation:
// the first is what the schema wants at least, with all that may say what is
// wrong.
func (m *Maker) basesOf(md *media) []content {
	if md.Schema == nil {
		return []content{m.made(&plan{}, md, &intake.Request{}, m.seed)}
	}
	shared := m.shared(md.Schema)
	if known, ok := m.bases.Load(shared); ok {
		return known.([]content)
	}
	var bases []content
	for try := range mostBases {
		base := m.madeBy(&plan{}, md, md.Schema, &intake.Request{}, uint64(seed(m.seed).with(shared.Pointer()))+uint64(try))
		f := &filling{Maker: m, md: md, root: base.value, left: maxFilled}
		if f.begin() {
			f.pruneStrange(nil)
			base.value = f.root
		}
		if !slices.ContainsFunc(bases, func(c content) bool { return sample.Same(c.value, base.value) }) {
			bases = append(bases, base)
		}
	}
	for _, v := range [...]any{sample.Object{}, sample.Object{{Name: "message", Value: ""}}, sample.Object{{Name: "error", Value: ""}}} {
		undeclared, _ := m.judge.Undeclared(md.Schema, schema.Response, sample.Plain(v))
		if len(undeclared) == 0 && m.judged(md.Schema, v).soundness == sound {
			bases = append(bases, content{value: v})
		}
	}
	known, _ := m.bases.LoadOrStore(shared, bases)
	return known.([]content)
}

// shared is the schema that a mere reference leads to: most errors of a
// document are one.
func (m *Maker) shared(node *contract.Node) *contract.Node {
	if target := m.doc.Resolve(node); target != nil && (node.Len() == 1 || m.doc.Edition < contract.OpenAPI31) {
		return target
	}
	return node
}

// filled fills a value, and reports whether it had any room. What was made up
// besides goes.
func (m *Maker) filled(md *media, c content, why *refusal, made bool) (result content, says bool) {
	f := &filling{Maker: m, md: md, why: why, root: c.value, left: maxFilled}
	if !f.begin() {
		return c, false
	}
	f.fill(nil, 0)
	if made {
		f.prune(nil)
	}
	return content{value: f.root}, len(f.set) > 0
}
