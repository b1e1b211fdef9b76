package contract

import "strings"

// swaggerInputs reads Swagger 2.0's parameters: body and form parameters
// become a Body.
func (x *indexer) swaggerInputs(op *Operation, given []*Node) {
	var form []*Node
	for _, n := range given {
		switch in := n.Get("in").Text(); in {
		case "body":
			op.Body = x.swaggerBody(op, n)
		case "formData":
			form = append(form, n)
		default:
			p := swaggerParameter(n, n.Get("name").Text(), in)
			p.Required = p.Required || in == "path"
			op.Parameters = append(op.Parameters, p)
		}
	}
	if len(form) > 0 && op.Body == nil {
		op.Body = x.swaggerForm(op, form)
	}
}

func (x *indexer) swaggerBody(op *Operation, n *Node) *Body {
	b := &Body{Description: n.Get("description").Text(), Required: n.Get("required").True(), Node: n}
	for _, mediaType := range x.mediaTypes(op, "consumes") {
		b.Content = append(b.Content, &Media{Type: mediaType, Schema: n.Get("schema")})
	}
	return b
}

// swaggerForm makes one object schema of form parameters.
func (x *indexer) swaggerForm(op *Operation, form []*Node) *Body {
	b := &Body{Node: form[0]}
	var properties, required []Child
	hasFile := false
	for _, n := range form {
		name := n.Get("name")
		if n.Get("required").True() {
			b.Required = true
			required = append(required, Child{Line: n.Line, Column: n.Column, Value: synthetic(String, n, name.Text(), nil)})
		}
		hasFile = hasFile || n.Get("type").Text() == "file"
		properties = append(properties, Child{Key: name.Text(), Line: n.Line, Column: n.Column, Value: n})
	}
	at := form[0]
	members := []Child{
		{Key: "type", Value: synthetic(String, at, "object", nil)},
		{Key: "properties", Value: synthetic(Object, at, "", properties)},
	}
	if len(required) > 0 {
		members = append(members, Child{Key: "required", Value: synthetic(Array, at, "", required)})
	}
	schema := synthetic(Object, at, "", members)
	for _, mediaType := range x.formTypes(op, hasFile) {
		b.Content = append(b.Content, &Media{Type: mediaType, Schema: schema})
	}
	return b
}

// formTypes returns the form media types an operation consumes. Files need
// multipart (Swagger 2.0, parameter "type").
func (x *indexer) formTypes(op *Operation, hasFile bool) []string {
	var types []string
	for _, t := range x.mediaTypes(op, "consumes") {
		if strings.HasPrefix(t, "multipart/") || strings.HasPrefix(t, "application/x-www-form-urlencoded") {
			types = append(types, t)
		}
	}
	switch {
	case len(types) > 0:
		return types
	case hasFile:
		return []string{"multipart/form-data"}
	}
	return []string{"application/x-www-form-urlencoded"}
}

// synthetic makes a node that stands in no text. It takes its place from the
// node it is made for.
func synthetic(kind Kind, at *Node, text string, children []Child) *Node {
	n := &Node{Kind: kind, Line: at.Line, Column: at.Column, id: -1, text: text, parent: at.parent}
	if kind == Object || kind == Array {
		n.container = &container{children: children}
		new(hasher).container(n)
	}
	return n
}

// mediaTypes returns what an operation consumes or produces, by default JSON.
func (x *indexer) mediaTypes(op *Operation, field string) []string {
	list := op.Node.Get(field)
	if list == nil {
		list = x.doc.Root.Get(field)
	}
	if types := list.Strings(); len(types) > 0 {
		return types
	}
	return []string{"application/json"}
}

// swaggerContent gives a response's schema to each media type produced.
func (x *indexer) swaggerContent(op *Operation, n *Node) []*Media {
	schema := n.Get("schema")
	if schema == nil {
		return nil
	}
	var content []*Media
	types := x.mediaTypes(op, "produces")
	if !x.spend(len(types)) {
		return nil
	}
	for _, mediaType := range types {
		content = append(content, &Media{Type: mediaType, Schema: schema})
	}
	return content
}

// swaggerParameter reads a parameter or header whose schema is the object itself.
func swaggerParameter(n *Node, name, in string) *Parameter {
	p := &Parameter{
		Name: name, In: in, Node: n, Schema: n,
		Description:     n.Get("description").Text(),
		Required:        n.Get("required").True(),
		AllowEmptyValue: n.Get("allowEmptyValue").True(),
	}
	format, usual := n.Get("collectionFormat").Text(), defaultStyle(in)
	p.Style, p.Explode = CollectionStyle(format, usual)
	if format == "" {
		// Only arrays have a collection format; everything else is written as
		// OpenAPI 3 writes it by default.
		p.Explode = n.Get("type").Text() != "array" && usual == "form"
	}
	return p
}

// CollectionStyle returns how OpenAPI 3 writes arrays of a collection format
// (Swagger 2.0, Parameter Object), given the style that is usual in their
// place.
func CollectionStyle(format, usual string) (style string, explode bool) {
	switch format {
	case "multi":
		return usual, true
	case "ssv":
		return "spaceDelimited", false
	case "tsv":
		return "tabDelimited", false
	case "pipes":
		return "pipeDelimited", false
	}
	return usual, false
}

// swaggerServers makes base URLs of schemes, host and basePath.
func swaggerServers(root *Node) []Server {
	host, base := root.Get("host").Text(), root.Get("basePath").Text()
	if host == "" {
		if base == "" {
			return nil
		}
		return []Server{{URL: base, Node: root}}
	}
	schemes := root.Get("schemes").Strings()
	if len(schemes) == 0 {
		return []Server{{URL: "//" + host + base, Node: root}}
	}
	var servers []Server
	for _, scheme := range schemes {
		servers = append(servers, Server{URL: scheme + "://" + host + base, Node: root})
	}
	return servers
}
