package config

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"go.yaml.in/yaml/v3"
)

// mask stands for a secret wherever settings are shown.
const mask = "********"

// Print writes the settings of a group as YAML that Load reads, with a comment
// on where each value comes from. Secrets are masked.
func (c *Config) Print(w io.Writer, group Group, origins Origins) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, s := range c.settings() {
		if s.group != group {
			continue
		}
		shown, err := quoted(s)
		if err != nil {
			return err
		}
		fmt.Fprintf(table, "%s: %s\t# %s\n", s.name, shown, origins[s.name])
	}
	return table.Flush()
}

// quoted is the setting's value as a YAML scalar.
func quoted(s setting) (string, error) {
	scalar := yaml.Node{Kind: yaml.ScalarNode, Value: shown(s)}
	switch s.value.Type() {
	case "text", "url":
		scalar.Style = yaml.DoubleQuotedStyle
	}
	out, err := yaml.Marshal(&scalar)
	return strings.TrimSpace(string(out)), err
}

func shown(s setting) string {
	plain := s.value.String()
	if plain == "" {
		return ""
	}
	if s.secret {
		return mask
	}
	if m, ok := s.value.(masker); ok {
		return m.Masked()
	}
	return plain
}
