package lint

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/schema"
)

// linkParameters: OpenAPI 3.1.1, section 4.8.20.1 (parameters): "parameters to
// pass to an operation as specified with operationId or identified via
// operationRef".
func linkParameters() Rule {
	return Rule{
		ID: "oas3-link-parameters", Severity: Warn, Group: "meaning", Editions: From30,
		Summary: "A link sets only parameters that its operation takes, and a body only where it takes one",
		Why:     "The operation does not get what the link means to pass on",
		Remedy:  "Correct the name, or declare the parameter",
		Check: func(p *Pass) {
			targets := p.linkTargets()
			for link := range p.objects(contract.RoleLink) {
				op := targets.of(link)
				if op == nil {
					continue
				}
				parameters := link.Get("parameters")
				for i := range parameters.Children() {
					if c := &parameters.Children()[i]; linkedParameter(op, c.Key) == nil {
						p.ReportKey(parameters, c, "%s takes no parameter %q", op.Name(), c.Key)
					}
				}
				if body := link.Child("requestBody"); body != nil && op.Body == nil {
					p.ReportKey(link, body, "%s takes no body", op.Name())
				}
			}
		},
	}
}

// linkValues judges what a link sets to a fixed value.
func linkValues() Rule {
	return Rule{
		ID: "oas3-link-values", Severity: Warn, Group: "meaning", Editions: From30,
		Summary: "The fixed values of a link satisfy the schemas of what they are passed to",
		Why:     "A client that follows the link is refused",
		Remedy:  "Correct the value, or write a runtime expression",
		Check: func(p *Pass) {
			targets := p.linkTargets()
			c := newExampleCheck(p, "value")
			for link := range p.objects(contract.RoleLink) {
				op := targets.of(link)
				if op == nil {
					continue
				}
				for name, value := range link.Get("parameters").Fields() {
					if param := linkedParameter(op, name); param != nil && fixed(value) {
						c.checkParameter(value, param)
					}
				}
				if body := link.Get("requestBody"); op.Body != nil && body != nil && fixed(body) {
					c.checkBody(body, op.Body)
				}
			}
		},
	}
}

// fixed reports whether a link's value holds no runtime expression.
func fixed(value *contract.Node) bool {
	for n := range value.Walk() {
		if s := n.Text(); strings.HasPrefix(s, "$") || strings.Contains(s, "{$") {
			return false
		}
	}
	return true
}

// checkParameter judges a fixed value of a parameter. A string may stand for
// any scalar: in a URL or header they look alike.
func (c *exampleCheck) checkParameter(value *contract.Node, param *contract.Parameter) {
	against := param.Schema
	if against == nil || value.Is(contract.String) && readsAs(c.judge, against, value.Text()) {
		return
	}
	c.check(value, against, schema.Request)
}

// readsAs reports whether a text is valid as the number or boolean that it
// spells.
func readsAs(judge *schema.Judge, against *contract.Node, text string) bool {
	v, ok := schema.Spelled(text)
	return ok && judge.Valid(against, schema.Request, v)
}

// checkBody judges a fixed body by the schema of its JSON content.
func (c *exampleCheck) checkBody(value *contract.Node, body *contract.Body) {
	for _, media := range body.Content {
		if media.Schema != nil && comparable(media.Type, value) {
			c.check(value, media.Schema, schema.Request)
			return
		}
	}
}

// linkTargets knows the operations that links may lead to.
type linkTargets struct {
	doc    *contract.Document
	byID   map[string]*contract.Operation
	byNode map[*contract.Node]*contract.Operation
}

func (p *Pass) linkTargets() linkTargets {
	t := linkTargets{p.Doc, make(map[string]*contract.Operation), make(map[*contract.Node]*contract.Operation)}
	for op := range p.operations() {
		t.byNode[op.Node] = op
		if op.ID != "" {
			t.byID[op.ID] = op
		}
	}
	return t
}

// of returns the operation that a link leads to, or nil.
func (t linkTargets) of(link *contract.Node) *contract.Operation {
	if id := link.Get("operationId").Text(); id != "" {
		return t.byID[id]
	}
	if ref := link.Get("operationRef").Text(); strings.HasPrefix(ref, "#") {
		return t.byNode[t.doc.Lookup(ref)]
	}
	return nil
}

// linkedParameter returns the parameter that a link means by a name, which may
// say where the parameter is: "path.id". It is nil when there is none.
func linkedParameter(op *contract.Operation, name string) *contract.Parameter {
	in, rest, qualified := strings.Cut(name, ".")
	for _, param := range op.Parameters {
		switch {
		case param.Name == name, qualified && param.In == in && param.Name == rest:
			return param
		case param.In == "header" && (strings.EqualFold(param.Name, name) || in == "header" && strings.EqualFold(param.Name, rest)):
			return param
		}
	}
	return nil
}
