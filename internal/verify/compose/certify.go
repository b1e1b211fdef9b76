package compose

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/wire"
)

// Judgement is what the judge says of a value that goes to an API.
type Judgement struct {
	Intent call.Intent
	Soft   bool           // what is wrong is a mere annotation, such as a format
	Faults []schema.Fault // what is wrong with an Invalid value; never empty then
}

// Certify judges a body's value.
func (c *Composer) Certify(n *contract.Node, v any) Judgement {
	if n == nil {
		return Judgement{Intent: call.Valid}
	}
	faults, judged := c.judge.Faults(n, schema.Request, sample.Plain(v))
	switch {
	case !judged:
		return Judgement{}
	case len(faults) == 0:
		return Judgement{Intent: call.Valid}
	}
	j := Judgement{Intent: call.Invalid, Soft: true, Faults: faults}
	for _, f := range faults {
		j.Soft = j.Soft && f.Soft
	}
	return j
}

// CertifyBody judges a body's value as an API may read it: what stands in a
// form is text, which can be read in several ways.
func (c *Composer) CertifyBody(media *contract.Media, v any) Judgement {
	j := c.Certify(media.Schema, v)
	if wire.IsJSON(media.Type) || j.Intent == call.Unknown {
		return j
	}
	o, ok := v.(sample.Object)
	if !ok || slices.ContainsFunc(o, func(m sample.Member) bool { return !inForm(m.Value) }) {
		return Judgement{}
	}
	if j.Intent == call.Invalid {
		return c.inEvery(j, media.Schema, []any{c.kindly(media.Schema, o)})
	}
	return j
}

// inForm reports whether a member of a form arrives as what it is.
func inForm(v any) bool {
	switch v := v.(type) {
	case nil, []any, sample.Object:
		return false
	case string:
		return v != ""
	}
	return true
}

// inEvery lets a judgement stand only if all other readings of the same text
// are invalid as well.
func (c *Composer) inEvery(j Judgement, n *contract.Node, readings []any) Judgement {
	for _, other := range readings {
		switch read := c.Certify(n, other); {
		case read.Intent != call.Invalid:
			return Judgement{}
		case read.Soft:
			j.Soft = true
		}
	}
	return j
}

// CertifyArgument judges a parameter's value as an API may read it: text that
// can be read in several ways is only invalid when it is in each.
func (c *Composer) CertifyArgument(p *contract.Parameter, v any) Judgement {
	n := p.ValueSchema()
	j := c.Certify(n, v)
	if !wire.Sendable(p, v) || !c.Shaped(p, v) {
		return Judgement{}
	}
	if j.Intent != call.Invalid || len(p.Content) > 0 {
		return j
	}
	return c.inEvery(j, n, c.readings(p, v))
}

// Shaped reports whether a value can stand where a parameter does: one that is
// written as an object has its members in the place of its own name, so that
// there is no way to write anything else.
func (c *Composer) Shaped(p *contract.Parameter, v any) bool {
	_, isObject := v.(sample.Object)
	spread := p.Style == "deepObject" || p.Explode && p.Style == "form"
	return isObject || len(p.Content) > 0 || !spread || !sample.Structured(c.doc, p.Schema) || c.takesList(p.Schema)
}

// takesList reports whether a schema is about lists.
func (c *Composer) takesList(n *contract.Node) bool {
	s := c.doc.Schema(c.doc.Resolve(n))
	return s != nil && (s.Items != nil || s.Types&contract.TypeArray != 0 && s.TypeGiven)
}

// readings are the other values that the text of a parameter can stand for.
func (c *Composer) readings(p *contract.Parameter, v any) []any {
	n := p.ValueSchema()
	switch v := v.(type) {
	case []any:
		list := []any{c.kindly(n, v)}
		if len(v) == 1 {
			list = append(list, asText(v[0]), asTyped(v[0]))
		} else if !p.Explode {
			list = append(list, joined(v))
		}
		return list
	case sample.Object:
		return []any{c.kindly(n, v)}
	}
	text := wire.Text(v)
	list := []any{text, asTyped(text), []any{text}, []any{asTyped(text)}}
	if parts := split(text); !p.Explode && len(parts) > 1 {
		list = append(list, c.kindly(n, parts))
	}
	return list
}

// kindly reads each part of a list or object as text or as what the text looks
// like, whichever the schema refuses less of. A member of an object may be a
// list of one.
func (c *Composer) kindly(n *contract.Node, v any) any {
	_, isObject := v.(sample.Object)
	for _, key := range keysOf(v) {
		part, _ := At(v, []string{key})
		readings := []any{asText(part), asTyped(part)}
		if isObject {
			readings = append(readings, []any{asText(part)}, []any{asTyped(part)})
		}
		for _, read := range readings {
			if other, ok := With(v, []string{key}, read); ok && len(c.Certify(n, other).Faults) < len(c.Certify(n, v).Faults) {
				v = other
			}
		}
	}
	return v
}

// keysOf are the names or indexes of the parts of a value.
func keysOf(v any) []string {
	var keys []string
	switch v := v.(type) {
	case sample.Object:
		for _, m := range v {
			keys = append(keys, m.Name)
		}
	case []any:
		for i := range v {
			keys = append(keys, strconv.Itoa(i))
		}
	}
	return keys
}

func asText(v any) any { return wire.Text(v) }

// asTyped reads text as a boolean or number where it is one.
func asTyped(v any) any {
	text := wire.Text(v)
	switch {
	case text == "true", text == "false":
		return text == "true"
	case text != "" && strings.Trim(text, "0123456789+-.eE") == "" && json.Valid([]byte(text)):
		return json.Number(text)
	}
	return text
}

func joined(list []any) string {
	texts := make([]string, len(list))
	for i, v := range list {
		texts[i] = wire.Text(v)
	}
	return strings.Join(texts, ",")
}

func split(text string) []any {
	var parts []any
	for part := range strings.SplitSeq(text, ",") {
		parts = append(parts, part)
	}
	return parts
}
