package lint

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

func noEval() Rule {
	return Rule{
		ID: "no-eval-in-markdown", Severity: Warn, Group: "security", Editions: InAll,
		Summary: "No title or description holds \"eval(\"",
		Why:     "A page that renders the text carelessly runs it",
		Remedy:  "Remove it from the text",
		Check:   texts("eval(", "the text holds \"eval(\""),
	}
}

func noScriptTags() Rule {
	return Rule{
		ID: "no-script-tags-in-markdown", Severity: Warn, Group: "security", Editions: InAll,
		Summary: "No title or description holds a script element",
		Why:     "A page that renders the text carelessly runs it",
		Remedy:  "Remove it from the text",
		Check:   texts("<script", "the text holds a script element"),
	}
}

// texts returns a check that no title or description holds a string.
func texts(forbidden, text string) func(*Pass) {
	return func(p *Pass) {
		eachText(p.Doc.Root, "", func(n *contract.Node) {
			if strings.Contains(n.Text(), forbidden) {
				p.Report(n, "%s", text)
			}
		})
	}
}

// eachText calls f for every title, summary and description below n, which its
// parent holds under key. Examples and other plain values are left out.
func eachText(n *contract.Node, key string, f func(*contract.Node)) {
	for _, c := range n.Children() {
		switch c.Key {
		case "description", "title", "summary":
			if c.Value.Is(contract.String) {
				f(c.Value)
				continue
			}
		case "example", "examples", "default", "enum", "const", "value":
			if key != "properties" {
				continue
			}
		}
		eachText(c.Value, c.Key, f)
	}
}
