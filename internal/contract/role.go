package contract

import "strings"

// Role says what a node is, judged by where it stands.
type Role uint8

// The roles. Lists and maps of objects have roles of their own so that one
// table describes every step from the root down.
const (
	RoleOpaque Role = iota // a plain value, an example, an extension, anything unknown
	RoleRoot
	RolePaths
	RolePathItem
	RoleOperation
	RoleMethods // additionalOperations (OpenAPI 3.2)
	RoleParameters
	RoleParameter
	RoleBody
	RoleContent
	RoleMedia
	RoleMediaList
	RoleEncodings
	RoleEncoding
	RoleResponses
	RoleResponse
	RoleHeaders
	RoleHeader
	RoleLinks
	RoleLink
	RoleExamples
	RoleExample
	RoleCallbacks
	RoleCallback
	RoleSchema
	RoleSchemas
	RoleSchemaList
	RoleComponents
	RoleParameterMap
	RoleBodies
	RoleResponseMap
	RoleSecuritySchemes
	RoleSecurityScheme
	RoleWebhooks
)

// step says where the members and elements of a node with some role lead.
type step struct {
	fields map[string]Role // by key
	each   Role            // any other key that is no extension; elements of arrays
}

var schemaFields = map[string]Role{
	"properties": RoleSchemas, "patternProperties": RoleSchemas, "dependentSchemas": RoleSchemas,
	"$defs": RoleSchemas, "definitions": RoleSchemas,
	"allOf": RoleSchemaList, "anyOf": RoleSchemaList, "oneOf": RoleSchemaList, "prefixItems": RoleSchemaList,
	"items": RoleSchema, "additionalItems": RoleSchema, "additionalProperties": RoleSchema, "not": RoleSchema,
	"if": RoleSchema, "then": RoleSchema, "else": RoleSchema, "contains": RoleSchema, "propertyNames": RoleSchema,
	"unevaluatedItems": RoleSchema, "unevaluatedProperties": RoleSchema, "contentSchema": RoleSchema,
}

var parameterFields = map[string]Role{
	"schema": RoleSchema, "content": RoleContent, "examples": RoleExamples, "items": RoleSchema,
}

// steps is the grammar of positions, one for all editions.
var steps = [...]step{
	RoleRoot: {fields: map[string]Role{
		"paths": RolePaths, "webhooks": RoleWebhooks, "components": RoleComponents,
		"definitions": RoleSchemas, "parameters": RoleParameterMap, "responses": RoleResponseMap,
		"securityDefinitions": RoleSecuritySchemes,
	}},
	RolePaths:    {each: RolePathItem},
	RoleWebhooks: {each: RolePathItem},
	RolePathItem: {fields: map[string]Role{
		"get": RoleOperation, "put": RoleOperation, "post": RoleOperation, "delete": RoleOperation,
		"options": RoleOperation, "head": RoleOperation, "patch": RoleOperation, "trace": RoleOperation,
		"query": RoleOperation, "additionalOperations": RoleMethods, "parameters": RoleParameters,
	}},
	RoleMethods: {each: RoleOperation},
	RoleOperation: {fields: map[string]Role{
		"parameters": RoleParameters, "requestBody": RoleBody, "responses": RoleResponses, "callbacks": RoleCallbacks,
	}},
	RoleParameters: {each: RoleParameter},
	RoleParameter:  {fields: parameterFields},
	RoleHeader:     {fields: parameterFields},
	RoleBody:       {fields: map[string]Role{"content": RoleContent}},
	RoleContent:    {each: RoleMedia},
	RoleMedia: {fields: map[string]Role{
		"schema": RoleSchema, "itemSchema": RoleSchema, "examples": RoleExamples,
		"encoding": RoleEncodings, "itemEncoding": RoleEncoding, "prefixEncoding": RoleEncodings,
	}},
	RoleEncodings: {each: RoleEncoding},
	RoleEncoding: {fields: map[string]Role{
		"headers": RoleHeaders, "encoding": RoleEncodings, "itemEncoding": RoleEncoding, "prefixEncoding": RoleEncodings,
	}},
	RoleResponses: {each: RoleResponse},
	RoleResponse: {fields: map[string]Role{
		"headers": RoleHeaders, "content": RoleContent, "links": RoleLinks, "schema": RoleSchema,
	}},
	RoleHeaders:    {each: RoleHeader},
	RoleLinks:      {each: RoleLink},
	RoleExamples:   {each: RoleExample},
	RoleCallbacks:  {each: RoleCallback},
	RoleCallback:   {each: RolePathItem},
	RoleSchema:     {fields: schemaFields},
	RoleSchemas:    {each: RoleSchema},
	RoleSchemaList: {each: RoleSchema},
	RoleComponents: {fields: map[string]Role{
		"schemas": RoleSchemas, "parameters": RoleParameterMap, "responses": RoleResponseMap, "headers": RoleHeaders,
		"requestBodies": RoleBodies, "examples": RoleExamples, "links": RoleLinks, "callbacks": RoleCallbacks,
		"securitySchemes": RoleSecuritySchemes, "pathItems": RolePaths, "mediaTypes": RoleContent,
	}},
	RoleParameterMap:    {each: RoleParameter},
	RoleBodies:          {each: RoleBody},
	RoleResponseMap:     {each: RoleResponse},
	RoleSecuritySchemes: {each: RoleSecurityScheme},
}

// namesAnything holds the roles whose keys are chosen by the author, so that a
// key beginning with "x-" is a name there and not an extension. Under paths,
// responses and callbacks the specification keeps "x-" for extensions.
func namesAnything(r Role) bool {
	switch r {
	case RolePaths, RoleResponses, RoleCallback:
		return false
	}
	return true
}

// next returns the role of the member of a node.
func (r Role) next(key string) Role {
	s := &steps[r]
	if role, ok := s.fields[key]; ok {
		return role
	}
	if s.each != RoleOpaque && !namesAnything(r) && strings.HasPrefix(key, "x-") {
		return RoleOpaque
	}
	return s.each
}

// refers reports whether a "$ref" in a node with this role is a reference.
func (r Role) refers() bool {
	switch r {
	case RolePathItem, RoleParameter, RoleBody, RoleResponse, RoleHeader, RoleLink, RoleExample,
		RoleCallback, RoleSchema, RoleSecurityScheme, RoleMedia:
		return true
	}
	return false
}

// Role returns what a node is by its position. Nodes that stand in no text are
// schemas.
func (d *Document) Role(n *Node) Role {
	switch {
	case n == nil:
		return RoleOpaque
	case n.id < 0:
		return RoleSchema
	}
	return d.roles[n.id]
}

func (d *Document) assignRoles() {
	d.roles = make([]Role, d.nodes.count)
	d.assign(d.Root, RoleRoot)
}

func (d *Document) assign(n *Node, role Role) {
	d.roles[n.id] = role
	switch n.Kind {
	case Object:
		for i := range n.children {
			c := &n.children[i]
			if next := role.next(c.Key); next != RoleOpaque {
				d.assign(c.Value, next)
			}
		}
	case Array:
		next := steps[role].each
		if role == RoleSchema { // a list of schemas under "items", as before JSON Schema 2020-12
			next = RoleSchema
		}
		if next == RoleOpaque {
			return
		}
		for i := range n.children {
			d.assign(n.children[i].Value, next)
		}
	}
}
