package answer

import (
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/corpustest"
	"github.com/apisteward/steward/internal/mock/intake"
	"github.com/apisteward/steward/internal/portal/portaltest"
	"github.com/apisteward/steward/internal/wire"
)

// census counts the usual answers of operations by what an independent library
// says of them.
type census struct {
	counts map[string]int
	why    map[string]int // warnings, without what differs
	wrong  []string       // answers that are not valid, and do not say so
}

func newCensus() *census { return &census{counts: map[string]int{}, why: map[string]int{}} }

// document has every step-th operation of a document answered. The library
// takes longer for each schema than for the one before, so that it begins anew
// from time to time.
func (c *census) document(t *testing.T, doc *contract.Document, step int) {
	m := New(doc, Options{})
	var oracle *portaltest.Oracle
	for i, op := range doc.Operations() {
		if i%(step*150) == 0 {
			oracle = portaltest.NewOracle(t, doc, contract.InResponse)
		}
		if i%step == 0 {
			c.operation(m, oracle, op)
		}
	}
}

func (c *census) operation(m *Maker, oracle *portaltest.Oracle, op *contract.Operation) {
	c.counts["operations"]++
	req := &intake.Request{Request: httptest.NewRequest("GET", "/", nil), Operation: op}
	a, refusal := m.Usual(req, Choice{})
	if refusal != nil {
		c.wrong = append(c.wrong, op.Name()+" is refused: "+refusal.Fault.Detail)
		return
	}
	for _, w := range a.Warnings {
		c.why[kindOfWarning(w)]++
	}
	verdict, err := c.verdict(m, oracle, op, a)
	switch {
	case err == nil && len(a.Warnings) > 0:
		verdict += ", warned"
	case err != nil && len(a.Warnings) > 0:
		verdict = "invalid, warned"
	case err != nil:
		verdict = "invalid, silently"
		c.wrong = append(c.wrong, fmt.Sprintf("%s: %v\n%.300s", op.Name(), err, a.Body))
	}
	c.counts[verdict]++
}

// verdict holds an answer against the document.
func (c *census) verdict(m *Maker, oracle *portaltest.Oracle, op *contract.Operation, a *Answer) (string, error) {
	if a.Response == nil {
		return "no response", fmt.Errorf("nothing is documented")
	}
	contentType := a.Header.Get("Content-Type")
	switch {
	case len(a.Response.Content) == 0 || bodiless(a.Status):
		if len(a.Body) > 0 && op.Method != http.MethodHead {
			return "", fmt.Errorf("a body that is not documented")
		}
		return "valid, no body", nil
	case contentType == "":
		return "", fmt.Errorf("no Content-Type for %s", a.Response.Content[0].Type)
	case !wire.IsJSON(contentType):
		return "valid, not JSON", nil
	}
	for _, md := range m.plan(op).response(a.Status).media {
		if md.sent != contentType {
			continue
		}
		if md.Schema == nil || md.Schema.ID() < 0 {
			return "valid, no schema", nil
		}
		compiled, err := oracle.Check(md.Schema, string(a.Body))
		if !compiled {
			return "not compiled by the library", nil
		}
		return "valid", err
	}
	return "", fmt.Errorf("the media type %s is not documented", contentType)
}

// kindOfWarning is a warning without what is of one document.
func kindOfWarning(w string) string {
	for _, kind := range []string{
		"documented example", "that was made", "No value was found", "documents no response", "documents content for", "is none",
		"cannot be written", "required header", "example of the header", "too much work", "JSON in a string", "how", "documented header",
	} {
		if strings.Contains(w, kind) {
			return kind
		}
	}
	return w
}

func (c *census) report(t *testing.T) {
	t.Helper()
	for _, counts := range []map[string]int{c.counts, c.why} {
		for _, what := range slices.Sorted(maps.Keys(counts)) {
			t.Logf("%6d %s", counts[what], what)
		}
	}
	for i, text := range c.wrong {
		if i < 20 {
			t.Error(text)
		}
	}
	if n := len(c.wrong); n > 0 {
		t.Errorf("%d of %d answers are not valid, and do not say so", n, c.counts["operations"])
	}
}

// The usual answers of real documents are valid against them, as another
// library reads those, or say where the document contradicts itself.
func TestAnswersOfTheCorpus(t *testing.T) {
	for name, step := range map[string]int{
		"github/23.0.2.json": 100, "stripe/0.203.0.json": 300, "figma/0.43.0.yaml": 1, "docker/1.56.yaml": 1, "twilio/9.0.0.json": 4,
		"vault/0.4.3.json": 5, "kubernetes/1.36.3.json": 80, "datadog/2.67.0.yaml": 500,
	} {
		if corpustest.Whole() {
			step = 1
		}
		t.Run(strings.ReplaceAll(name, "/", " "), func(t *testing.T) {
			c := newCensus()
			c.document(t, corpustest.Document(t, name), step)
			c.report(t)
		})
	}
}

// The same of documents that nobody looked after: a sample of them, or all.
func TestAnswersOfManyDocuments(t *testing.T) {
	step, largest, each := 60, 1<<20, 3
	if corpustest.Whole() {
		step, largest, each = 1, 1<<40, 1
	}
	c := newCensus()
	for _, doc := range corpustest.Many(t, step, largest) {
		c.counts["documents"]++
		c.document(t, doc, each)
	}
	c.report(t)
}
