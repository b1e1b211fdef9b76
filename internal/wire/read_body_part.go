package wire

import (
	"mime"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
)

// content is one part as it was sent.
type content struct {
	text        string
	contentType string // or ""
	file        bool   // it has the name of a file
}

// parts reads the parts of one name by the schema of their property: a
// list where it is to be one, and where there are several.
func (in *incoming) parts(values []content, schema *contract.Node) (any, error) {
	kinds, items := in.kinds(schema)
	if len(values) == 1 && !isList(kinds) {
		return in.part(values[0], schema)
	}
	if len(values) == 1 && values[0].isJSON() {
		v, err := in.part(values[0], schema)
		if _, whole := v.([]any); whole || err != nil {
			return v, err
		}
	}
	list := make([]any, len(values))
	for i, c := range values {
		v, err := in.part(c, items.item(i))
		if err != nil {
			return nil, err
		}
		list[i] = v
	}
	return list, nil
}

// part reads one part: JSON where it says so or can be nothing else, and as it
// is where bytes are asked for.
func (in *incoming) part(c content, schema *contract.Node) (any, error) {
	kinds, _ := in.kinds(schema)
	switch {
	case c.file && kinds&contract.TypeString != 0, sample.Bytes(in.doc, schema):
		return c.text, nil
	case c.isJSON() && kinds != contract.TypeString, c.contentType == "" && isStructured(kinds):
		return parseJSON([]byte(c.text), "JSON")
	}
	_, parameters, _ := mime.ParseMediaType(c.contentType)
	text, err := decodeCharset([]byte(c.text), parameters["charset"])
	if err != nil {
		return nil, err
	}
	return in.plain(schema, string(text))
}

// mistyped is the error for a part of a media type that its encoding does not
// name (OpenAPI 3.0.4, section 4.7.15.1). Programs that know of no type name
// none, or that of any bytes.
func (in *incoming) mistyped(name string, values []content) error {
	named := in.media.Node.At("encoding", name, "contentType").Text()
	if named == "" {
		return nil
	}
	for _, c := range values {
		if base := essence(c.contentType); base != "" && base != "application/octet-stream" && !namedIn(named, base) {
			return errMediaType
		}
	}
	return nil
}

// namedIn reports whether a list of media types and ranges has one.
func namedIn(list, base string) bool {
	for item := range strings.SplitSeq(list, ",") {
		item = essence(item)
		if prefix, isRange := strings.CutSuffix(item, "*"); item == base || isRange && strings.HasPrefix(base, strings.TrimSuffix(prefix, "*/")) {
			return true
		}
	}
	return false
}

func (c content) isJSON() bool { return IsJSON(essence(c.contentType)) }
