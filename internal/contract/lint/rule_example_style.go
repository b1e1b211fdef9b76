package lint

import (
	"fmt"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// exampleStyle: OpenAPI 3.1.1, sections 4.8.12.3 (style values), 4.8.12.4 and
// 4.8.12.5, which say how the styles write arrays and objects. A string may
// stand for what is written already.
func exampleStyle() Rule {
	return Rule{
		ID: "oas3-parameter-example-style", Severity: Warn, Group: "meaning", Editions: From30,
		Summary: "The examples of a parameter can be written in its style and place",
		Why:     "Nobody can send such a value, or the API reads another",
		Remedy:  "Choose another style or give the parameter content, or correct the example",
		Check: func(p *Pass) {
			seen := make(map[*contract.Node]bool)
			for op := range p.operations() {
				for _, param := range op.Parameters {
					if param.Schema == nil || seen[param.Node] {
						continue
					}
					seen[param.Node] = true
					for _, example := range p.parameterExamples(param) {
						if text := unwritable(param, op.Path, example); text != "" {
							p.Report(example, "the example %s", text)
						}
					}
				}
			}
		},
	}
}

// parameterExamples returns the examples of a parameter, or else of its schema.
func (p *Pass) parameterExamples(param *contract.Parameter) []*contract.Node {
	if examples := p.examples(param.Node); len(examples) > 0 {
		return examples
	}
	if n := p.Doc.Resolve(param.Schema); n != nil {
		return p.Doc.Schema(n).Examples
	}
	return nil
}

// unwritable says why an example cannot be written in the style and place of
// its parameter; "" when it can.
func unwritable(param *contract.Parameter, path string, example *contract.Node) string {
	switch example.Kind {
	case contract.String:
		return unwritableString(param, path, example.Text())
	case contract.Bool, contract.Number:
		return unwritableScalar(param.Style, example)
	case contract.Array:
		return unwritableArray(param, example)
	case contract.Object:
		return unwritableObject(param.Style, example)
	}
	return ""
}

func unwritableString(param *contract.Parameter, path, s string) string {
	switch param.In {
	case "header":
		if strings.ContainsFunc(s, func(c rune) bool { return c < ' ' && c != '\t' || c == 0x7f }) {
			return "holds a control character, which no header can carry"
		}
	case "path":
		if param.Style != "simple" || !aloneInSegment(path, param.Name) {
			return ""
		}
		switch s {
		case "":
			return "leaves a segment of the path empty"
		case ".", "..":
			return "makes a dot segment, which clients take out of the path"
		}
	}
	return ""
}

// aloneInSegment reports whether a path's variable makes up a whole segment.
func aloneInSegment(path, name string) bool {
	segment := "/{" + name + "}"
	return strings.Contains(path, segment+"/") || strings.HasSuffix(path, segment)
}

func unwritableScalar(style string, example *contract.Node) string {
	switch style {
	case "deepObject", "spaceDelimited", "pipeDelimited":
		return fmt.Sprintf("is %s, for which the style %s has no notation", kindName(example.Kind), style)
	}
	return ""
}

func unwritableArray(param *contract.Parameter, example *contract.Node) string {
	if param.Style == "deepObject" {
		return "is an array, for which the style deepObject has no notation"
	}
	delimiter := delimiterOf(param)
	for _, item := range example.Items() {
		switch {
		case item.Is(contract.Array), item.Is(contract.Object):
			return nested(item, param.Style)
		case delimiter != "" && strings.Contains(item.Text(), delimiter):
			return fmt.Sprintf("has an element that holds %q, which separates elements", delimiter)
		}
	}
	return ""
}

// delimiterOf returns what separates elements and cannot stand in them, since
// it is not told from its own encoded form; "" when there is no such thing.
func delimiterOf(param *contract.Parameter) string {
	switch {
	case param.Style == "pipeDelimited" && !param.Explode:
		return "|"
	case param.Style == "spaceDelimited" && !param.Explode:
		return " "
	case param.In == "header":
		return ","
	}
	return ""
}

// unwritableObject leaves objects in deepObject alone: APIs in daily use write
// them, although no edition says how.
func unwritableObject(style string, example *contract.Node) string {
	if style == "deepObject" {
		return ""
	}
	for _, member := range example.Fields() {
		if member.Is(contract.Array) || member.Is(contract.Object) {
			return nested(member, style)
		}
	}
	return ""
}

func nested(n *contract.Node, style string) string {
	return fmt.Sprintf("holds %s within, for which the style %s has no notation", kindName(n.Kind), style)
}
