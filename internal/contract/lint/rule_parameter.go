package lint

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// operationParameters: OpenAPI 3.1.1, section 4.8.10 (parameters): "The list
// MUST NOT include duplicated parameters." Swagger 2.0 also allows only one
// body, and none beside form fields.
func operationParameters() Rule {
	return Rule{
		ID: "operation-parameters", Severity: Error, Group: "meaning", Editions: InAll,
		Summary: "No list of parameters holds two with the same place and name, nor a second body",
		Why:     "It is undefined which of the two counts",
		Remedy:  "Remove or rename one of them",
		Check: func(p *Pass) {
			for list := range p.Doc.WithRole(contract.RoleParameters) {
				p.duplicateParameters(list)
				if p.Doc.Edition == contract.Swagger20 {
					p.secondBodies(list)
				}
			}
		},
	}
}

func (p *Pass) duplicateParameters(list *contract.Node) {
	seen := make(map[[2]string]bool, list.Len())
	for _, item := range list.Items() {
		param := p.Doc.Resolve(item)
		key := [2]string{param.Get("in").Text(), param.Get("name").Text()}
		if key[0] == "" || key[1] == "" || key[0] == "body" {
			continue
		}
		if seen[key] {
			p.Report(item, "the %s parameter %q is listed twice", key[0], key[1])
		}
		seen[key] = true
	}
}

// secondBodies: Swagger 2.0, Parameter Object: one body at most, and no body
// beside form fields.
func (p *Pass) secondBodies(list *contract.Node) {
	body, form := false, false
	for _, item := range list.Items() {
		switch p.Doc.Resolve(item).Get("in").Text() {
		case "body":
			if body || form {
				p.Report(item, "the parameters hold another body, or form fields, already")
			}
			body = true
		case "formData":
			if body {
				p.Report(item, "the parameters hold a form field beside a body")
			}
			form = true
		}
	}
}

// querystringAlone: OpenAPI 3.2.0, Parameter Object (in: querystring).
func querystringAlone() Rule {
	return Rule{
		ID: "oas3_2-querystring-alone", Severity: Error, Group: "meaning", Editions: In32,
		Summary: "A querystring parameter is the only one that describes the query",
		Why:     "It is undefined how two descriptions of one query string fit together",
		Remedy:  "Use either querystring or query parameters",
		Check: func(p *Pass) {
			for op := range p.operations() {
				var whole, single int
				for _, param := range op.Parameters {
					switch param.In {
					case "querystring":
						whole++
					case "query":
						single++
					}
				}
				if whole > 1 || whole == 1 && single > 0 {
					p.Report(first(op.Node.Get("parameters"), op.Node), "a querystring parameter stands beside another description of the query")
				}
			}
		},
	}
}

func swaggerParameterDescription() Rule {
	r := parameterDescription()
	r.ID, r.Editions = "oas2-parameter-description", In20
	return r
}

func parameterDescription() Rule {
	return Rule{
		ID: "oas3-parameter-description", Severity: Hint, Optional: true, Group: "style", Editions: From30,
		Summary: "Every parameter has a description",
		Why:     "A name and a type seldom say what a value does",
		Remedy:  "Add a description to the parameter",
		Check: func(p *Pass) {
			for param := range p.objects(contract.RoleParameter) {
				if param.Has("in") && blank(param.Get("description")) {
					p.Report(first(param.Get("name"), param), "the parameter has no description")
				}
			}
		},
	}
}

// headerIgnored: OpenAPI 3.1.1, sections 4.8.12 (name) and 4.8.17
// (headers).
func headerIgnored() Rule {
	return Rule{
		ID: "header-definition-ignored", Severity: Info, Group: "meaning", Editions: From30,
		Summary: "Accept, Content-Type and Authorization are not described as headers",
		Why:     "Tools ignore such a description: media types and security schemes say it already",
		Remedy:  "Remove the header; describe content and security instead",
		Check: func(p *Pass) {
			for param := range p.objects(contract.RoleParameter) {
				name := param.Get("name")
				if param.Get("in").Text() == "header" && ignoredHeader(name.Text()) {
					p.Report(name, "a header parameter called %q is ignored", name.Text())
				}
			}
			for headers := range p.Doc.WithRole(contract.RoleHeaders) {
				if p.Doc.Role(headers.Parent()) != contract.RoleResponse {
					continue
				}
				for i := range headers.Children() {
					if c := &headers.Children()[i]; strings.EqualFold(c.Key, "Content-Type") {
						p.ReportKey(headers, c, "the response header %q is ignored", c.Key)
					}
				}
			}
		},
	}
}

func ignoredHeader(name string) bool {
	switch strings.ToLower(name) {
	case "accept", "content-type", "authorization":
		return true
	}
	return false
}

func formConsumes() Rule {
	return Rule{
		ID: "oas2-operation-formData-consume-check", Severity: Warn, Group: "meaning", Editions: In20,
		Summary: "An operation with form fields consumes a form media type",
		Why:     "A client does not know how to encode the fields",
		Remedy:  "Add application/x-www-form-urlencoded or multipart/form-data to consumes",
		Check: func(p *Pass) {
			for op := range p.calls() {
				if p.takesForm(op) && !consumesForm(first(op.Node.Get("consumes"), p.Doc.Root.Get("consumes"))) {
					p.Report(op.Node, "the operation takes form fields and consumes no form media type")
				}
			}
		},
	}
}

func (p *Pass) takesForm(op *contract.Operation) bool {
	for _, list := range [...]*contract.Node{op.Node.Get("parameters"), op.Item.Get("parameters")} {
		for _, item := range list.Items() {
			if p.Doc.Resolve(item).Get("in").Text() == "formData" {
				return true
			}
		}
	}
	return false
}

func consumesForm(consumes *contract.Node) bool {
	for _, media := range consumes.Strings() {
		if strings.HasPrefix(media, "application/x-www-form-urlencoded") || strings.HasPrefix(media, "multipart/") {
			return true
		}
	}
	return false
}
