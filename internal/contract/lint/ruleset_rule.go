package lint

import (
	"iter"
	"maps"
	"slices"

	"github.com/apisteward/steward/internal/contract"
	"go.yaml.in/yaml/v3"
)

// ruleList reads the severities that a ruleset gives to rules.
func (p *rulesetParser) ruleList(n *yaml.Node) {
	if n.Kind != yaml.MappingNode {
		p.fail(n, "#/rules", "`rules` maps the names of rules to severities")
		return
	}
	seen := make(map[string]bool)
	for key, value := range pairs(n) {
		id, place := key.Value, pointerTo("rules", contract.EscapePointer(key.Value))
		if seen[id] {
			p.fail(key, place, "rule %s is there twice", quote(id))
		}
		seen[id] = true
		if value.Kind == yaml.MappingNode {
			if value = p.severityOf(value, id, place); value == nil {
				continue
			}
		}
		p.rule(key, value, place)
	}
}

// severityOf returns the severity of {severity: warn}, or nil when the object
// is a rule of its own.
func (p *rulesetParser) severityOf(n *yaml.Node, id, place string) *yaml.Node {
	var severity *yaml.Node
	for key, value := range pairs(n) {
		if key.Value != "severity" {
			p.fail(key, place, "rule %s has `%s`, which is unsupported: Steward's rules are its own, and a ruleset sets their severity",
				quote(id), key.Value)
			return nil
		}
		severity = value
	}
	if severity == nil {
		p.fail(n, place, "rule %s has no `severity`", quote(id))
	}
	return severity
}

// rule notes the severity of one rule.
func (p *rulesetParser) rule(key, value *yaml.Node, place string) {
	id := key.Value
	rule, ours := p.rules[id]
	_, theirs := p.spectral[id]
	if !ours && !theirs {
		p.fail(key, place, "there is no rule %s%s", quote(id), didYouMean(id, p.ids()))
		return
	}
	own := rule.Severity
	if !ours {
		own = Warn // whatever it is in Spectral: it is on
	}
	severity, ok := readSeverity(value, own)
	if !ok {
		p.fail(value, place,
			"the severity of rule %s is `off`, `hint`, `info`, `warn` or `error`, `true` or `false`, or a number from 0 (error) to 3 (hint)",
			quote(id))
		return
	}
	if ours {
		p.severities[id] = severity
	} else {
		p.foreign[id] = severity != Off
	}
}

// ids returns the names of the rules that a ruleset may mention, sorted.
func (p *rulesetParser) ids() []string {
	ids := slices.AppendSeq(slices.Collect(maps.Keys(p.rules)), maps.Keys(p.spectral))
	slices.Sort(ids)
	return ids
}

// readSeverity reads a severity as Spectral has it: a name, a number from 0
// (error) to 3 (hint), -1 (off), or a boolean, of which true is the rule's own.
func readSeverity(n *yaml.Node, own Severity) (Severity, bool) {
	if n.Kind != yaml.ScalarNode {
		return Off, false
	}
	switch n.Tag {
	case "!!bool":
		var on bool
		if n.Decode(&on) == nil && on {
			return own, true
		}
		return Off, true
	case "!!int":
		numbers := map[string]Severity{"-1": Off, "0": Error, "1": Warn, "2": Info, "3": Hint}
		s, ok := numbers[n.Value]
		return s, ok
	}
	s, err := ParseSeverity(n.Value)
	return s, err == nil
}

// pairs iterates over keys and values of a mapping, with aliases followed.
func pairs(n *yaml.Node) iter.Seq2[*yaml.Node, *yaml.Node] {
	return func(yield func(key, value *yaml.Node) bool) {
		for i := 0; i+1 < len(n.Content); i += 2 {
			if !yield(dereference(n.Content[i]), dereference(n.Content[i+1])) {
				return
			}
		}
	}
}

func dereference(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode {
		return n.Alias
	}
	return n
}
