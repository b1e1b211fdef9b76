package plan

import (
	"cmp"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// notParameters are header parameters that the specification tells to ignore
// (OpenAPI 3.1.1, section 4.8.12.1).
var notParameters = []string{"accept", "content-type", "authorization"}

// parameters reads the parameters of an operation and its path template.
func (b *builder) parameters(op *Operation, at place) {
	names := NewScope("body", "options")
	var others []*Parameter
	path := make(map[string]*Parameter)
	for _, p := range op.Source.Parameters {
		switch {
		case p.In == "header" && slices.Contains(notParameters, strings.ToLower(p.Name)), p.Name == "" && p.In != "querystring":
			continue
		case p.In == "path" && !strings.Contains(op.Source.Path, "{"+p.Name+"}"):
			b.note(at, p.Node, "The path has no place for the parameter "+quoted(p.Name)+": it is left out.")
			continue
		case !slices.Contains([]string{"path", "query", "querystring", "header", "cookie"}, p.In):
			b.note(at, p.Node, "The parameter "+quoted(p.Name)+" is nowhere: it is left out.")
			continue
		}
		made := b.parameter(p, names, at)
		switch {
		case p.In == "header" && strings.EqualFold(strings.TrimPrefix(strings.ToLower(p.Name), "x-"), "idempotency-key"):
			op.IdempotencyKey = made
		case p.In == "path":
			path[p.Name] = made
		default:
			others = append(others, made)
		}
	}
	op.Path = segments(op.Source.Path, func(name string) *Parameter {
		p := path[name]
		if p == nil {
			b.note(at, op.Source.Node, "The path parameter "+quoted(name)+" is not described: any text is taken.")
			p = &Parameter{
				Name: names.Take(limited(NameOf(name)), "path"), Key: name, In: "path", Required: true, Style: "simple",
				Use: Use{Type: &Type{Kind: String}},
			}
			path[name] = p
		}
		if !slices.Contains(op.Parameters, p) {
			op.Parameters = append(op.Parameters, p)
		}
		return p
	})
	op.Parameters = append(op.Parameters, others...)
}

func quoted(text string) string { return "\"" + oneLine(text) + "\"" }

// segments takes a path template apart (OpenAPI 3.1.1, section 4.8.2). A brace
// without its partner is text.
func segments(path string, parameter func(name string) *Parameter) []Segment {
	var out []Segment
	literal := ""
	for path != "" {
		open := strings.IndexByte(path, '{')
		end := strings.IndexByte(path, '}')
		if open < 0 || end < open {
			literal += path
			break
		}
		literal += path[:open]
		if literal != "" {
			out = append(out, Segment{Literal: literal})
		}
		out = append(out, Segment{Parameter: parameter(path[open+1 : end])})
		literal, path = "", path[end+1:]
	}
	if literal != "" {
		out = append(out, Segment{Literal: literal})
	}
	return out
}

// comparison gives the words for the signs that a name ends with, which tell
// "sent<" from "sent" and "sent>".
func comparison(name string) string {
	return NameOf(name[len(strings.TrimRight(name, "<>=!")):]).Text()
}

func (b *builder) parameter(p *contract.Parameter, names *Scope, at place) *Parameter {
	made := &Parameter{
		Name: names.Take(limited(NameOf(p.Name)), comparison(p.Name), p.In), Key: p.Name, In: p.In,
		Required: p.Required, Deprecated: p.Deprecated, Description: p.Description,
		Style: p.Style, Explode: p.Explode, Reserved: p.AllowReserved,
		Use:     Use{Type: &Type{Kind: String}},
		Example: p.Node.Get("example"),
	}
	schema := p.Schema
	if schema == nil && len(p.Content) > 0 {
		schema, made.Content = p.Content[0].Schema, p.Content[0].Type
	}
	if schema == nil {
		return made
	}
	made.Use = b.use(b.home(p.Node, at.inside(p.Name)), schema)
	if made.Use.Type.Kind == Any && made.Content == "" {
		made.Use = Use{Type: &Type{Kind: String}}
	}
	s := b.doc.Schema(b.doc.Resolve(schema))
	if s != nil {
		made.Default = s.Default
		made.Deprecated = made.Deprecated || s.Deprecated
		made.Description = cmp.Or(made.Description, s.Description)
		if made.Example == nil && len(s.Examples) > 0 {
			made.Example = s.Examples[0]
		}
	}
	return made
}
