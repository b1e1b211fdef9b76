package reference

import (
	"strconv"

	"github.com/apisteward/steward/internal/contract"
)

// rules adds the rarer subschemas, each under its role.
func (o *opener) rules(t *Tree, p part, from view) {
	add := func(label, segment string, n *contract.Node) {
		if n != nil {
			t.rules = append(t.rules, &Row{name: plain(label), segment: segment, tree: o.read(from, n)})
		}
	}
	for i, n := range p.PrefixItems {
		add("Element "+strconv.Itoa(i+1), "element-"+strconv.Itoa(i+1), n)
	}
	add("Some element", "contains", p.Contains)
	if p.UnevaluatedItems.Is(contract.Object) {
		add("Further elements", "further-elements", p.UnevaluatedItems)
	}
	add("Names of properties", "property-names", p.PropertyNames)
	add("Must not be", "not", p.Not)
	add("If the value is", "if", p.If)
	add("then it is", "then", p.Then)
	add("otherwise it is", "else", p.Else)
	for _, c := range p.DependentSchemas {
		t.rules = append(t.rules, &Row{
			name: plain("With ").then(code(c.Key)...), segment: "with-" + c.Key, tree: o.read(from, c.Value),
		})
	}
	add("Content", "content", p.ContentSchema)
}
