package tryit

import (
	"bytes"
	"encoding/json"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/sample"
)

// data is what try.js knows of an operation.
type data struct {
	Method     string                       `json:"method"`
	Path       string                       `json:"path"`
	Servers    []server                     `json:"servers"`
	Parameters []parameter                  `json:"parameters"`
	Body       *body                        `json:"body,omitempty"`
	Security   [][]credential               `json:"security"`
	Responses  map[string]map[string]*place `json:"responses"` // by status and media type; null where there is no schema
	Schemas    []any                        `json:"schemas"`
}

// place is a schema by its index in Schemas.
type place int

type server struct {
	URL       string     `json:"url"`
	Text      string     `json:"text,omitempty"`
	Variables []variable `json:"variables,omitempty"`
}

type variable struct {
	Name   string   `json:"name"`
	Value  string   `json:"value"`
	Values []string `json:"values,omitempty"`
}

type parameter struct {
	Name     string   `json:"name"`
	In       string   `json:"in"`
	Style    string   `json:"style"`
	Explode  bool     `json:"explode,omitempty"`
	Reserved bool     `json:"reserved,omitempty"`
	Required bool     `json:"required,omitempty"`
	JSON     bool     `json:"json,omitempty"`    // it is typed as JSON
	Content  bool     `json:"content,omitempty"` // it is sent as JSON
	Value    string   `json:"value"`
	Values   []string `json:"values,omitempty"`
	Note     string   `json:"note,omitempty"`
}

type body struct {
	Required bool    `json:"required,omitempty"`
	Media    []media `json:"media"`
}

type media struct {
	Type   string  `json:"type"`
	Kind   string  `json:"kind"` // "text", "file", "form", "parts"
	Text   string  `json:"text,omitempty"`
	Fields []field `json:"fields,omitempty"`
}

type field struct {
	Name  string `json:"name"`
	Value string `json:"value"`
	Type  string `json:"type,omitempty"`
	File  bool   `json:"file,omitempty"`
}

type credential struct {
	Scheme string `json:"scheme"`
	Kind   string `json:"kind"` // "header", "query", "cookie", "basic"
	Name   string `json:"name"`
	Prefix string `json:"prefix,omitempty"`
	Secret string `json:"secret"` // as samples call it
	User   string `json:"user,omitempty"`
}

// Script returns the data as a script that hands it to assets/try.js, so that
// it can be loaded from a folder as well. The address of a mock, unless it is "",
// is the last of the servers.
func Script(doc *contract.Document, op *contract.Operation, mock string) []byte {
	m := sample.New(doc)
	d := data{Method: op.Method, Path: op.Path, Servers: servers(doc, op), Parameters: parameters(doc, m, op), Security: security(m, op)}
	if mock != "" {
		d.Servers = append(d.Servers, server{URL: mock, Text: "Mock"})
	}
	if op.Body != nil && len(op.Body.Content) > 0 {
		d.Body = &body{Required: op.Body.Required}
		for _, content := range op.Body.Content {
			d.Body.Media = append(d.Body.Media, mediaOf(m, content))
		}
	}
	w := newSchemaWriter(doc)
	d.Responses = w.responses(op)
	d.Schemas = w.finish()
	raw, err := json.Marshal(d)
	if err != nil {
		return nil // a value of the types above can always be written
	}
	return append(append([]byte("steward.operation("), bytes.TrimSpace(raw)...), ");\n"...)
}

func servers(doc *contract.Document, op *contract.Operation) []server {
	given := op.Servers
	if len(given) == 0 {
		given = doc.Servers()
	}
	out := []server{}
	for _, s := range given {
		made := server{URL: s.URL, Text: markdown.OneLine(s.Description)}
		for name, v := range s.Node.Get("variables").Fields() {
			made.Variables = append(made.Variables, variable{name, v.Get("default").Literal(), v.Get("enum").Strings()})
		}
		out = append(out, made)
	}
	if len(out) == 0 {
		out = append(out, server{URL: "/"}) // OpenAPI 3.1.1, section 4.8.1.1
	}
	return out
}

// maxNote is how much of a parameter's description is shown, in bytes.
const maxNote = 200

func parameters(doc *contract.Document, m *sample.Maker, op *contract.Operation) []parameter {
	out := []parameter{}
	for _, p := range op.Parameters {
		made := parameter{
			Name: p.Name, In: p.In, Style: p.Style, Explode: p.Explode, Reserved: p.AllowReserved, Required: p.Required,
			Content: len(p.Content) > 0, Note: markdown.OneLine(p.Description),
		}
		if len(made.Note) > maxNote {
			made.Note = ""
		}
		made.Value, made.JSON = m.ParameterText(p)
		s := doc.Schema(doc.Resolve(p.Schema))
		if s != nil && !made.JSON {
			for _, v := range s.Enum {
				made.Values = append(made.Values, v.Literal())
			}
			if s.TypeGiven && s.Types == contract.TypeBoolean && made.Values == nil {
				made.Values = []string{"true", "false"}
			}
		}
		out = append(out, made)
	}
	return out
}

func mediaOf(m *sample.Maker, content *contract.Media) media {
	b := m.Body(content)
	if b == nil {
		return media{Type: content.Type, Kind: "text"}
	}
	out := media{Type: b.Type, Kind: "text", Text: b.Content()}
	switch {
	case b.File:
		out.Kind, out.Text = "file", ""
	case b.Form != nil:
		out.Kind = "form"
		for _, p := range b.Form {
			out.Fields = append(out.Fields, field{Name: p.Name, Value: p.Value})
		}
	case b.Parts != nil:
		out.Kind = "parts"
		for _, p := range b.Parts {
			out.Fields = append(out.Fields, field{p.Name, p.Value, p.Type, p.File})
		}
	}
	return out
}

func security(m *sample.Maker, op *contract.Operation) [][]credential {
	out := [][]credential{}
	for _, way := range m.Credentials(op) {
		made := []credential{}
		for _, c := range way {
			made = append(made, credential{c.Scheme, c.Kind.String(), c.Name, c.Prefix, c.Secret, c.User})
		}
		out = append(out, made)
	}
	return out
}
