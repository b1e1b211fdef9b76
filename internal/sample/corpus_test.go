package sample

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/corpustest"
	"github.com/apisteward/steward/internal/portal/portaltest"
)

// stepThrough is how many bodies of a document there are for one that is judged:
// it takes longer, the larger the document is.
func stepThrough(doc *contract.Document, nodes int) int {
	if corpustest.Whole() {
		return 1
	}
	return max(1, doc.NodeCount()/nodes)
}

// tally counts what the oracle says.
type tally struct {
	valid, invalid, unjudged, none int
	reasons                        map[string]int
}

// bodies calls f for every JSON body of a document, each schema once a
// direction.
func bodies(doc *contract.Document, f func(*contract.Operation, *contract.Node, contract.Direction)) {
	seen := map[string]bool{}
	visit := func(op *contract.Operation, content []*contract.Media, way contract.Direction) {
		for _, m := range content {
			key := fmt.Sprint(way, m.Schema.ID())
			if strings.Contains(m.Type, "json") && m.Schema.ID() >= 0 && !seen[key] {
				seen[key] = true
				f(op, m.Schema, way)
			}
		}
	}
	for _, op := range doc.Operations() {
		if op.Body != nil {
			visit(op, op.Body.Content, contract.InRequest)
		}
		for _, res := range op.Responses {
			visit(op, res.Content, contract.InResponse)
		}
	}
}

// judged makes a value for every body of a document and has it judged.
func judged(t *testing.T, doc *contract.Document) tally {
	oracles := map[contract.Direction]*portaltest.Oracle{
		contract.InRequest: portaltest.NewOracle(t, doc, contract.InRequest), contract.InResponse: portaltest.NewOracle(t, doc, contract.InResponse),
	}
	c := tally{reasons: map[string]int{}}
	step, count := stepThrough(doc, 2_000), 0
	bodies(doc, func(op *contract.Operation, schema *contract.Node, way contract.Direction) {
		if count++; count%step != 0 {
			return
		}
		v, ok := New(doc).Value(schema, way)
		if !ok {
			c.none++
			c.reasons["nothing made for "+schema.Pointer()]++
			return
		}
		compiled, err := oracles[way].Check(schema, Compact(v))
		switch {
		case !compiled:
			c.unjudged++
			c.reasons["not compiled: "+firstLine(err)]++
		case err != nil:
			c.invalid++
			c.reasons[reason(err)]++
		default:
			c.valid++
		}
	})
	return c
}

// Of the values made for the bodies of real documents, nearly all are let
// through by their schemas, as another library reads those.
func TestValuesAreLetThroughByTheirSchemas(t *testing.T) {
	for _, name := range []string{
		"github/23.0.2.json", "stripe/0.203.0.json", "figma/0.43.0.yaml", "docker/1.56.yaml", "twilio/9.0.0.json",
		"vault/0.4.3.json", "kubernetes/1.36.3.json",
	} {
		t.Run(strings.ReplaceAll(name, "/", " "), func(t *testing.T) {
			doc := corpustest.Document(t, name)
			judged(t, doc).report(t)
		})
	}
}

// The same of a fair sample of 2,600 documents that nobody looked after.
func TestValuesOfManyDocuments(t *testing.T) {
	step, largest := 120, 1<<20
	if corpustest.Whole() {
		step, largest = 1, 1<<40
	}
	total, jury := tally{reasons: map[string]int{}}, newJury(nil)
	for _, doc := range corpustest.Many(t, step, largest) {
		if len(doc.Defects) > 0 {
			continue // with references to nowhere
		}
		total.add(judged(t, doc))
		jury.document(doc)
	}
	total.report(t)
	jury.report(t)
}

// report says what was found, and fails when more than one in a hundred values
// is not let through.
func (c tally) report(t *testing.T) {
	t.Helper()
	t.Logf("valid %d, invalid %d, unjudged %d, none %d", c.valid, c.invalid, c.unjudged, c.none)
	for _, r := range topReasons(c.reasons) {
		t.Log(r)
	}
	if c.invalid*100 > c.valid || c.unjudged*20 > c.valid {
		t.Errorf("%d of %d values are not let through, %d could not be judged", c.invalid, c.valid+c.invalid, c.unjudged)
	}
}

func (c *tally) add(other tally) {
	c.valid, c.invalid, c.unjudged, c.none = c.valid+other.valid, c.invalid+other.invalid, c.unjudged+other.unjudged, c.none+other.none
	for text, n := range other.reasons {
		c.reasons[text] += n
	}
}

func firstLine(err error) string { return strings.SplitN(err.Error(), "\n", 2)[0] }

func reason(err error) string {
	lines := strings.Split(err.Error(), "\n")
	return lines[len(lines)-1]
}

func topReasons(counts map[string]int) []string {
	var out []string
	for text, n := range counts {
		out = append(out, fmt.Sprintf("%5d %s", n, text))
	}
	slices.SortFunc(out, func(a, b string) int { return strings.Compare(b, a) })
	return out[:min(len(out), 15)]
}
