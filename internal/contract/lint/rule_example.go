package lint

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/schema"
)

func swaggerSchemaExample() Rule {
	r := schemaExample()
	r.ID, r.Editions = "oas2-valid-schema-example", In20
	return r
}

// schemaExample leaves defaults to default-valid.
func schemaExample() Rule {
	return Rule{
		ID: "oas3-valid-schema-example", Severity: Warn, Group: "meaning", Editions: From30,
		Summary: "The examples of a schema satisfy it",
		Why:     "Mocks, tests and readers take an example for something the API sends or takes",
		Remedy:  "Correct the example, or the schema",
		Check: func(p *Pass) {
			c := newExampleCheck(p, "example")
			for n := range p.typed() {
				for _, keyword := range [...]string{"example", "x-example"} {
					if example := n.Get(keyword); example != nil {
						c.check(example, n, schema.EitherWay)
					}
				}
				if p.Doc.Edition >= contract.OpenAPI31 {
					for _, example := range n.Get("examples").Items() {
						c.check(example, n, schema.EitherWay)
					}
				}
			}
		},
	}
}

func swaggerMediaExample() Rule {
	return Rule{
		ID: "oas2-valid-media-example", Severity: Warn, Group: "meaning", Editions: In20,
		Summary: "The JSON examples of a body or a response satisfy its schema",
		Why:     "Mocks, tests and readers take an example for something the API sends or takes",
		Remedy:  "Correct the example, or the schema",
		Check: func(p *Pass) {
			c := newExampleCheck(p, "example")
			for response := range p.objects(contract.RoleResponse) {
				against := response.Get("schema")
				for mediaType, example := range response.Get("examples").Fields() {
					if against != nil && comparable(mediaType, example) {
						c.check(example, against, schema.Response)
					}
				}
			}
			for param := range p.objects(contract.RoleParameter) {
				example, against := param.Get("x-example"), param.Get("schema")
				if example != nil && against != nil && !example.Is(contract.String) {
					c.check(example, against, schema.Request)
				}
			}
		},
	}
}

func mediaExample() Rule {
	return Rule{
		ID: "oas3-valid-media-example", Severity: Warn, Group: "meaning", Editions: From30,
		Summary: "The examples of bodies, parameters and headers satisfy their schemas",
		Why:     "Mocks, tests and readers take an example for something the API sends or takes",
		Remedy:  "Correct the example, or the schema",
		Check: func(p *Pass) {
			c := newExampleCheck(p, "example")
			for media := range p.objects(contract.RoleMedia) {
				way := p.way(media)
				for _, example := range p.examples(media) {
					if comparable(media.Key(), example) || p.isText(media) {
						c.check(example, media.Get("schema"), way)
					}
					for _, item := range example.Items() {
						c.check(item, media.Get("itemSchema"), way)
					}
				}
			}
			for param := range p.objects(contract.RoleParameter, contract.RoleHeader) {
				for _, example := range p.examples(param) {
					c.check(example, param.Get("schema"), schema.EitherWay)
				}
			}
		},
	}
}

// examples returns the values of the examples of a media type, parameter or
// header that has a schema, of itself or of the items of a sequence.
func (p *Pass) examples(holder *contract.Node) []*contract.Node {
	if !holder.Has("schema") && !holder.Has("itemSchema") {
		return nil
	}
	var values []*contract.Node
	if example := holder.Get("example"); example != nil {
		values = append(values, example)
	}
	for _, example := range holder.Get("examples").Fields() {
		example = p.Doc.Resolve(example)
		if value := first(example.Get("value"), example.Get("dataValue")); value != nil {
			values = append(values, value)
		}
	}
	return values
}

// way tells which way the values of a media type travel.
func (p *Pass) way(media *contract.Node) schema.Way {
	switch p.Doc.Role(media.Parent().Parent()) {
	case contract.RoleBody:
		return schema.Request
	case contract.RoleResponse:
		return schema.Response
	}
	return schema.EitherWay
}

// comparable reports whether an example stands in the document as the value
// that a schema describes, and not as text in another notation.
func comparable(mediaType string, example *contract.Node) bool {
	mediaType, _, _ = strings.Cut(strings.ToLower(mediaType), ";")
	mediaType = strings.TrimSpace(mediaType)
	switch {
	case mediaType == "application/json", mediaType == "text/json", strings.HasSuffix(mediaType, "+json"):
		return true
	case mediaType == "application/x-www-form-urlencoded", strings.HasPrefix(mediaType, "multipart/"), strings.Contains(mediaType, "*"):
		return !example.Is(contract.String)
	}
	return false
}

// isText reports whether a media type is the text itself that its schema
// describes as a string.
func (p *Pass) isText(media *contract.Node) bool {
	essence, _, _ := strings.Cut(strings.ToLower(media.Key()), ";")
	s := p.Doc.Schema(p.Doc.Resolve(media.Get("schema")))
	return strings.TrimSpace(essence) == "text/plain" && s != nil && s.Types&^contract.TypeNull == contract.TypeString
}

// exampleValue: OpenAPI 3.1.1, section 4.8.19. That both stand together is for
// the rules of structure to say.
func exampleValue() Rule {
	return Rule{
		ID: "oas3-examples-value-or-externalValue", Severity: Warn, Group: "meaning", Editions: From30,
		Summary: "An example has a value or says where it is",
		Why:     "An example without either shows nothing",
		Remedy:  "Add value or externalValue",
		Check: func(p *Pass) {
			for example := range p.objects(contract.RoleExample) {
				if !hasOne(example, "value", "externalValue", "dataValue", "serializedValue") {
					p.Report(example, "the example has neither value nor externalValue")
				}
			}
		},
	}
}
