package lint

import (
	"fmt"
	"slices"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/schema"
)

// findingLimit bounds the findings of one rule, so that a document that is
// wrong everywhere costs no more than one that is wrong in many places.
const findingLimit = 1000

// Pass is one rule's run over one document. A rule's Check reads Doc and
// reports what it finds.
type Pass struct {
	Doc *contract.Document

	*shared
	rule     string
	severity Severity
	findings []Finding
	more     *Finding // the place of the first finding that was left out
	left     int      // how many were left out
}

// Report adds a finding about a node. The text is formatted as by fmt.Sprintf.
// The finding points at a scalar itself, and at the key that holds an object
// or array, since that is where a person looks for it. A nil node means the
// whole document.
func (p *Pass) Report(n *contract.Node, text string, args ...any) {
	p.report(n, func() string { return fmt.Sprintf(text, args...) })
}

// ReportKey adds a finding about the key of one of an object's members. The
// child must come from n.Children or n.Child.
func (p *Pass) ReportKey(n *contract.Node, child *contract.Child, text string, args ...any) {
	p.reportKey(n, child, func() string { return fmt.Sprintf(text, args...) })
}

// report is Report for texts that take work to make.
func (p *Pass) report(n *contract.Node, text func() string) {
	if n == nil {
		n = p.Doc.Root
	}
	p.add(func() Finding {
		line, column := position(n)
		return Finding{Place: n.Pointer(), Line: line, Column: column, Operation: p.operation(n)}
	}, text)
}

// reportKey is ReportKey for texts that take work to make.
func (p *Pass) reportKey(n *contract.Node, child *contract.Child, text func() string) {
	p.add(func() Finding {
		return Finding{
			Place: n.Pointer() + "/" + contract.EscapePointer(child.Key),
			Line:  int(child.Line), Column: int(child.Column),
			Operation: p.operation(child.Value),
		}
	}, text)
}

// add makes a finding and keeps it. Beyond the limit it only counts.
func (p *Pass) add(place func() Finding, text func() string) {
	if len(p.findings) < findingLimit {
		p.findings = append(p.findings, p.complete(place(), text()))
		return
	}
	if p.left++; p.left == 1 {
		f := place()
		p.more = &f
	}
}

func (p *Pass) complete(f Finding, text string) Finding {
	f.Rule, f.Severity, f.Text = p.rule, p.severity, text
	return f
}

// result returns the findings, closed by the one about what was left out.
func (p *Pass) result() []Finding {
	if p.left == 0 {
		return p.findings
	}
	text := fmt.Sprintf("%d more findings of this rule, from here on, were left out", p.left)
	return append(p.findings, p.complete(*p.more, text))
}

// position is where a person looks for a node: at its key, if it is an object
// or array that has one.
func position(n *contract.Node) (line, column int) {
	parent := n.Parent()
	if parent.Is(contract.Object) && (n.Is(contract.Object) || n.Is(contract.Array)) {
		for _, c := range parent.Children() {
			if c.Value == n {
				return int(c.Line), int(c.Column)
			}
		}
	}
	return int(n.Line), int(n.Column)
}

// shared is what the rules of one run have in common; each part is computed
// when first asked for.
type shared struct {
	doc     *contract.Document
	all     []*contract.Operation
	schemas []*contract.Node
	judged  *schema.Judge
}

func newShared(doc *contract.Document) *shared { return &shared{doc: doc} }

// Operations returns every operation of the document: calls, then webhooks,
// each followed by its callbacks. The slice must not be changed.
func (s *shared) Operations() []*contract.Operation {
	if s.all == nil {
		s.all = make([]*contract.Operation, 0, len(s.doc.Operations()))
		s.collect(s.doc.Operations())
		s.collect(s.doc.Webhooks())
	}
	return s.all
}

func (s *shared) collect(ops []*contract.Operation) {
	for _, op := range ops {
		s.all = append(s.all, op)
		s.collect(op.Callbacks)
	}
}

// Schemas returns every node in a schema position, once each, in the order of
// the text. The slice must not be changed.
func (s *shared) Schemas() []*contract.Node {
	if s.schemas == nil {
		s.schemas = slices.AppendSeq(make([]*contract.Node, 0, 64), s.doc.Schemas())
	}
	return s.schemas
}

// judge returns the judge of the values that stand in the document.
func (s *shared) judge() *schema.Judge {
	if s.judged == nil {
		s.judged = schema.New(s.doc, schema.WithFormats(), schema.WithBudget(exampleWork))
	}
	return s.judged
}

// operation returns the name of the innermost operation object that holds n.
func (s *shared) operation(n *contract.Node) string {
	if op := s.doc.OperationAt(n); op != nil {
		return op.Name()
	}
	return ""
}
