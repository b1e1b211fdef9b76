package answer

import (
	"slices"

	"github.com/apisteward/steward/internal/mock/intake"
	"github.com/apisteward/steward/internal/mock/refusal"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/sample/likely"
	"github.com/apisteward/steward/internal/schema"
)

// longestPath is how much of a path is repeated.
const longestPath = 1024

// refusalOf makes what the body of an error holds: what the document shows or
// promises, with what there is to say.
func (m *Maker) refusalOf(md *media, why *refusal.Reason) content {
	why.Path = why.Path[:min(len(why.Path), longestPath)]
	why.InProblem = md.essence == refusal.ProblemType
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
	shared := m.refusals.Shared(md.Schema)
	if known, ok := m.bases.Load(shared); ok {
		return known.([]content)
	}
	var bases []content
	for try := range mostBases {
		base := m.madeBy(&plan{}, md, md.Schema, &intake.Request{}, uint64(likely.Seed(m.seed).With(shared.Pointer()).Nth(try)))
		base.value = m.refusals.Bare(md.Schema, base.value)
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

// filled fills a value, and reports whether it had any room. What was made up
// besides goes.
func (m *Maker) filled(md *media, c content, why *refusal.Reason, made bool) (result content, says bool) {
	v, says, ok := m.refusals.Fill(md.Schema, c.value, why, made)
	if !ok {
		return c, false
	}
	return content{value: v}, says
}
