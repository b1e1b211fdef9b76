package reference

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/prose"
)

// parameterPlaces are where parameters stand, in the order of the page.
var parameterPlaces = []struct{ in, heading string }{
	{"path", "Path parameters"}, {"query", "Query parameters"}, {"querystring", "Query string"},
	{"header", "Request headers"}, {"cookie", "Cookies"},
}

// parameters are those in one place.
func (b *operationBuilder) parameters(in, title string) *Section {
	s := &Section{ID: in + "-parameters", Heading: title}
	if list := b.parametersOf(b.op, in, ""); len(list) > 0 {
		s.add(list)
	}
	return s
}

func (b *operationBuilder) parametersOf(op *contract.Operation, in, parent string) rows {
	var required, others []*Row
	for _, p := range op.Parameters {
		if p.In != in {
			continue
		}
		if row := b.parameter(p, requestOf(op)); p.Required && in != "path" {
			required = append(required, row)
		} else {
			others = append(others, row)
		}
	}
	if parent != "" {
		parent += "."
	}
	return b.anchored(append(required, others...), parent+in)
}

// parameter describes a parameter or a response header.
func (b *operationBuilder) parameter(p *contract.Parameter, d direction) *Row {
	schema := p.Schema
	row := &Row{name: code(p.Name), segment: p.Name}
	if p.Required {
		row.facts.add(strong("required"))
	}
	if p.Deprecated {
		row.facts.add(strong("deprecated"))
	}
	if schema == nil && len(p.Content) > 0 {
		schema = p.Content[0].Schema
		row.facts.add(plain("as ").then(code(p.Content[0].Type)...))
	}
	row.facts.say(serialization(p, b.doc.Schema(b.doc.Resolve(schema))))
	row.tree = b.read(view{direction: d}, schema)
	row.tree.name = p.Name
	row.before = b.texts.Text(p.Description, prose.BelowSubsection)
	for _, e := range b.examples(p.Node) {
		row.more = append(row.more, exampleBlocks(e)...)
	}
	if line := also(p.Node, shownParameterFields); line != nil {
		row.more = append(row.more, paragraph(line))
	}
	return row
}

// shownParameterFields are those of parameters and headers that pages show in
// a way of their own. Those of Swagger 2.0 hold a schema as well.
var shownParameterFields = keywordSet(`name in description required deprecated style explode allowReserved allowEmptyValue schema content
	example examples collectionFormat type format items default maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength
	pattern maxItems minItems uniqueItems enum multipleOf $ref x-nullable x-example x-enum-descriptions x-enumDescriptions x-enum-varnames x-enumNames x-deprecated`)

// serialization says how a parameter is written that is not a plain value.
func serialization(p *contract.Parameter, s *contract.Schema) string {
	var out []string
	many := p.Schema != nil && s != nil && s.TypeGiven && s.Types&(contract.TypeArray|contract.TypeObject) != 0
	if many {
		out = append(out, styleWords(p, s.Types&contract.TypeArray != 0))
	}
	if p.AllowEmptyValue {
		out = append(out, "may be empty")
	}
	if p.AllowReserved {
		out = append(out, "reserved characters may stand as they are")
	}
	return strings.Trim(strings.Join(out, ", "), ", ")
}

func styleWords(p *contract.Parameter, array bool) string {
	switch p.Style {
	case "form":
		switch {
		case p.Explode && array:
			return "repeated for each element"
		case p.Explode:
			return "a parameter for each property"
		}
		return "separated by commas"
	case "spaceDelimited":
		return "separated by spaces"
	case "pipeDelimited":
		return "separated by bars"
	case "tabDelimited":
		return "separated by tabs"
	case "deepObject":
		return "written as name[property]=value"
	case "label":
		return "after a full stop"
	case "matrix":
		return "after a semicolon, with its name"
	case "simple":
		return "separated by commas"
	}
	return ""
}
