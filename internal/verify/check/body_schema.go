package check

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/schema"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
	"github.com/apisteward/steward/internal/wire"
)

// content holds a body against its documented schema: every leaf that is
// refused, then what is write-only or not documented.
func (c *Context) content(x *call.Exchange) []failure.Failure {
	r := x.Response()
	if r == nil || bodiless(x) || len(x.Answer) == 0 {
		return nil
	}
	m := mediaOf(r, x)
	if m == nil || m.Schema == nil && m.ItemSchema == nil {
		return nil
	}
	if why := c.unreadable(x, m); why != "" {
		c.notJudged(x, why)
		return nil
	}
	var found []failure.Failure
	for _, v := range c.values(x, m) {
		found = append(found, c.value(x, v)...)
	}
	return found
}

// judged is a value and the schema that it is judged by.
type judged struct {
	schema *contract.Node
	value  any
}

// unreadable says why a body is not judged; "" when it is.
func (c *Context) unreadable(x *call.Exchange, m *contract.Media) string {
	media := x.MediaType()
	switch {
	case x.Cut:
		return "bodies that are too long or do not end"
	case encoded(x):
		return "bodies encoded as " + short(x.Header.Get("Content-Encoding"))
	case !unicodeBody(x):
		return "bodies in other encodings than UTF-8"
	case sequential(media) && m.ItemSchema == nil:
		return "bodies of " + media + " without an itemSchema"
	case wire.IsJSON(media), sequential(media), strings.HasPrefix(media, "text/") && media != "text/xml" && c.takesText(m.Schema):
		return ""
	}
	return "bodies of " + media
}

// values are what a body holds.
func (c *Context) values(x *call.Exchange, m *contract.Media) []judged {
	media := x.MediaType()
	if strings.HasPrefix(media, "text/") && !wire.IsJSON(media) && !sequential(media) {
		return []judged{{m.Schema, c.fromText(m.Schema, string(x.Answer), false)}}
	}
	list, err := records(x)
	if err != nil {
		return nil // malformed-body says so
	}
	node := m.Schema
	if sequential(media) {
		node = m.ItemSchema
	}
	var values []judged
	for _, v := range list {
		if event, ok := v.(map[string]any); ok && media == eventStream {
			v = c.reading(node, event)
		}
		values = append(values, judged{node, v})
	}
	return values
}

// value holds one value against its schema.
func (c *Context) value(x *call.Exchange, v judged) []failure.Failure {
	if v.schema == nil {
		return nil
	}
	faults, ok := c.Judge.Faults(v.schema, schema.Response, v.value)
	if !ok {
		c.notJudged(x, "bodies that take too long to judge")
		return nil
	}
	var found []failure.Failure
	sound := true
	for _, fault := range faults {
		sound = sound && fault.Soft
		found = append(found, c.schemaFailure(x, v.value, fault))
	}
	found = append(found, c.writeOnlyReturned(x, v)...)
	if sound {
		found = append(found, c.undocumentedProperty(x, v)...)
	}
	return found
}

func (c *Context) schemaFailure(x *call.Exchange, v any, fault schema.Fault) failure.Failure {
	check := "response-schema"
	if x.Status >= 400 {
		check = "error-body"
	}
	f := failure.New(check, x, placeOfFault(fault))
	if fault.Soft {
		f = warning(f)
	}
	f.Text = "The body is not as documented: " + partOf(fault) + " " + fault.Text + "."
	f.Expected, f.Arrived = c.expectation(fault), arrivedAt(v, fault)
	return f
}
