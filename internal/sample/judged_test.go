package sample

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/schema"
)

// jury has values judged by package schema, which shares nothing with this
// one but the reading of documents.
type jury struct {
	judge  *schema.Judge
	counts map[string]int
	wrong  map[string]int // disagreements and an example of each
}

func newJury(doc *contract.Document) *jury {
	return &jury{judge: schema.New(doc, schema.WithFormats()), counts: map[string]int{}, wrong: map[string]int{}}
}

// hear compares what the two say of a value. Faults of formats alone are
// "soft" for the judge, and count as such.
func (j *jury) hear(n *contract.Node, way contract.Direction, v any, valid bool, what string) {
	faults, judged := j.judge.Faults(n, schema.WayOf(way), Plain(v))
	kind := "valid"
	if !valid {
		kind = "broken"
	}
	switch {
	case !judged:
		j.counts["unjudged"]++
	case valid == (len(faults) == 0):
		j.counts[kind]++
	default:
		j.counts[kind+" disputed"]++
		text := ""
		for _, f := range faults {
			text += fmt.Sprintf(" [%s %v %s]", f.Keyword, f.Place, f.Text)
			if len(text) > 300 {
				break
			}
		}
		j.wrong[fmt.Sprintf("%s %s %s:%s %.300s", kind, what, n.Pointer(), text, Compact(v))]++
	}
}

// try makes random values, variants and breaks of one schema.
func (j *jury) try(m *Maker, n *contract.Node, way contract.Direction, seed uint64) {
	rng := rand.New(rand.NewPCG(seed, 7))
	for range 3 {
		v, ok := m.Random(n, way, rng)
		if !ok {
			j.counts["no random value"]++
			break
		}
		j.hear(n, way, v, true, "random")
	}
	base, ok := m.Value(n, way)
	if valid, sure := m.certain(n, way, base); !ok || !valid || !sure {
		j.counts["no certain base"]++
		return
	}
	j.hear(n, way, base, true, "base")
	for v := range m.Variants(n, way, base) {
		j.hear(n, way, v.Value, v.Valid, fmt.Sprintf("variant %s %v %q", v.Keyword, v.Place, v.Text))
	}
}

func (j *jury) report(t *testing.T) {
	t.Helper()
	t.Log(j.counts)
	for _, line := range topReasons(j.wrong) {
		t.Error(line)
	}
}

func TestValuesOfRealDocumentsAreWhatTheyAreSaidToBe(t *testing.T) {
	for _, name := range []string{"github/23.0.2.json", "stripe/0.203.0.json", "figma/0.43.0.yaml", "docker/1.56.yaml", "twilio/9.0.0.json"} {
		t.Run(name, func(t *testing.T) {
			doc := corpusDocument(t, name)
			m, j, seed := New(doc), newJury(doc), uint64(0)
			step := max(1, doc.NodeCount()/30_000)
			bodies(doc, func(_ *contract.Operation, n *contract.Node, way contract.Direction) {
				if seed++; way == contract.InRequest || int(seed)%step == 0 {
					j.try(m, n, way, seed)
				}
			})
			j.report(t)
		})
	}
}
