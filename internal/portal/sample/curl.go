package sample

import (
	"bytes"
	"encoding/json"
	"net/url"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/prose"
)

// curl returns a command line that calls an operation with what it requires
// and nothing else. Credentials come from the environment variable TOKEN.
func Curl(doc *contract.Document, op *contract.Operation) string {
	s := sampler{doc: doc, budget: maxSample}
	parts := []string{"curl " + shellQuote(s.target(op))}
	if op.Method != "GET" {
		parts[0] = "curl -X " + shellQuote(op.Method) + " " + shellQuote(s.target(op))
	}
	if header := credentials(doc, op); header != "" {
		parts = append(parts, header)
	}
	for _, p := range op.Parameters {
		if p.In == "header" && p.Required {
			parts = append(parts, "-H "+shellQuote(p.Name+": "+s.parameter(p)))
		}
	}
	if op.Body != nil && len(op.Body.Content) > 0 {
		parts = append(parts, s.body(op.Body.Content[0])...)
	}
	return strings.Join(parts, " \\\n  ")
}

// target is the URL with path parameters and required query parameters.
func (s *sampler) target(op *contract.Operation) string {
	path := op.Path
	var query []string
	for _, p := range op.Parameters {
		switch {
		case p.In == "path":
			path = strings.ReplaceAll(path, "{"+p.Name+"}", url.PathEscape(s.parameter(p)))
		case p.In == "query" && p.Required:
			query = append(query, url.QueryEscape(p.Name)+"="+url.QueryEscape(s.parameter(p)))
		}
	}
	target := strings.TrimSuffix(s.server(op), "/") + path
	if len(query) > 0 {
		target += "?" + strings.Join(query, "&")
	}
	return target
}

// exampleHost stands in where a document names no host.
const exampleHost = "https://api.example.com"

// server is the first base URL with a host, its variables filled with their
// defaults.
func (s *sampler) server(op *contract.Operation) string {
	servers := op.Servers
	if len(servers) == 0 {
		servers = s.doc.Servers()
	}
	path := ""
	for i := len(servers) - 1; i >= 0; i-- {
		base := servers[i].URL
		for name, v := range servers[i].Node.Get("variables").Fields() {
			base = strings.ReplaceAll(base, "{"+name+"}", v.Get("default").Literal())
		}
		if prose.Address(base) != "" {
			path = base
		} else if prose.Address(path) == "" {
			path = base
		}
	}
	if prose.Address(path) != "" {
		return path
	}
	return exampleHost + "/" + strings.TrimPrefix(path, "/")
}

// parameter is a value for a parameter: its example, or one made from its schema.
func (s *sampler) parameter(p *contract.Parameter) string {
	v := p.Node.Get("example")
	if v == nil {
		for _, e := range p.Node.Get("examples").Fields() {
			v = s.doc.Resolve(e).Get("value")
			break
		}
	}
	if v != nil {
		return plainValue(Compact(v))
	}
	raw, err := json.Marshal(s.value(p.Schema, 0))
	if err != nil {
		return ""
	}
	return plainValue(string(raw))
}

// plainValue takes the quotes off a JSON string.
func plainValue(raw string) string {
	var text string
	if json.Unmarshal([]byte(raw), &text) == nil {
		return text
	}
	return raw
}

// body is the arguments that send a body.
func (s *sampler) body(m *contract.Media) []string {
	kind := "-H " + shellQuote("Content-Type: "+m.Type)
	if !strings.Contains(m.Type, "json") {
		return []string{kind, "--data-binary @file"}
	}
	raw := s.json(m)
	if raw == "" {
		return []string{kind}
	}
	return []string{kind, "-d " + shellQuote(raw)}
}

// json is the first documented example of a body, or one made from its schema.
func (s *sampler) json(m *contract.Media) string {
	v := m.Node.Get("example")
	for _, e := range m.Node.Get("examples").Fields() {
		if v == nil {
			v = s.doc.Resolve(e).Get("value")
		}
	}
	var b bytes.Buffer
	if v != nil && contract.WriteJSON(&b, v) == nil {
		return strings.TrimSpace(b.String())
	}
	raw, err := json.MarshalIndent(s.value(m.Schema, 0), "", "  ")
	if err != nil {
		return ""
	}
	return string(raw)
}

// credentials is the header that the first way of authentication needs.
func credentials(doc *contract.Document, op *contract.Operation) string {
	if len(op.Security) == 0 || len(op.Security[0].Schemes) == 0 {
		return ""
	}
	use := op.Security[0].Schemes[0].Name
	for name, n := range doc.SecuritySchemes() {
		if name != use {
			continue
		}
		n = doc.Resolve(n)
		switch kind := n.Get("type").Text(); {
		case kind == "apiKey" && n.Get("in").Text() == "header":
			return `-H ` + shellQuote(n.Get("name").Text()+": ") + `"$TOKEN"`
		case kind == "basic", strings.EqualFold(n.Get("scheme").Text(), "basic"):
			return `-u "$USERNAME:$PASSWORD"`
		case kind == "http", kind == "oauth2", kind == "openIdConnect":
			return `-H "Authorization: Bearer $TOKEN"`
		}
	}
	return ""
}

// shellQuote quotes a word for a POSIX shell.
func shellQuote(s string) string {
	if s != "" && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./:@%=") == "" {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
