package contract

import (
	"iter"
	"net/url"
)

// Format is the notation a document was given in.
type Format uint8

// The notations.
const (
	JSON Format = iota
	YAML
)

// String returns "json" or "yaml".
func (f Format) String() string { return [...]string{"json", "yaml"}[f] }

// Edition is the specification a document follows, without the patch number.
type Edition uint8

// The editions.
const (
	Swagger20 Edition = iota
	OpenAPI30
	OpenAPI31
	OpenAPI32
)

// String returns "2.0", "3.0", "3.1" or "3.2".
func (e Edition) String() string { return [...]string{"2.0", "3.0", "3.1", "3.2"}[e] }

// Defect is something wrong with the text itself that loading survives and
// that makes the document invalid: a key given twice, a reference that leads
// nowhere.
type Defect struct {
	Rule         string // "duplicate-key", "invalid-ref", "external-ref", "circular-ref"
	Text         string
	Place        string // JSON pointer, "#/paths/~1users"
	Line, Column int32
}

// maxDefects bounds the defects that are noted of one document.
const maxDefects = 1000

// Document is one OpenAPI document. It is immutable and safe for concurrent
// use.
type Document struct {
	Root        *Node
	Format      Format
	Edition     Edition
	SpecVersion string // as written: "3.0.3"
	Title       string // info.title
	Version     string // info.version, as written
	Digest      string // "sha256:" and 64 hexadecimal digits, over the canonical JSON
	Defects     []Defect

	nodes   nodeTable
	roles   []Role // by node ID
	refs    []*Node
	targets map[*Node]*Node  // of each reference, one step
	meant   map[*Node]*Node  // of each reference, to the end
	lookups map[string]*Node // while references are being resolved

	circular map[*Node]bool // references that lead back to themselves

	anchors map[string]*Node // by absolute URI and fragment
	bases   map[*Node]*url.URL

	index operationIndex
}

// NodeCount is the number of nodes; IDs are below it.
func (d *Document) NodeCount() int { return d.nodes.count }

// Refs returns the objects whose "$ref" acts as a reference, in the order of
// the text. A "$ref" within an example or an extension is not one of them.
func (d *Document) Refs() []*Node { return d.refs }

// Schemas iterates over every node that stands where a schema is expected, in
// the order of the text.
func (d *Document) Schemas() iter.Seq[*Node] { return d.WithRole(RoleSchema) }

// WithRole iterates over the nodes with the given role, in the order of the text.
func (d *Document) WithRole(role Role) iter.Seq[*Node] {
	return func(yield func(*Node) bool) {
		for id, r := range d.roles {
			if r == role && !yield(d.nodes.at(id)) {
				return
			}
		}
	}
}

// swaggerComponents names where Swagger 2.0 keeps what later editions keep
// under "components".
var swaggerComponents = map[string]string{
	"schemas":         "definitions",
	"parameters":      "parameters",
	"responses":       "responses",
	"securitySchemes": "securityDefinitions",
}

// ComponentsNode returns the object that holds the reusable objects of a kind,
// named as in OpenAPI 3 ("schemas", "parameters"), or nil.
func (d *Document) ComponentsNode(kind string) *Node {
	if d.Edition == Swagger20 {
		return d.Root.Get(swaggerComponents[kind])
	}
	return d.Root.At("components", kind)
}

// Components iterates over the reusable objects of a kind and their names.
func (d *Document) Components(kind string) iter.Seq2[string, *Node] {
	return d.ComponentsNode(kind).Fields()
}

// SecuritySchemes iterates over the security schemes and their names.
func (d *Document) SecuritySchemes() iter.Seq2[string, *Node] {
	return d.Components("securitySchemes")
}
