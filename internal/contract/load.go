package contract

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/apisteward/steward/internal/fault"
)

// Limits bound what Load takes in. A limit of zero refuses everything.
type Limits struct {
	Bytes int // length of the text
	Depth int // nesting of arrays and objects
	Nodes int // JSON values, aliases expanded
}

// DefaultLimits returns limits with room to spare for the largest public
// documents known: 64 MiB, 256 levels and 4 million values.
func DefaultLimits() Limits {
	return Limits{Bytes: 64 << 20, Depth: 256, Nodes: 4_000_000}
}

// Load reads one OpenAPI document, Swagger 2.0 up to OpenAPI 3.2, in JSON or
// YAML. A text that begins with a brace is JSON.
//
// Load returns a *fault.Error: Malformed when the text is neither JSON nor
// YAML or is no OpenAPI document, with line and column where they are known;
// TooLarge when it is over a limit, counting what aliases and references expand to. What is wrong within a readable document
// does not fail loading: see Document.Defects.
func Load(data []byte, limits Limits) (*Document, error) {
	return load(data, limits, digest)
}

// LoadAgain is Load of a text that has been loaded before, for which Load gave
// the document a digest. That is a fifth of the work of loading.
func LoadAgain(data []byte, limits Limits, known string) (*Document, error) {
	return load(data, limits, func(*Node) string { return known })
}

func load(data []byte, limits Limits, digest func(*Node) string) (*Document, error) {
	root, b, err := parse(data, limits)
	if err != nil {
		return nil, err
	}
	doc := &Document{Root: root, Format: b.format, nodes: b.nodes, Defects: b.defects()}
	if err := doc.identify(); err != nil {
		return nil, err
	}
	hashTree(&doc.nodes)
	doc.Digest = digest(root)
	doc.Title = doc.Root.At("info", "title").Literal()
	doc.Version = doc.Root.At("info", "version").Literal()
	doc.assignRoles()
	doc.resolveReferences()
	if err := doc.indexOperations(limits); err != nil {
		return nil, err
	}
	return doc, nil
}

// parse reads one text into nodes, whatever it describes.
func parse(data []byte, limits Limits) (*Node, *builder, error) {
	if len(data) > limits.Bytes {
		return nil, nil, fault.New(fault.TooLarge, "The document is larger than %d bytes.", limits.Bytes)
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if err := checkText(data); err != nil {
		return nil, nil, err
	}
	b := newBuilder(limits, len(data))
	var root *Node
	var err error
	if first := bytes.TrimLeft(data, " \t\r\n")[0]; first == '{' || first == '[' {
		b.format = JSON
		root, err = parseJSON(data, b)
	} else {
		b.format = YAML
		root, err = parseYAML(data, b)
	}
	if err != nil {
		return nil, nil, err
	}
	return root, b, nil
}

// checkText refuses what cannot be a document in any notation.
func checkText(data []byte) error {
	trimmed := bytes.TrimLeft(data, " \t\r\n")
	switch {
	case len(trimmed) == 0:
		return fault.New(fault.Malformed, "The document is empty.")
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}), bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		return fault.New(fault.Malformed, "The document is encoded in UTF-16; encode it in UTF-8.")
	case trimmed[0] == '<':
		return fault.New(fault.Malformed, "This is HTML or XML, not an OpenAPI document in JSON or YAML.")
	}
	if !utf8.Valid(data) {
		line, column := invalidUTF8(data)
		return syntaxError("not encoded in UTF-8", line, column)
	}
	return nil
}

// invalidUTF8 returns the place of the first byte that is not UTF-8.
func invalidUTF8(data []byte) (line, column int) {
	line, column = 1, 1
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && size == 1:
			return line, column
		case r == '\n':
			line, column = line+1, 1
		default:
			column++
		}
		data = data[size:]
	}
	return line, column
}

// syntaxError is a Malformed error in a known place of the text.
func syntaxError(detail string, line, column int) *fault.Error {
	err := fault.New(fault.Malformed, "The document cannot be read: line %d, column %d: %s.", line, column, detail)
	err.Fields = []fault.Field{{Place: "#", Detail: detail, Line: line, Column: column}}
	return err
}

// identify finds out which edition the document follows.
func (d *Document) identify() error {
	if d.Root.Kind != Object {
		return fault.New(fault.Malformed, "An OpenAPI document is an object; this is %s.", withArticle(d.Root.Kind))
	}
	if v := d.Root.Get("asyncapi"); v != nil {
		return fault.New(fault.Malformed, "This is an AsyncAPI document; Steward looks after OpenAPI documents.")
	}
	field, version := "openapi", d.Root.Child("openapi")
	if version == nil {
		field, version = "swagger", d.Root.Child("swagger")
	}
	if version == nil {
		return fault.New(fault.Malformed, "This is no OpenAPI document: it has neither an `openapi` nor a `swagger` field.")
	}
	d.SpecVersion = version.Value.Literal()
	edition, ok := editionOf(field, d.SpecVersion)
	if !ok {
		err := fault.New(fault.Malformed,
			"The `%s` field names no known version of the specification. Known are swagger 2.0 and openapi 3.0, 3.1 and 3.2.", field)
		err.Fields = []fault.Field{{
			Place: "#/" + field, Detail: "unknown version of the specification",
			Line: int(version.Line), Column: int(version.Column),
		}}
		return err
	}
	d.Edition = edition
	return nil
}

// editionOf maps "openapi", "3.0.3" to OpenAPI30. The patch number is not
// considered (OpenAPI 3.1.1, section 4.1).
func editionOf(field, version string) (Edition, bool) {
	if field == "swagger" {
		return Swagger20, version == "2.0"
	}
	parts := strings.SplitN(version, ".", 3)
	if len(parts) < 2 {
		return 0, false
	}
	switch parts[0] + "." + parts[1] {
	case "3.0":
		return OpenAPI30, true
	case "3.1":
		return OpenAPI31, true
	case "3.2":
		return OpenAPI32, true
	}
	return 0, false
}

// withArticle is "an array", "a string", "null".
func withArticle(k Kind) string {
	switch k {
	case Null:
		return "null"
	case Array, Object:
		return "an " + k.String()
	}
	return "a " + k.String()
}
