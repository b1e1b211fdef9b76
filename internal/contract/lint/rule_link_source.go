package lint

import (
	"fmt"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// linkSource: OpenAPI 3.1.1, section 4.8.20.3 (runtime expressions): parameters
// "MUST be declared in the parameters section of the parent operation". Headers
// and bodies may hold more than is declared, but a link should not count on it.
func linkSource() Rule {
	return Rule{
		ID: "oas3-link-source", Severity: Warn, Group: "meaning", Editions: From30,
		Summary: "The runtime expressions of a link take what its operation declares",
		Why:     "A client finds nothing there to pass on",
		Remedy:  "Correct the name, or declare what is meant",
		Check: func(p *Pass) {
			told := make(map[*contract.Node]bool)
			for op := range p.operations() {
				for _, r := range op.Responses {
					for _, link := range r.Links.Fields() {
						link = p.Doc.Resolve(link)
						for _, value := range link.Get("parameters").Fields() {
							p.checkSource(op, r, value, told)
						}
						p.checkSource(op, r, link.Get("requestBody"), told)
					}
				}
			}
		},
	}
}

// checkSource reports an expression that takes what is not there. A link that
// several operations share is told of once.
func (p *Pass) checkSource(op *contract.Operation, r *contract.Response, value *contract.Node, told map[*contract.Node]bool) {
	text := value.Text()
	if !strings.HasPrefix(text, "$") || !runtimeExpression(text) || told[value] {
		return
	}
	if lacking := p.lackingSource(op, r, text); lacking != "" {
		told[value] = true
		p.Report(value, "%s", lacking)
	}
}

// lackingSource says what an expression takes that is not there; "" when it is.
func (p *Pass) lackingSource(op *contract.Operation, r *contract.Response, expression string) string {
	message, source, _ := strings.Cut(strings.TrimPrefix(expression, "$"), ".")
	place, name, _ := strings.Cut(source, ".")
	body, pointer, _ := strings.Cut(source, "#")
	switch {
	case message == "request" && (place == "path" || place == "query"):
		return missingParameter(op, place, name)
	case message == "response" && place == "header":
		return missingHeader(r, name)
	case message == "request" && body == "body" && op.Body == nil:
		return op.Name() + " takes no body"
	case message == "request" && body == "body":
		return p.missingInBody(op.Body.Content, pointer)
	case message == "response" && body == "body" && len(r.Content) == 0:
		return "the response has no content"
	case message == "response" && body == "body":
		return p.missingInBody(r.Content, pointer)
	}
	return ""
}

func missingParameter(op *contract.Operation, in, name string) string {
	for _, param := range op.Parameters {
		if param.In == in && param.Name == name || param.In == "querystring" && in == "query" {
			return ""
		}
	}
	return fmt.Sprintf("%s has no %s parameter %q", op.Name(), in, name)
}

func missingHeader(r *contract.Response, name string) string {
	for _, header := range r.Headers {
		if strings.EqualFold(header.Name, name) {
			return ""
		}
	}
	return fmt.Sprintf("the response declares no header %q", name)
}

// missingInBody follows a pointer into what schemas declare, as far as that is
// certain.
func (p *Pass) missingInBody(content []*contract.Media, pointer string) string {
	var at []*contract.Node
	for _, media := range content {
		at = append(at, media.Schema)
	}
	for pointer != "" {
		var token string
		token, pointer, _ = strings.Cut(strings.TrimPrefix(pointer, "/"), "/")
		name := contract.UnescapePointer(token)
		declared, certain := p.declarations(at, name)
		switch {
		case !certain:
			return ""
		case len(declared) == 0:
			return fmt.Sprintf("the body declares no property %q", name)
		}
		at = declared
	}
	return ""
}

// declarations returns what some schemas declare a property as. It is not
// certain where a schema may have others than it names.
func (p *Pass) declarations(schemas []*contract.Node, name string) (declared []*contract.Node, certain bool) {
	for _, n := range schemas {
		search := p.declaredBelow(n)
		if len(search.declared) == 0 || search.open {
			return nil, false
		}
		for _, properties := range search.declared {
			if property := properties.Get(name); property != nil {
				declared = append(declared, property)
			}
		}
	}
	return declared, true
}
