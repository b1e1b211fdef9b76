package lint

import (
	"fmt"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/fault"
	"go.yaml.in/yaml/v3"
)

// rulesetLimit bounds a ruleset file, in bytes.
const rulesetLimit = 1 << 20

// ParseRuleset reads a ruleset in Spectral's format, YAML or JSON. It honours
// `extends` of spectral:oas (also with "all", "recommended" or "off") and
// `rules` that set severities; without `extends` the rules that are on by
// default stay on. Everything else that the format has is refused as
// unsupported, rather than skipped.
//
// The error is a *fault.Error: Malformed when the text cannot be read, Invalid
// with one Field per fault otherwise.
func ParseRuleset(data []byte) (Ruleset, error) {
	if len(data) > rulesetLimit {
		return Ruleset{}, fault.New(fault.TooLarge, "a ruleset has at most %d bytes", rulesetLimit)
	}
	var document yaml.Node
	if err := yaml.Unmarshal(data, &document); err != nil {
		return Ruleset{}, &fault.Error{
			Kind: fault.Malformed, Detail: "the ruleset is neither YAML nor JSON", Err: err,
		}
	}
	if len(document.Content) == 0 {
		return Ruleset{}, fault.New(fault.Malformed, "the ruleset is empty")
	}
	p := newRulesetParser()
	p.document(dereference(document.Content[0]))
	if len(p.faults) > 0 {
		return Ruleset{}, &fault.Error{
			Kind: fault.Invalid, Detail: "the ruleset cannot be honoured: " + p.faults[0].Detail, Fields: p.faults,
		}
	}
	return p.ruleset(), nil
}

// rulesetParser collects what a ruleset file says, and all that is wrong with
// it.
type rulesetParser struct {
	rules      map[string]Rule
	spectral   map[string]bool
	base       base
	extends    bool
	severities map[string]Severity
	foreign    map[string]bool // Spectral's rules that Steward has not: turned on or off
	faults     []fault.Field
}

func newRulesetParser() *rulesetParser {
	p := &rulesetParser{
		rules:      make(map[string]Rule),
		spectral:   spectralRules(),
		severities: make(map[string]Severity),
		foreign:    make(map[string]bool),
	}
	for _, rule := range Rules() {
		p.rules[rule.ID] = rule
	}
	return p
}

// ruleset returns what was read. What `extends` turns on in Spectral, and
// Steward has not, is not checked either.
func (p *rulesetParser) ruleset() Ruleset {
	r := Ruleset{base: p.base, severities: p.severities}
	for id, isRecommended := range p.spectral {
		if _, ours := p.rules[id]; ours || partOfStructure(id) {
			continue
		}
		on, said := p.foreign[id]
		if !said {
			on = p.extends && (p.base == all || p.base == recommended && isRecommended)
		}
		if on {
			r.NotChecked = append(r.NotChecked, id)
		}
	}
	slices.Sort(r.NotChecked)
	return r
}

// fail notes a fault. The place is a JSON pointer into the ruleset.
func (p *rulesetParser) fail(n *yaml.Node, place, format string, args ...any) {
	p.faults = append(p.faults, fault.Field{
		Place: place, Detail: fmt.Sprintf(format, args...), Line: n.Line, Column: n.Column,
	})
}

func (p *rulesetParser) document(n *yaml.Node) {
	if n.Kind != yaml.MappingNode {
		p.fail(n, "#", "a ruleset is an object with `extends` and `rules`")
		return
	}
	for key, value := range pairs(n) {
		switch place := pointerTo(key.Value); key.Value {
		case "extends":
			p.extendsList(value)
		case "rules":
			p.ruleList(value)
		case "documentationUrl", "description": // say nothing about what is checked
		case "functions", "functionsDir", "aliases", "overrides", "parserOptions", "formats", "except":
			p.fail(key, place, "`%s` is unsupported: a ruleset for Steward has `extends` and `rules`", key.Value)
		default:
			p.fail(key, place, "%s is not part of a ruleset%s", quote(key.Value), didYouMean(key.Value, []string{"extends", "rules"}))
		}
	}
}

// extendsList reads "spectral:oas", ["spectral:oas"] or [["spectral:oas", "all"]].
func (p *rulesetParser) extendsList(n *yaml.Node) {
	if n.Kind == yaml.ScalarNode {
		p.extend(n, "recommended")
		return
	}
	if n.Kind != yaml.SequenceNode {
		p.fail(n, "#/extends", "`extends` is a name or a list of names")
		return
	}
	for _, e := range n.Content {
		e = dereference(e)
		switch {
		case e.Kind == yaml.ScalarNode:
			p.extend(e, "recommended")
		case e.Kind == yaml.SequenceNode && len(e.Content) == 2:
			p.extend(dereference(e.Content[0]), dereference(e.Content[1]).Value)
		default:
			p.fail(e, "#/extends", "each of `extends` is a name, or a list of a name and `all`, `recommended` or `off`")
		}
	}
}

func (p *rulesetParser) extend(name *yaml.Node, which string) {
	if name.Value != "spectral:oas" {
		p.fail(name, "#/extends", "extending %s is unsupported: Steward's rules stand for `spectral:oas` only", quote(name.Value))
		return
	}
	bases := map[string]base{"recommended": recommended, "all": all, "off": none}
	b, ok := bases[which]
	if !ok {
		p.fail(name, "#/extends", "`spectral:oas` is extended as `all`, `recommended` or `off`")
		return
	}
	p.base, p.extends = b, true
}

func pointerTo(keys ...string) string {
	return "#/" + strings.Join(keys, "/")
}
