package reference

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/prose"
)

// maxExtra is the length in bytes up to which the value of an extension or of
// an unknown keyword is shown.
const maxExtra = 120

// shownKeywords are those of schemas that pages show in a way of their own, and
// those that are not meant for readers ($comment), or only name things.
var shownKeywords = keywordSet(`title description format default enum const readOnly writeOnly deprecated example examples
	multipleOf minLength maxLength pattern minimum maximum exclusiveMinimum exclusiveMaximum
	items prefixItems additionalItems unevaluatedItems contains minContains maxContains minItems maxItems uniqueItems
	properties required additionalProperties patternProperties unevaluatedProperties propertyNames
	dependentRequired dependentSchemas minProperties maxProperties
	allOf anyOf oneOf not if then else discriminator contentEncoding contentMediaType contentSchema
	type nullable xml externalDocs $ref $dynamicRef
	$comment $defs definitions $id id $anchor $dynamicAnchor $schema $vocabulary
	x-nullable x-enum-descriptions x-enumDescriptions x-enum-varnames x-enumNames x-deprecated`)

func keywordSet(list string) map[string]bool {
	out := map[string]bool{}
	for _, word := range strings.Fields(list) {
		out[word] = true
	}
	return out
}

// extras adds what stands below the description: links, XML, long examples,
// and what Steward has no words for.
func (o *opener) extras(t *Tree) {
	for _, p := range t.parts {
		if line := xmlLine(p.Node.Get("xml")); line != nil {
			t.notes = append(t.notes, line)
		}
		if line := moreAt(p.Node.Get("externalDocs")); line != nil {
			t.notes = append(t.notes, line)
		}
		if line := also(p.Node, shownKeywords); line != nil && !p.paged {
			t.notes = append(t.notes, line)
		}
		for _, e := range p.Examples {
			if len(valueText(e)) > shortExample {
				t.examples = append(t.examples, valueListing(e, o.most))
			}
		}
	}
}

// also lists extensions and unknown keywords of an object, those with small
// values; others are for tools.
func also(n *contract.Node, shown map[string]bool) Line {
	var all []Line
	for key, v := range n.Fields() {
		if shown[key] || strings.HasPrefix(key, "x-") && (v.Is(contract.Object) || len(v.Literal()) > maxExtra) {
			continue
		}
		text := valueText(v)
		if len(text) > maxExtra {
			if strings.HasPrefix(key, "x-") {
				continue
			}
			text = cutText(text, maxExtra)
		}
		all = append(all, code(key).and(" ").then(code(text)...))
	}
	if len(all) == 0 {
		return nil
	}
	out := plain("Also: ")
	for i, l := range all {
		if i > 0 {
			out = out.and(", ")
		}
		out = out.then(l...)
	}
	return out.and(".")
}

// xmlLine says how a value is written in XML.
func xmlLine(n *contract.Node) Line {
	var all []Line
	if name := n.Get("name").Text(); name != "" {
		all = append(all, plain("named ").then(code(name)...))
	}
	if space := n.Get("namespace").Text(); space != "" {
		all = append(all, plain("in the namespace ").then(code(space)...))
	}
	if prefix := n.Get("prefix").Text(); prefix != "" {
		all = append(all, plain("with the prefix ").then(code(prefix)...))
	}
	if n.Get("attribute").True() {
		all = append(all, plain("an attribute"))
	}
	if n.Get("wrapped").True() {
		all = append(all, plain("wrapped in an element"))
	}
	if kind := n.Get("nodeType").Text(); kind != "" { // OpenAPI 3.2
		all = append(all, plain("as ").then(code(kind)...))
	}
	if len(all) == 0 {
		return nil
	}
	return plain("In XML: ").then(joined(all, "and")...).and(".")
}

// moreAt is a link to documentation elsewhere. Addresses that are not of the
// web stay text.
func moreAt(n *contract.Node) Line {
	url := n.Get("url").Text()
	if url == "" {
		return nil
	}
	text := n.Get("description").Text()
	if text == "" {
		text = url
	}
	return plain("More: ").then(Piece{Text: text, Href: prose.Address(url)})
}
