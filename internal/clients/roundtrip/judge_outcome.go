package roundtrip

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
)

// outcome compares what a call gave with what it should.
func (j *judge) outcome(c *Case, op *plan.Operation, got *Outcome) {
	switch {
	case c.Error == nil && got.Error != nil:
		j.add("error %s (%s), want none", got.Error.Message, got.Error.Kind)
	case c.Error != nil && got.Error == nil:
		j.add("no error, want %+v", *c.Error)
	case c.Error != nil:
		j.fault(c.Error, got.Error)
		j.secrets(c, got.Error)
	default:
		j.value(c, op, got)
	}
}

func (j *judge) value(c *Case, op *plan.Operation, got *Outcome) {
	want := c.Gives
	if want == nil {
		want = replied(c, op, got.Call)
	}
	switch {
	case want == nil && len(got.Value) == 0:
	case want == nil:
		// Where the contract says nothing of a success, nothing may be no bytes.
		if text := string(got.Value); text != "null" && (text != `""` || len(op.Results) > 0) {
			j.add("value is %s, want none", got.Value)
		}
	case len(got.Value) == 0:
		if want.Kind != Null {
			j.add("no value, want %s", want.JSON())
		}
	case c.Loose:
		j.known("value", want, got.Value)
	default:
		j.json("value", want, got.Value)
	}
}

// known compares JSON without regard to members that are not wanted.
func (j *judge) known(what string, want *Value, raw json.RawMessage) {
	if got, err := Parse(raw); err == nil {
		raw = json.RawMessage(common(want, got).JSON())
	}
	j.json(what, want, raw)
}

// common is got without the members that want does not have.
func common(want, got *Value) *Value {
	out := &Value{Kind: got.Kind, Text: got.Text, Items: got.Items}
	for _, m := range got.Members {
		if want.Get(m.Key) != nil {
			out.Members = append(out.Members, m)
		}
	}
	return out
}

// replied is what the reply that belongs to a call says, as a Value; nil when
// there is none, or it is empty.
func replied(c *Case, op *plan.Operation, call int) *Value {
	if len(c.Exchanges) == 0 {
		return nil
	}
	last := len(c.Exchanges) - 1 - (c.Calls - 1 - call)
	r := c.Exchanges[max(last, 0)].Reply
	kind := plan.NoContent
	if len(op.Results) > 0 {
		kind = op.Results[0].Kind
	}
	switch {
	case r.status() == 204 || kind == plan.NoContent:
		return nil
	case kind == plan.Binary:
		data := r.plain()
		digest, _ := json.Marshal(Digest{len(data), sum(data)}) // cannot fail
		v, _ := Parse(digest)
		return v
	case r.JSON != nil:
		return r.JSON
	case kind == plan.Text:
		return &Value{Kind: String, Text: r.Body}
	}
	return nil
}

func (j *judge) fault(want *Failure, got *Fault) {
	kind := want.Kind
	if kind == "" {
		kind = "status"
	}
	if kind != "any" && got.Kind != kind {
		j.add("error is of kind %s, want %s: %s", got.Kind, kind, got.Message)
	}
	if got.Status != want.Status && want.Status != 0 {
		j.add("error has status %d, want %d", got.Status, want.Status)
	}
	if got.Name != want.Name {
		j.add("error is named %q, want %q", got.Name, want.Name)
	}
	if want.Body != nil {
		j.known("body of the error", want.Body, orNull(got.Body))
	}
	for _, pair := range [][3]string{{"title", want.Title, got.Title}, {"detail", want.Detail, got.Detail}, {"id", want.ID, got.ID}} {
		if pair[1] != "" && pair[1] != pair[2] {
			j.add("%s of the error is %q, want %q", pair[0], pair[2], pair[1])
		}
	}
	j.contains("the message", got.Message, []string{want.Text})
	if want.Status != 0 {
		j.contains("the message", got.Message, []string{fmt.Sprint(want.Status)})
	}
}

// secrets looks for credentials in a message, which may end up in a log.
func (j *judge) secrets(c *Case, got *Fault) {
	if c.Credentials == nil {
		return
	}
	for _, m := range c.Credentials.Members {
		secret := m.Value
		if secret.Kind == Array {
			secret = secret.Items[1]
		}
		if strings.Contains(got.Message, secret.Text) {
			j.add("the message %q tells the secret %s", got.Message, m.Key)
		}
	}
}

func orNull(raw json.RawMessage) json.RawMessage {
	if len(raw) == 0 {
		return json.RawMessage("null")
	}
	return raw
}
