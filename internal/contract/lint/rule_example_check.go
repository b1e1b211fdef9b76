package lint

import (
	"strconv"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/schema"
)

// exampleCheck compares values that stand in the document, such as examples,
// with schemas, formats included: a reader takes them at their word.
type exampleCheck struct {
	*Pass
	judge *schema.Judge
	noun  string // what the values are: "example"
	over  bool   // the work has become too much
}

// exampleWork bounds the work for the examples and defaults of one document to
// a few seconds at worst. Of 4,300 real documents the most demanding needs half
// of it, and GitHub's a fiftieth.
const exampleWork = 1_500_000

func newExampleCheck(p *Pass, noun string) *exampleCheck {
	return &exampleCheck{Pass: p, judge: p.judge(), noun: noun}
}

// check reports every place of a value that its schema, if it has one, does
// not allow.
func (c *exampleCheck) check(value, against *contract.Node, way schema.Way) {
	if c.over || against == nil {
		return
	}
	v, ok := schema.Value(value)
	if !ok {
		c.Report(value, "the %s holds a number that is too large to be checked", c.noun)
		return
	}
	faults, judged := c.judge.Faults(against, way, v)
	if !judged {
		c.over = true
		c.Report(value, "checking the %ss from here on would take too long, so they were not checked", c.noun)
		return
	}
	for _, f := range faults {
		c.reportFault(value, f)
	}
}

func (c *exampleCheck) reportFault(value *contract.Node, f schema.Fault) {
	at := descend(value, f.Place)
	switch f.Keyword {
	case "additionalProperties", "unevaluatedProperties", "propertyNames":
		at = first(at.Get(f.Property), at)
	}
	c.Report(at, "the %s %s", c.noun, f.Text)
}

// descend follows keys and indexes into a value, as far as they lead.
func descend(n *contract.Node, keys []string) *contract.Node {
	for _, key := range keys {
		next := n.Get(key)
		if n.Is(contract.Array) {
			if i, err := strconv.Atoi(key); err == nil && i < n.Len() {
				next = n.Children()[i].Value
			}
		}
		if next == nil {
			return n
		}
		n = next
	}
	return n
}
