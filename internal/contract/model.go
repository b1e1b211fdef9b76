package contract

import (
	"slices"
	"strings"
)

// Direction says who sends a value: the consumer or the API.
type Direction uint8

// The directions. Inside webhooks and callbacks they are turned round: what
// OpenAPI calls their request is sent by the API.
const (
	InRequest  Direction = iota // sent by the consumer
	InResponse                  // sent by the API
)

// String returns "request" or "response".
func (d Direction) String() string { return [...]string{"request", "response"}[d] }

// Opposite returns the other direction.
func (d Direction) Opposite() Direction { return 1 - d }

// OperationKind says who calls an operation.
type OperationKind uint8

// The kinds of operation.
const (
	Call     OperationKind = iota // the consumer calls the API
	Webhook                       // the API calls a consumer ("webhooks", OpenAPI 3.1)
	Callback                      // the API calls back after a Call
)

// Operation is a method and a path template, in one shape for every edition of
// the specification: Swagger 2.0's body and form parameters are a Body here.
// References to parameters, bodies, responses and headers are resolved;
// references between schemas are not.
type Operation struct {
	Kind        OperationKind
	Method      string // upper case: "GET"; OpenAPI 3.2 allows any token
	Path        string // path template; a webhook's name; a callback's "name expression"
	ID          string // operationId, or ""
	Summary     string
	Description string
	Tags        []string
	Deprecated  bool
	Parameters  []*Parameter // the path item's and the operation's own, the latter first chosen; in order
	Body        *Body        // nil when the operation takes none
	Responses   []*Response  // in the order of the text
	Callbacks   []*Operation // in the order of the text
	Security    []Requirement
	// SecurityGiven is false when neither the operation nor the document says
	// anything; then, as with an empty list, no credentials are needed.
	SecurityGiven bool
	Servers       []Server
	Node          *Node // the operation object
	Item          *Node // the path item object
}

// Name is "GET /users/{id}".
func (o *Operation) Name() string { return o.Method + " " + o.Path }

// Documents reports whether an operation documents a status, as it is written:
// "201", "4XX". A range or a default does not stand for it.
func (o *Operation) Documents(status string) bool {
	return slices.ContainsFunc(o.Responses, func(r *Response) bool { return r.Status == status })
}

// Outgoing reports whether the API itself sends the operation's request.
func (o *Operation) Outgoing() bool { return o.Kind != Call }

// Parameter is a path, query, header or cookie parameter or, as part of a
// Response, a header.
type Parameter struct {
	Name            string
	In              string // "path", "query", "querystring" (3.2), "header", "cookie"
	Description     string
	Required        bool // always true in a path
	Deprecated      bool
	Style           string // "form", "simple", ...; the default of In filled in. Swagger 2.0's tsv is "tabDelimited"
	Explode         bool   // the default of Style filled in
	AllowReserved   bool
	AllowEmptyValue bool
	Schema          *Node    // schema; nil when Content is used or nothing is said
	Content         []*Media // at most one, by the specification
	Node            *Node    // the parameter object, after references
}

// Key identifies a parameter within an operation: "query limit". Header names
// are compared without case (RFC 9110, section 5.1).
func (p *Parameter) Key() string {
	key := keyOfParameter(p.In, p.Name)
	return key.in + " " + key.name
}

// ValueSchema is the schema of a parameter's value, however it is written; nil
// when nothing is said.
func (p *Parameter) ValueSchema() *Node {
	if p.Schema == nil && len(p.Content) > 0 {
		return p.Content[0].Schema
	}
	return p.Schema
}

// parameterKey is Parameter.Key in two parts.
type parameterKey struct{ in, name string }

func keyOfParameter(in, name string) parameterKey {
	if in == "header" {
		name = strings.ToLower(name)
	}
	return parameterKey{in, name}
}

// Body is a request body.
type Body struct {
	Description string
	Required    bool
	Content     []*Media // in the order of the text
	Node        *Node    // the request body object, after references; in Swagger 2.0 the body parameter, or the first form parameter
}

// Media is the content of a body under one media type.
type Media struct {
	Type       string // as written: "application/json; charset=utf-8", "text/*"
	Schema     *Node  // nil when nothing is said
	ItemSchema *Node  // of sequential media types (OpenAPI 3.2), or nil
	Node       *Node  // the media type object; nil in Swagger 2.0
}

// Response is one documented response.
type Response struct {
	Status      string // "200", "2XX" (upper case), "default"
	Description string
	Headers     []*Parameter // In is "header"; in the order of the text
	Content     []*Media
	Links       *Node // the links object, or nil
	Node        *Node // the response object, after references
}

// Requirement is one alternative way to be let in: all of its schemes together.
// An empty Requirement means that no credentials are needed.
type Requirement struct {
	Schemes []SchemeUse // in the order of the text
	Node    *Node
}

// SchemeUse names a security scheme and the scopes or roles it must carry.
type SchemeUse struct {
	Name   string
	Scopes []string
}

// Server is a base URL, possibly with variables in braces. Swagger 2.0's
// schemes, host and basePath become servers.
type Server struct {
	URL         string
	Description string
	Node        *Node // the server object; in Swagger 2.0 the root
}
