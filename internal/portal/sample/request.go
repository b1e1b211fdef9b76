package sample

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/wire"
)

// Request is one request that calls an operation with what it requires and
// nothing else.
type Request struct {
	Method      string
	Server      string   // base URL without a slash at its end: "https://api.example.com/v1"
	Path        string   // encoded: "/users/ada%20l"
	Query       []string // encoded "name=value" pairs
	Headers     []Header // without Content-Type and credentials; valid names and values only
	Cookies     []string // encoded "name=value" pairs
	Body        *Body    // nil for none
	Credentials []Credential
	Answer      AnswerKind // of the first documented success
}

// Header is one header of a request.
type Header struct{ Name, Value string }

// URL is the address without the query.
func (r *Request) URL() string { return r.Server + r.Path }

// Maker makes samples for the operations of one document. It is safe for
// concurrent use.
type Maker struct {
	doc     *contract.Document
	values  *sample.Maker
	schemes map[string]*contract.Node
}

// New returns a Maker for a document.
func New(doc *contract.Document) *Maker {
	m := &Maker{doc: doc, values: sample.New(doc), schemes: map[string]*contract.Node{}}
	for name, n := range doc.SecuritySchemes() {
		m.schemes[name] = doc.Resolve(n)
	}
	return m
}

// Value returns a value for a schema as JSON, indented, and whether one was
// found. Of what is sent in a request it has what is required; of what an API
// sends, everything.
func (m *Maker) Value(schema *contract.Node, way contract.Direction) (text string, ok bool) {
	v, ok := m.values.Value(schema, way)
	if !ok {
		return "", false
	}
	return sample.Indented(v), true
}

// Request returns a request for an operation that the consumer sends.
func (m *Maker) Request(op *contract.Operation) *Request {
	r := &Request{Method: op.Method, Server: m.server(op), Path: op.Path, Answer: answerKind(op)}
	for _, p := range op.Parameters {
		if p.Required {
			m.parameter(r, p)
		}
	}
	r.Path = wire.EncodePath(r.Path)
	if op.Body != nil && len(op.Body.Content) > 0 && sendsBody(op) {
		r.Body = m.Body(preferredMedia(op.Body.Content))
	}
	if len(op.Security) > 0 {
		r.Credentials = m.way(op.Security[0])
	}
	return r
}

// sendsBody reports whether a sample has a body: where one is required, and
// where the method gives one a meaning (RFC 9110, section 9.3).
func sendsBody(op *contract.Operation) bool {
	switch op.Method {
	case "GET", "HEAD", "DELETE", "OPTIONS", "TRACE":
		return op.Body.Required
	}
	return true
}

// parameter adds a required parameter.
func (m *Maker) parameter(r *Request, p *contract.Parameter) {
	v := m.values.Parameter(p)
	switch p.In {
	case "path":
		r.Path = strings.ReplaceAll(r.Path, "{"+p.Name+"}", wire.Path(p, v))
	case "query":
		r.Query = append(r.Query, wire.Query(p, v)...)
	case "querystring":
		r.Query = append(r.Query, wire.QueryString(m.doc, p, v)...)
	case "header":
		if !wire.IgnoredHeader(p.Name) {
			r.Headers = append(r.Headers, headers(p.Name, wire.Header(p, v))...)
		}
	case "cookie":
		r.Cookies = append(r.Cookies, wire.Cookie(p, v)...)
	}
}

// headers returns a header if it can be sent.
func headers(name, value string) []Header {
	if !wire.Token(name) || value == "" {
		return nil
	}
	return []Header{{name, value}}
}

// ParameterText is a value for a parameter as a person types it: plain text,
// or JSON for what is no scalar.
func (m *Maker) ParameterText(p *contract.Parameter) (text string, isJSON bool) {
	v := m.values.Parameter(p)
	if !sample.IsScalar(v) {
		return sample.Compact(v), true
	}
	return wire.Text(v), false
}
