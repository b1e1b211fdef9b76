package roundtrip

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/contract"
)

// Made makes cases of a real document: a call of each of at most so many of its
// operations, with values of its types by chance, and a reply that fits. What
// must arrive is left open.
func Made(p *plan.Package, most int, random *rand.Rand) []*Case {
	var all []*plan.Operation
	for _, g := range p.Groups {
		all = append(all, g.Operations...)
	}
	random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	m := &maker{random: random}
	var cases []*Case
	for _, op := range all {
		if len(cases) == most {
			break
		}
		if c := m.make(op); c != nil {
			c.Name = fmt.Sprintf("%s-%d", p.Name.Kebab(), len(cases))
			cases = append(cases, c)
		}
	}
	return cases
}

// maker makes values.
type maker struct {
	random *rand.Rand
	reply  bool // the value is received
	failed bool // no value can be made
}

// deepest is how deep values go that need not be there.
const deepest = 3

// make makes a case, or nil of an operation that is told apart from others by
// nothing the table could name, or of whose types no value can be made.
func (m *maker) make(op *plan.Operation) *Case {
	m.failed, m.reply = false, false
	c := &Case{Call: op.Source.Name(), Args: &Value{Kind: Object}, Calls: 1}
	for _, p := range op.Parameters {
		if p.Required || m.chance(2) {
			c.Args.Members = append(c.Args.Members, Member{p.In + ":" + p.Key, m.parameter(p)})
		}
	}
	if op.Body != nil {
		c.Variant = op.Body.Type
		if op.Body.Required || m.chance(2) {
			c.Body = m.body(op.Body)
		}
	}
	m.reply = true
	reply, ok := m.result(op)
	c.Exchanges = []Exchange{{Sends: Sends{Method: op.Verb, Target: "/^/"}, Reply: reply}}
	if m.failed || !ok {
		return nil
	}
	return c
}

func (m *maker) chance(n int) bool { return m.random.IntN(n) == 0 }

// parameter makes the value of a parameter: one that is not empty, of
// characters that may stand where it goes.
func (m *maker) parameter(p *plan.Parameter) *Value {
	v := m.value(p.Use, 0, false)
	if v.Kind == Null {
		v = &Value{Kind: String, Text: "none"}
		m.failed = true
	}
	if p.In == "header" || p.In == "cookie" {
		ascii(v)
	}
	return v
}

func ascii(v *Value) {
	if v.Kind == String {
		v.Text = strings.Map(func(r rune) rune {
			if r <= ' ' || r > '~' {
				return '-'
			}
			return r
		}, v.Text)
	}
	for _, item := range v.Items {
		ascii(item)
	}
	for _, member := range v.Members {
		ascii(member.Value)
	}
}

func (m *maker) body(b *plan.Body) *Value {
	switch b.Kind {
	case plan.Binary:
		return object("file", "what is\nin the file")
	case plan.Text:
		return &Value{Kind: String, Text: m.text()}
	case plan.Lines, plan.Events:
		m.failed = true
	}
	return m.value(b.Use, 0, false)
}

func object(key, text string) *Value {
	return &Value{Kind: Object, Members: []Member{{key, &Value{Kind: String, Text: text}}}}
}

// result makes the reply of an operation; ok is false of a stream.
func (m *maker) result(op *plan.Operation) (r Reply, ok bool) {
	if len(op.Results) == 0 {
		return Reply{Status: 204}, true
	}
	result := op.Results[0]
	r.Status = 200
	if _, err := fmt.Sscan(result.Statuses[0], &r.Status); err != nil {
		r.Status = 200
	}
	r.Type = result.Type
	if strings.Contains(r.Type, "*") {
		r.Type = "application/octet-stream"
	}
	switch result.Kind {
	case plan.NoContent:
		return Reply{Status: r.Status}, r.Status < 300
	case plan.JSON:
		r.JSON = m.value(result.Use, 0, false)
	case plan.Text:
		r.Body = m.text()
	case plan.Binary:
		r.Size = 1000
	default:
		return r, false
	}
	return r, r.Status < 300 && r.Status != 204
}

// text is a text that breaks what does not quote it.
func (m *maker) text() string {
	texts := []string{"plain", "a b", "x&y=z", "100%", "é/ü", "日本", "+1", "a,b", "q?", "#1", "it's", `"q"`, "2024-01-01", "true", "5", "null"}
	return texts[m.random.IntN(len(texts))]
}

// value makes a value of a type. Of sent ones it leaves out what is read-only,
// of received ones what is write-only.
func (m *maker) value(u plan.Use, depth int, within bool) *Value {
	if u.Nullable && within && m.chance(4) {
		return &Value{Text: "null"}
	}
	if depth > 40 {
		m.failed = true
		return &Value{Text: "null"}
	}
	t := resolved(u.Type)
	switch t.Kind {
	case plan.Boolean:
		return &Value{Kind: Bool, Text: fmt.Sprint(m.chance(2))}
	case plan.Integer:
		return &Value{Kind: Number, Text: fmt.Sprint(m.random.IntN(1000))}
	case plan.Number:
		return &Value{Kind: Number, Text: fmt.Sprintf("%d.5", m.random.IntN(1000))}
	case plan.String:
		return m.formatted(t)
	case plan.Array:
		return m.array(t, depth)
	case plan.Map:
		return m.dictionary(t, depth)
	case plan.Object:
		return m.object(t, depth)
	case plan.Enum:
		return m.enum(t)
	case plan.Union:
		return m.union(t, depth)
	}
	return &Value{Kind: String, Text: m.text()}
}

func (m *maker) formatted(t *plan.Type) *Value {
	text := map[string]string{
		"date-time": "2024-02-29T12:30:00Z", "date": "2024-02-29", "time": "12:30:00Z", "duration": "P1D", "uri": "https://example.com/a?b=c",
		"uuid": "0b5e7e4c-1f6a-4b3c-9d2e-8f7a6b5c4d3e", "byte": "aGVsbG8=", "decimal": "0.10",
	}[t.Format]
	if t.Format == "binary" && !m.reply {
		v := object("file", "in the file")
		v.set("name", &Value{Kind: String, Text: "a.txt"})
		v.set("type", &Value{Kind: String, Text: "text/plain"}) // else Python takes it from the name
		return v
	}
	if text == "" {
		text = m.text()
	}
	return &Value{Kind: String, Text: text}
}

func (m *maker) array(t *plan.Type, depth int) *Value {
	v := &Value{Kind: Array}
	for _, use := range t.Prefix {
		v.Items = append(v.Items, m.value(use, depth+1, true))
	}
	if len(t.Prefix) == 0 && depth < deepest*4 {
		for range 1 + m.random.IntN(2) {
			v.Items = append(v.Items, m.value(t.Elem, depth+1, true))
		}
	}
	return v
}

func (m *maker) dictionary(t *plan.Type, depth int) *Value {
	v := &Value{Kind: Object}
	if depth < deepest*2 {
		v.Members = append(v.Members, Member{"a key", m.value(t.Elem, depth+1, true)})
	}
	return v
}

func (m *maker) object(t *plan.Type, depth int) *Value {
	v := &Value{Kind: Object}
	for _, f := range t.Fields {
		switch {
		case f.ReadOnly && !m.reply, f.WriteOnly && m.reply:
			continue
		case f.Const != nil:
			if f.Required || m.chance(2) {
				v.Members = append(v.Members, Member{f.Key, valueOf(f.Const)})
			}
		case f.Required || depth < deepest && m.chance(2):
			v.Members = append(v.Members, Member{f.Key, m.value(f.Use, depth+1, true)})
		}
	}
	return v
}

func (m *maker) enum(t *plan.Type) *Value {
	if len(t.Values) == 0 {
		return &Value{Kind: String, Text: "none"}
	}
	return valueOf(t.Values[m.random.IntN(len(t.Values))].Node)
}

// union makes a value of the first variant, from one by chance on, that a
// reader would take it for.
func (m *maker) union(t *plan.Type, depth int) *Value {
	n := len(t.Variants)
	for i, start := 0, m.random.IntN(max(n, 1)); i < n; i++ {
		variant := t.Variants[(start+i)%n]
		v := m.value(plan.Use{Type: variant.Use.Type}, depth+1, false)
		if t.Discriminator != "" && len(variant.Tags) > 0 && v.Kind == Object {
			v.set(t.Discriminator, &Value{Kind: String, Text: variant.Tags[0]})
		}
		if chosen(t, v) == variant {
			return v
		}
	}
	m.failed = true
	return &Value{Text: "null"}
}

// set sets a member.
func (v *Value) set(key string, value *Value) {
	for i := range v.Members {
		if v.Members[i].Key == key {
			v.Members[i].Value = value
			return
		}
	}
	v.Members = append([]Member{{key, value}}, v.Members...)
}

// valueOf copies a value of a document.
func valueOf(n *contract.Node) *Value {
	v := &Value{Kind: Kind(n.Kind), Text: n.Literal()}
	for _, item := range n.Items() {
		v.Items = append(v.Items, valueOf(item))
	}
	for key, member := range n.Fields() {
		v.Members = append(v.Members, Member{key, valueOf(member)})
	}
	return v
}
