package sample

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/corpustest"
	"github.com/apisteward/steward/internal/schema"
)

// jury has values judged by package schema, which shares nothing with this
// one but the reading of documents.
type jury struct {
	judge  *schema.Judge
	counts map[string]int
	wrong  map[string]int // disagreements and an example of each
	none   map[string]int // schemas that no certain value was found for
}

func newJury(doc *contract.Document) *jury {
	return &jury{judge: schema.New(doc, schema.WithFormats()), counts: map[string]int{}, wrong: map[string]int{}, none: map[string]int{}}
}

// hear compares what the two say of a value. Faults of formats alone are
// "soft" for the judge, and count as such.
func (j *jury) hear(n *contract.Node, way contract.Direction, v any, valid bool, what string) {
	faults, judged := j.judge.Faults(n, schema.WayOf(way), Plain(v))
	hard := slices.DeleteFunc(slices.Clone(faults), func(f schema.Fault) bool { return f.Soft })
	kind := "valid"
	if !valid {
		kind = "broken"
	}
	switch {
	case !judged:
		j.counts["unjudged"]++
	case valid && len(hard) == 0 && len(faults) > 0:
		j.counts["valid but vague"]++ // as an example of the document
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
			j.none[n.Pointer()]++
			break
		}
		j.hear(n, way, v, true, "random")
		if b, ok := m.Broken(n, way, v, rng); ok {
			j.hear(n, way, b.Value, false, fmt.Sprintf("break %s %v %q", b.Keyword, b.Place, b.Text))
			j.shrunk(m, n, way, b.Value, false)
		}
		j.shrunk(m, n, way, v, true)
	}
	base, ok := m.Value(n, way)
	if !ok || !m.certain(n, way, base) {
		j.counts["no certain base"]++
		j.none[n.Pointer()]++
		return
	}
	j.hear(n, way, base, true, "base")
	for v := range m.Variants(n, way, base) {
		j.hear(n, way, v.Value, v.Valid, fmt.Sprintf("variant %s %v %q", v.Keyword, v.Place, v.Text))
	}
}

// shrunk judges what a value shrinks to at first.
func (j *jury) shrunk(m *Maker, n *contract.Node, way contract.Direction, v any, valid bool) {
	count := 0
	for smaller := range m.Shrink(n, way, v) {
		if count++; count > 5 {
			return
		}
		j.hear(n, way, smaller, valid, "shrunk")
	}
}

// document tries a fair choice of the bodies of a document.
func (j *jury) document(doc *contract.Document) {
	j.judge = schema.New(doc, schema.WithFormats())
	m, seed, step := New(doc), uint64(0), stepThrough(doc, 2_000)
	visit := func(_ *contract.Operation, n *contract.Node, way contract.Direction) {
		if seed++; n != nil && int(seed)%step == 0 {
			j.try(m, n, way, seed)
		}
	}
	bodies(doc, visit)
	for _, op := range doc.Operations() {
		for _, p := range op.Parameters {
			visit(op, p.Schema, contract.InRequest)
		}
		if op.Body != nil && !strings.Contains(op.Body.Content[0].Type, "json") {
			visit(op, op.Body.Content[0].Schema, contract.InRequest)
		}
	}
}

func (j *jury) report(t *testing.T) {
	t.Helper()
	t.Log(j.counts)
	for _, line := range topReasons(j.none) {
		t.Log("no value:", line)
	}
	for _, line := range topReasons(j.wrong) {
		t.Error(line)
	}
}

func TestValuesOfRealDocumentsAreWhatTheyAreSaidToBe(t *testing.T) {
	for _, name := range []string{"github/23.0.2.json", "stripe/0.203.0.json", "figma/0.43.0.yaml", "docker/1.56.yaml", "twilio/9.0.0.json"} {
		t.Run(name, func(t *testing.T) {
			doc := corpustest.Document(t, name)
			j := newJury(doc)
			j.document(doc)
			j.report(t)
		})
	}
}

func TestValuesOfEveryKindAreWhatTheyAreSaidToBe(t *testing.T) {
	documents := map[string]*contract.Document{}
	for _, text := range kinds() {
		documents[text] = schemaOf(t, text)
	}
	for _, text := range olderKinds() {
		doc, err := contract.Load(fmt.Appendf(nil, older, text), contract.DefaultLimits())
		if err != nil {
			t.Fatal(err)
		}
		documents["3.0: "+text] = doc
	}
	for text, doc := range documents {
		n, m, j := doc.Root.At("components", "schemas", "S"), New(doc), newJury(doc)
		for _, way := range []contract.Direction{contract.InRequest, contract.InResponse} {
			for seed := range uint64(5) {
				j.try(m, n, way, seed)
			}
		}
		if len(j.wrong) > 0 || testing.Verbose() {
			t.Log(text)
			j.report(t)
		}
	}
}
