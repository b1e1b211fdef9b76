package contract

import (
	"strings"

	"github.com/apisteward/steward/internal/fault"
)

// operationIndex is what Operations and its sisters answer from.
type operationIndex struct {
	calls    []*Operation
	webhooks []*Operation
	servers  []Server
	byNode   map[*Node]*Operation
}

// Operations returns what consumers can call, in the order of the text.
func (d *Document) Operations() []*Operation { return d.index.calls }

// Webhooks returns what the API calls of its own accord (OpenAPI 3.1), in the
// order of the text.
func (d *Document) Webhooks() []*Operation { return d.index.webhooks }

// Servers returns the document's own servers, in the order of the text. It is
// empty when the document names none; the specification then means "/".
func (d *Document) Servers() []Server { return d.index.servers }

// OperationAt returns the operation whose object encloses n, the innermost when
// a callback stands within another operation; nil when there is none.
func (d *Document) OperationAt(n *Node) *Operation {
	for ; n != nil; n = n.parent {
		if op := d.index.byNode[n]; op != nil {
			return op
		}
	}
	return nil
}

// indexOperations reads all operations. References let a short text stand for
// any number of operations and parameters: a document in which these are more
// than the limit of its values is refused.
func (d *Document) indexOperations(limits Limits) error {
	x := &indexer{doc: d, operationIndex: operationIndex{byNode: make(map[*Node]*Operation)}, left: limits.Nodes}
	x.servers = x.readServers(d.Root)
	x.security, x.securityGiven = readSecurity(d.Root)
	x.calls = x.paths(d.Root.Get("paths"), Call, "")
	x.webhooks = x.paths(d.Root.Get("webhooks"), Webhook, "")
	if x.left < 0 {
		return fault.New(fault.TooLarge, "The references of the document expand to more than %d operations, parameters and responses.", limits.Nodes)
	}
	d.index = x.operationIndex
	return nil
}

// indexer reads operations out of a document.
type indexer struct {
	doc *Document
	operationIndex
	security      []Requirement
	securityGiven bool
	callbackDepth int
	left          int // objects that may still be read
}

// spend takes n objects from what may still be read, and reports whether that
// was possible.
func (x *indexer) spend(n int) bool {
	x.left -= n
	return x.left >= 0
}

// methodOf returns the method that a field of a path item stands for.
func methodOf(key string, edition Edition) (method string, ok bool) {
	switch key {
	case "get", "put", "post", "delete", "options", "head", "patch":
		return strings.ToUpper(key), true
	case "trace":
		return "TRACE", edition != Swagger20
	case "query":
		return "QUERY", edition >= OpenAPI32
	}
	return "", false
}

// paths reads a map of path items. The prefix goes before each operation's path.
func (x *indexer) paths(paths *Node, kind OperationKind, prefix string) []*Operation {
	var ops []*Operation
	for path, item := range paths.Fields() {
		if kind != Webhook && x.doc.Role(item) != RolePathItem {
			continue // an extension
		}
		ops = append(ops, x.pathItem(item, kind, prefix+path)...)
	}
	return ops
}

func (x *indexer) pathItem(written *Node, kind OperationKind, path string) []*Operation {
	item := x.doc.Resolve(written)
	if !x.spend(1 + item.Len()) {
		return nil
	}
	var ops []*Operation
	for key, node := range item.Fields() {
		if method, ok := methodOf(key, x.doc.Edition); ok {
			ops = append(ops, x.operation(node, item, kind, method, path))
		} else if key == "additionalOperations" && x.doc.Edition >= OpenAPI32 {
			for method, more := range node.Fields() {
				ops = append(ops, x.operation(more, item, kind, method, path))
			}
		}
	}
	return append(ops, x.besideReference(written, item, kind, path)...)
}

// besideReference reads the operations that a path item has beside its "$ref".
func (x *indexer) besideReference(written, item *Node, kind OperationKind, path string) []*Operation {
	if item == written {
		return nil
	}
	var ops []*Operation
	for key, node := range written.Fields() {
		if method, ok := methodOf(key, x.doc.Edition); ok && !item.Has(key) {
			ops = append(ops, x.operation(node, written, kind, method, path))
		}
	}
	return ops
}

func (x *indexer) operation(node, item *Node, kind OperationKind, method, path string) *Operation {
	op := &Operation{
		Kind: kind, Method: method, Path: path, Node: node, Item: item,
		ID:          node.Get("operationId").Text(),
		Summary:     node.Get("summary").Text(),
		Description: node.Get("description").Text(),
		Tags:        node.Get("tags").Strings(),
		Deprecated:  node.Get("deprecated").True(),
		Servers:     x.readServers(node),
	}
	if x.byNode[node] == nil {
		x.byNode[node] = op
	}
	if len(op.Servers) == 0 {
		op.Servers = x.readServers(item)
	}
	if len(op.Servers) == 0 {
		op.Servers = x.servers
	}
	op.Security, op.SecurityGiven = readSecurity(node)
	if !op.SecurityGiven {
		op.Security, op.SecurityGiven = x.security, x.securityGiven
	}
	x.inputs(op)
	op.Responses = x.responses(op)
	op.Callbacks = x.callbacks(op)
	return op
}

// inputs reads parameters and body.
func (x *indexer) inputs(op *Operation) {
	given := x.mergedParameters(op)
	if x.doc.Edition == Swagger20 {
		x.swaggerInputs(op, given)
		return
	}
	for _, n := range given {
		op.Parameters = append(op.Parameters, x.parameter(n))
	}
	if n := x.doc.Resolve(op.Node.Get("requestBody")); n.Is(Object) {
		op.Body = &Body{
			Description: n.Get("description").Text(),
			Required:    n.Get("required").True(),
			Content:     x.content(n.Get("content")),
			Node:        n,
		}
	}
}

// mergedParameters returns the parameter objects of an operation: the path
// item's, each replaced by the operation's own of the same name and place, and
// then the operation's others. One that leads nowhere is left out.
func (x *indexer) mergedParameters(op *Operation) []*Node {
	var nodes []*Node
	at := make(map[parameterKey]int)
	for _, list := range [...]*Node{op.Item.Get("parameters"), op.Node.Get("parameters")} {
		if !x.spend(list.Len()) {
			break
		}
		for _, n := range list.Items() {
			n = x.doc.Resolve(n)
			if !n.Is(Object) {
				continue
			}
			key := keyOfParameter(n.Get("in").Text(), n.Get("name").Text())
			if i, again := at[key]; again {
				nodes[i] = n
				continue
			}
			at[key] = len(nodes)
			nodes = append(nodes, n)
		}
	}
	return nodes
}

// parameter reads a Parameter Object (OpenAPI 3.0.4, section 4.8.12).
func (x *indexer) parameter(n *Node) *Parameter {
	p := x.parameterBase(n, n.Get("name").Text(), n.Get("in").Text())
	p.Required = p.Required || p.In == "path"
	return p
}

// header reads a Header Object, a parameter whose name stands outside.
func (x *indexer) header(name string, n *Node) *Parameter {
	if x.doc.Edition == Swagger20 {
		return swaggerParameter(n, name, "header")
	}
	return x.parameterBase(n, name, "header")
}

func (x *indexer) parameterBase(n *Node, name, in string) *Parameter {
	p := &Parameter{
		Name: name, In: in, Node: n,
		Description:     n.Get("description").Text(),
		Required:        n.Get("required").True(),
		Deprecated:      n.Get("deprecated").True(),
		Style:           n.Get("style").Text(),
		AllowReserved:   n.Get("allowReserved").True(),
		AllowEmptyValue: n.Get("allowEmptyValue").True(),
		Schema:          n.Get("schema"),
		Content:         x.content(n.Get("content")),
	}
	if p.Style == "" {
		p.Style = defaultStyle(in)
	}
	var given bool
	if p.Explode, given = n.Get("explode").Bool(); !given {
		p.Explode = p.Style == "form" || p.Style == "cookie"
	}
	return p
}

// defaultStyle is the style of a parameter that names none (OpenAPI 3.0.4,
// section 4.8.12.2).
func defaultStyle(in string) string {
	if in == "query" || in == "cookie" {
		return "form"
	}
	return "simple"
}

func (x *indexer) content(n *Node) []*Media {
	var content []*Media
	if !x.spend(n.Len()) {
		return nil
	}
	for mediaType, media := range n.Fields() {
		media = x.doc.Resolve(media)
		content = append(content, &Media{
			Type: mediaType, Node: media,
			Schema: media.Get("schema"), ItemSchema: media.Get("itemSchema"),
		})
	}
	return content
}

func (x *indexer) responses(op *Operation) []*Response {
	var responses []*Response
	for status, written := range op.Node.Get("responses").Fields() {
		if x.doc.Role(written) != RoleResponse {
			continue // an extension
		}
		n := x.doc.Resolve(written)
		r := &Response{
			Status: normalStatus(status), Node: n,
			Description: n.Get("description").Text(),
			Links:       n.Get("links"),
		}
		if !x.spend(1 + n.Get("headers").Len()) {
			return responses
		}
		for name, h := range n.Get("headers").Fields() {
			if h = x.doc.Resolve(h); h != nil {
				r.Headers = append(r.Headers, x.header(name, h))
			}
		}
		if x.doc.Edition == Swagger20 {
			r.Content = x.swaggerContent(op, n)
		} else {
			r.Content = x.content(n.Get("content"))
		}
		responses = append(responses, r)
	}
	return responses
}

// normalStatus writes ranges in upper case: "2xx" is "2XX".
func normalStatus(status string) string {
	if status == "default" {
		return status
	}
	return strings.ToUpper(status)
}

// maxCallbackDepth bounds callbacks within callbacks, which references can
// make endless.
const maxCallbackDepth = 4

func (x *indexer) callbacks(op *Operation) []*Operation {
	if x.callbackDepth >= maxCallbackDepth {
		return nil
	}
	x.callbackDepth++
	defer func() { x.callbackDepth-- }()
	var ops []*Operation
	for name, callback := range op.Node.Get("callbacks").Fields() {
		ops = append(ops, x.paths(x.doc.Resolve(callback), Callback, name+" ")...)
	}
	return ops
}

func (x *indexer) readServers(n *Node) []Server {
	if x.doc.Edition == Swagger20 {
		if n == x.doc.Root {
			return swaggerServers(n)
		}
		return nil
	}
	var servers []Server
	for _, s := range n.Get("servers").Items() {
		servers = append(servers, Server{URL: s.Get("url").Text(), Description: s.Get("description").Text(), Node: s})
	}
	return servers
}

// readSecurity reads the "security" of an operation or of the document.
func readSecurity(n *Node) (alternatives []Requirement, given bool) {
	list := n.Get("security")
	for _, alternative := range list.Items() {
		r := Requirement{Node: alternative}
		for name, scopes := range alternative.Fields() {
			r.Schemes = append(r.Schemes, SchemeUse{Name: name, Scopes: scopes.Strings()})
		}
		alternatives = append(alternatives, r)
	}
	return alternatives, list.Is(Array)
}
