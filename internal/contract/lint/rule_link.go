package lint

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// linkOperation: OpenAPI 3.1.1, section 4.8.20.1: operationId is "the name of
// an existing, resolvable OAS operation", and operationRef "MUST point to an
// Operation Object". References out of the document cannot be judged here.
func linkOperation() Rule {
	return Rule{
		ID: "oas3-link-operation", Severity: Error, Group: "meaning", Editions: From30,
		Summary: "A link leads to an operation of the document",
		Why:     "A client cannot follow it",
		Remedy:  "Correct operationId or operationRef",
		Check: func(p *Pass) {
			ids := make(map[string]bool)
			for op := range p.Doc.WithRole(contract.RoleOperation) {
				ids[op.Get("operationId").Text()] = true
			}
			for link := range p.objects(contract.RoleLink) {
				if id := link.Get("operationId"); id.Is(contract.String) && !ids[id.Text()] {
					p.Report(id, "no operation has the operationId %q", id.Text())
				}
				p.operationReference(link.Get("operationRef"))
			}
		},
	}
}

func (p *Pass) operationReference(ref *contract.Node) {
	if !strings.HasPrefix(ref.Text(), "#") {
		return
	}
	switch target := p.Doc.Lookup(ref.Text()); {
	case target == nil:
		p.Report(ref, "the operationRef leads nowhere")
	case p.Doc.Role(target) != contract.RoleOperation:
		p.Report(ref, "the operationRef leads to something that is no operation")
	}
}

// linkExpression: OpenAPI 3.1.1, section 4.8.20.3 (runtime expressions).
func linkExpression() Rule {
	return Rule{
		ID: "oas3-links-parameters-expression", Severity: Warn, Group: "meaning", Editions: From30,
		Summary: "A link's parameter that begins with \"$\" is a runtime expression",
		Why:     "A client would send the text as it stands",
		Remedy:  "Write $url, $method, $statusCode, $request. or $response. followed by header.NAME, query.NAME, path.NAME or body#/POINTER",
		Check: func(p *Pass) {
			for link := range p.objects(contract.RoleLink) {
				for _, value := range link.Get("parameters").Fields() {
					if s := value.Text(); strings.HasPrefix(s, "$") && !runtimeExpression(s) {
						p.Report(value, "the value is no runtime expression")
					}
				}
			}
		},
	}
}

func runtimeExpression(s string) bool {
	switch s {
	case "$url", "$method", "$statusCode", "$self":
		return true
	}
	source, ok := strings.CutPrefix(s, "$request.")
	if !ok {
		if source, ok = strings.CutPrefix(s, "$response."); !ok {
			return false
		}
	}
	if pointer, ok := strings.CutPrefix(source, "body"); ok {
		return pointer == "" || strings.HasPrefix(pointer, "#/") || pointer == "#"
	}
	for _, kind := range [...]string{"header.", "query.", "path."} {
		if name, ok := strings.CutPrefix(source, kind); ok {
			return name != ""
		}
	}
	return false
}
