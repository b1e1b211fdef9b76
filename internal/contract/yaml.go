package contract

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/apisteward/steward/internal/fault"
)

// maxAliased bounds the values that aliases and merge keys may add.
const maxAliased = 500_000

// yamlReader turns YAML nodes into ours. Aliases become copies.
type yamlReader struct {
	*builder
	aliased   int                 // nodes made inside an alias
	inAlias   int                 // nesting of aliases
	expanding map[*yaml.Node]bool // anchors that are being copied
}

// parseYAML reads one YAML document (YAML 1.2.2), whose scalars are resolved by
// the core schema (section 10.3).
func parseYAML(data []byte, b *builder) (*Node, error) {
	if tooManyValues(data, b.limits.Nodes) {
		return nil, fault.New(fault.TooLarge, "The document holds more than %d values.", b.limits.Nodes)
	}
	dec := yaml.NewDecoder(bytes.NewReader(data))
	var top yaml.Node
	if err := decodeYAML(dec, &top); err != nil {
		if errors.Is(err, io.EOF) {
			return nil, fault.New(fault.Malformed, "The document is empty.")
		}
		return nil, yamlError(err)
	}
	if len(top.Content) == 0 {
		return nil, fault.New(fault.Malformed, "The document is empty.")
	}
	var more yaml.Node
	if err := decodeYAML(dec, &more); !errors.Is(err, io.EOF) {
		if err != nil {
			return nil, yamlError(err)
		}
		return nil, syntaxError("a second YAML document begins here; give one document a file", more.Line, more.Column)
	}
	r := &yamlReader{builder: b, expanding: make(map[*yaml.Node]bool)}
	return r.value(nil, top.Content[0], 0)
}

// decodeYAML reads the next document of a stream. The library reports some
// faults in the text by panicking; they are errors here.
func decodeYAML(dec *yaml.Decoder, into *yaml.Node) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = errors.New("yaml: the text is not well-formed")
		}
	}()
	return dec.Decode(into)
}

// tooManyValues counts what separates values, which is an upper bound of their
// number, so that a hostile text is refused before the library reads it all.
func tooManyValues(data []byte, limit int) bool {
	n := 0
	for _, separator := range []string{"\n", ",", "[", "{", "-", "?", ":"} {
		n += bytes.Count(data, []byte(separator))
	}
	return n > 4*limit
}

var yamlLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?`)

// yamlError gives the library's message a place.
func yamlError(err error) error {
	message := err.Error()
	line := 1
	if m := yamlLine.FindStringSubmatch(message); m != nil {
		message = strings.TrimPrefix(message, m[0])
		if m[1] != "" {
			line, _ = strconv.Atoi(m[1])
		}
	}
	return syntaxError(message, line, 1)
}

func (r *yamlReader) value(parent *Node, y *yaml.Node, depth int) (*Node, error) {
	if depth > r.limits.Depth {
		return nil, r.tooDeep(y.Line, y.Column)
	}
	switch y.Kind {
	case yaml.AliasNode:
		return r.alias(parent, y, depth)
	case yaml.MappingNode:
		return r.mapping(parent, y, depth+1)
	case yaml.SequenceNode:
		return r.sequence(parent, y, depth+1)
	}
	kind, text := resolveScalar(y)
	n, err := r.begin(parent, kind, y)
	if err != nil {
		return nil, err
	}
	n.text = r.texts.keep([]byte(text))
	return n, nil
}

// begin makes a node and counts those that aliases add.
func (r *yamlReader) begin(parent *Node, kind Kind, y *yaml.Node) (*Node, error) {
	if r.inAlias > 0 {
		if r.aliased++; r.aliased > maxAliased {
			return nil, fault.New(fault.TooLarge, "The aliases of the document expand to more than %d values.", maxAliased)
		}
	}
	return r.builder.begin(parent, kind, y.Line, y.Column)
}

// alias copies what an alias stands for.
func (r *yamlReader) alias(parent *Node, y *yaml.Node, depth int) (*Node, error) {
	var n *Node
	err := r.expand(y, func(anchor *yaml.Node) (err error) {
		n, err = r.value(parent, anchor, depth)
		return err
	})
	return n, err
}

// expand calls use with the anchor of an alias, and refuses circles.
func (r *yamlReader) expand(y *yaml.Node, use func(anchor *yaml.Node) error) error {
	anchor := y.Alias
	if anchor == nil || r.expanding[anchor] {
		return syntaxError("the alias *"+y.Value+" stands for a value that contains it", y.Line, y.Column)
	}
	r.expanding[anchor] = true
	r.inAlias++
	err := use(anchor)
	r.inAlias--
	delete(r.expanding, anchor)
	return err
}

func (r *yamlReader) sequence(parent *Node, y *yaml.Node, depth int) (*Node, error) {
	n, err := r.begin(parent, Array, y)
	if err != nil {
		return nil, err
	}
	mark := len(r.scratch)
	for _, item := range y.Content {
		v, err := r.value(n, item, depth)
		if err != nil {
			return nil, err
		}
		r.scratch = append(r.scratch, Child{Line: int32(item.Line), Column: int32(item.Column), Value: v})
	}
	r.finish(n, mark)
	return n, nil
}

func (r *yamlReader) mapping(parent *Node, y *yaml.Node, depth int) (*Node, error) {
	n, err := r.begin(parent, Object, y)
	if err != nil {
		return nil, err
	}
	mark := len(r.scratch)
	if err := r.members(n, y, depth, mark); err != nil {
		return nil, err
	}
	r.finish(n, mark)
	return n, nil
}

// members puts the members of y on the scratch stack: its own first, then those
// that merge keys add and it does not have.
func (r *yamlReader) members(n *Node, y *yaml.Node, depth, mark int) error {
	var merged []*yaml.Node
	for i := 0; i+1 < len(y.Content); i += 2 {
		key, value := y.Content[i], y.Content[i+1]
		if isMerge(key) {
			merged = append(merged, value)
			continue
		}
		if err := r.member(n, key, value, depth); err != nil {
			return err
		}
	}
	for _, m := range merged {
		if err := r.merge(n, m, depth, mark); err != nil {
			return err
		}
	}
	return nil
}

func (r *yamlReader) member(n *Node, key, value *yaml.Node, depth int) error {
	if key.Kind == yaml.AliasNode && key.Alias != nil {
		key = key.Alias
	}
	if key.Kind != yaml.ScalarNode {
		return syntaxError("a key must be a plain value, not an array or an object", key.Line, key.Column)
	}
	v, err := r.value(n, value, depth)
	if err != nil {
		return err
	}
	r.scratch = append(r.scratch, Child{
		Key: r.texts.keep([]byte(key.Value)), Line: int32(key.Line), Column: int32(key.Column), Value: v,
	})
	return nil
}

// isMerge reports whether key is the merge key `<<` (YAML 1.1 type repository).
func isMerge(key *yaml.Node) bool {
	return key.Kind == yaml.ScalarNode && key.Value == "<<" && key.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) == 0
}

// merge adds the members of a mapping, or of each mapping of a sequence, that
// n does not have yet.
func (r *yamlReader) merge(n *Node, y *yaml.Node, depth, mark int) error {
	if depth > r.limits.Depth {
		return r.tooDeep(y.Line, y.Column)
	}
	switch y.Kind {
	case yaml.AliasNode:
		return r.expand(y, func(anchor *yaml.Node) error { return r.merge(n, anchor, depth+1, mark) })
	case yaml.SequenceNode:
		for _, item := range y.Content {
			if err := r.merge(n, item, depth+1, mark); err != nil {
				return err
			}
		}
		return nil
	case yaml.MappingNode:
		return r.mergeMapping(n, y, depth, mark)
	}
	return syntaxError("a merge key takes an object or an array of objects", y.Line, y.Column)
}

func (r *yamlReader) mergeMapping(n *Node, y *yaml.Node, depth, mark int) error {
	have := make(map[string]bool, len(r.scratch)-mark)
	for _, c := range r.scratch[mark:] {
		have[c.Key] = true
	}
	for i := 0; i+1 < len(y.Content); i += 2 {
		key, value := y.Content[i], y.Content[i+1]
		var err error
		switch {
		case isMerge(key):
			err = r.merge(n, value, depth+1, mark)
		case !have[key.Value]:
			err = r.member(n, key, value, depth)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
