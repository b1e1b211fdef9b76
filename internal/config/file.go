package config

import (
	"bytes"
	"errors"
	"io"
	"slices"

	"go.yaml.in/yaml/v3"

	"github.com/apisteward/steward/internal/fault"
)

// file applies the settings of a YAML file: one mapping from setting to
// scalar. Unknown and repeated keys are faults with their line. The mappings of
// commands are for Section.
func (l *loader) file(name string, data []byte) error {
	var root yaml.Node
	err := yaml.NewDecoder(bytes.NewReader(data)).Decode(&root)
	if errors.Is(err, io.EOF) { // an empty file sets nothing
		return nil
	}
	if err != nil {
		return &fault.Error{Kind: fault.Malformed, Detail: name + " is not YAML", Err: err}
	}
	mapping := root.Content[0]
	if mapping.Kind != yaml.MappingNode {
		return fault.New(fault.Malformed, "%s must hold settings, one a line: \"listen: :8080\"", name)
	}
	seen := map[string]bool{}
	for pair := range slices.Chunk(mapping.Content, 2) {
		l.entry(name, pair[0], pair[1], seen)
	}
	return nil
}

func (l *loader) entry(file string, key, value *yaml.Node, seen map[string]bool) {
	settings := l.config.settings()
	i := slices.IndexFunc(settings, func(s setting) bool { return s.name == key.Value })
	switch {
	case slices.Contains(sections, key.Value) && value.Kind == yaml.MappingNode && !seen[key.Value]:
	case i < 0:
		l.refuse(file, key, "unknown setting "+key.Value+"; `steward serve --print-config` shows all there are")
	case seen[key.Value]:
		l.refuse(file, key, key.Value+" is given twice")
	case value.Kind != yaml.ScalarNode:
		l.refuse(file, value, key.Value+" must be a single value")
	default:
		l.set(settings[i], value.Value, at(file, key.Line), key.Line)
	}
	seen[key.Value] = true
}

func (l *loader) refuse(file string, n *yaml.Node, detail string) {
	l.faults = append(l.faults, fault.Field{Place: at(file, n.Line), Line: n.Line, Column: n.Column, Detail: detail})
}
