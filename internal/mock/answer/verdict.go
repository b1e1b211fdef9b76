package answer

import (
	"fmt"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
)

// soundness says how far a value is what its schema wants; the higher, the
// worse.
type soundness uint8

const (
	sound    soundness = iota
	inexact            // its format is not the one that the schema names, it shows what is write-only, or the letter of the specification does not have what it relies on
	unjudged           // it takes too much work to say
	broken
)

// verdict is what is wrong with a value, "#/id: is a string, ...".
type verdict struct {
	soundness
	flaws []string
}

// maxFlaws is how many flaws of a value are named.
const maxFlaws = 3

// judged holds a value against a schema, as an API sends it.
func (m *Maker) judged(node *contract.Node, v any) verdict {
	if node == nil {
		return verdict{}
	}
	plain := sample.Plain(v)
	faults, ok := m.judge.Faults(node, schema.Response, plain)
	shown, shownOK := m.judge.WriteOnly(node, plain)
	if !ok || !shownOK {
		return verdict{unjudged, nil}
	}
	d := verdictOn(faults, shown)
	if letter := m.letter(); letter != nil && d.soundness == sound {
		if faults, ok := letter.Faults(node, schema.Response, plain); ok && len(faults) > 0 {
			d = verdictOn(faults, nil)
			d.soundness = inexact
		}
	}
	return d
}

// letterOf returns a judge by the letter of the specification, or nil where the
// document has nothing that this makes a difference to.
func letterOf(doc *contract.Document) *schema.Judge {
	for n := range doc.Schemas() {
		if n.Has("discriminator") || n.Has("$ref") && (n.Get("nullable").True() || n.Get("x-nullable").True()) {
			return schema.New(doc, schema.ByTheLetter())
		}
	}
	return nil
}

// verdictOn names faults, of which those of the schema come first.
func verdictOn(faults, shown []schema.Fault) verdict {
	var d verdict
	for _, f := range faults {
		if d.soundness = max(d.soundness, inexact); !f.Soft {
			d.soundness = broken
		}
		d.name(f)
	}
	for _, f := range shown {
		d.soundness = max(d.soundness, inexact)
		d.name(f)
	}
	if left := len(faults) + len(shown) - maxFlaws; left > 0 {
		d.flaws = append(d.flaws, fmt.Sprintf("and %d more", left))
	}
	return d
}

func (d *verdict) name(f schema.Fault) {
	if len(d.flaws) < maxFlaws {
		d.flaws = append(d.flaws, placeOf(f)+" "+f.Text)
	}
}

// placeOf is a place in a value as a JSON pointer.
func placeOf(f schema.Fault) string {
	var b strings.Builder
	b.WriteByte('#')
	for _, key := range f.Place {
		b.WriteString("/" + contract.EscapePointer(key))
	}
	return b.String()
}

// sentence says that something is not what its schema wants, or "".
func (d verdict) sentence(what string, node *contract.Node) string {
	switch d.soundness {
	case sound:
		return ""
	case unjudged:
		return fmt.Sprintf("%s was not held against its schema %s: that would be too much work.", what, node.Pointer())
	}
	return fmt.Sprintf("%s breaks its schema: %s (schema %s).", what, strings.Join(d.flaws, "; "), node.Pointer())
}
