package reference

import (
	"cmp"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/markdown"
)

// example is one documented example.
type example struct {
	value   *contract.Node
	summary string
}

// examples returns the examples of a media type, parameter or header object;
// those that stand elsewhere (externalValue) are left out.
func (r *Reference) examples(n *contract.Node) []example {
	var out []example
	for _, key := range []string{"example", "x-example"} {
		if e := n.Get(key); e != nil {
			out = append(out, example{value: e})
		}
	}
	for name, e := range n.Get("examples").Fields() {
		e = r.doc.Resolve(e)
		for _, key := range []string{"value", "dataValue", "serializedValue"} {
			if v := e.Get(key); v != nil {
				out = append(out, example{v, cmp.Or(e.Get("summary").Text(), name)})
				break
			}
		}
	}
	return out
}

// exampleBlocks shows the example of a parameter.
func exampleBlocks(e example) []block {
	label := plain("Example")
	if s := markdown.OneLine(e.summary); s != "" {
		label = label.and(" (" + s + ")")
	}
	label = label.and(": ")
	if v := valueText(e.value); len(v) <= shortExample {
		return []block{paragraph(label.then(code(v)...))}
	}
	return []block{paragraph(label), valueListing(e.value, maxExample)}
}
