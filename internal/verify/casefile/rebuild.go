package casefile

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
)

// rebuild makes the case of a step, with values from the answers to the steps
// before it. Values that were varied there are varied here too. Its errors say
// why it cannot be made.
func (r *replay) rebuild(s *Step) (*call.Case, error) {
	op := r.operation(s.Operation)
	if op == nil {
		return nil, fmt.Errorf("the document does not have %s any more", s.Operation)
	}
	if s.Masked {
		return nil, fmt.Errorf("the request held a secret, which case files leave out")
	}
	access, _ := accessOf(s.Access)
	intent, _ := intentOf(s.Intent)
	c := &call.Case{
		Operation: op, Phase: call.Phase(s.Phase), Intent: intent, Method: s.Method, Accept: s.Accept, Access: access,
		Target: s.Target, Status: s.Expected, Known: s.Known, Subject: r.subject(s.Subject), Header: s.Header.Clone(),
	}
	if s.Base != nil {
		c.Base = r.done[*s.Base]
	}
	if err := r.arguments(c, s); err != nil {
		return nil, err
	}
	if err := r.body(c, s.Body); err != nil {
		return nil, err
	}
	if err := r.headers(c, s.HeaderFrom); err != nil {
		return nil, err
	}
	return c, r.target(c, s.TargetFrom)
}

func (r *replay) operation(name string) *contract.Operation {
	for _, op := range r.Doc.Operations() {
		if op.Name() == name {
			return op
		}
	}
	return nil
}

func (r *replay) subject(s *Subject) call.Subject {
	if s == nil {
		return call.Subject{}
	}
	out := call.Subject{Where: s.Where, Keyword: s.Keyword, Text: s.Text, Soft: s.Soft}
	if s.Pointer != "" {
		out.Node = r.Doc.Lookup(s.Pointer)
	}
	return out
}

func (r *replay) arguments(c *call.Case, s *Step) error {
	for _, a := range s.Arguments {
		made := call.Argument{In: a.In, Name: a.Name, Raw: a.Raw}
		for _, p := range c.Operation.Parameters {
			if p.In == a.In && p.Name == a.Name {
				made.Parameter = p
			}
		}
		if a.Raw == nil {
			made.Value = r.again(parsed(a.Value))
		}
		if a.From != nil {
			binding, v, err := r.bound(*a.From, made.Value)
			if err != nil {
				return err
			}
			made.From, made.Value = binding, v
		}
		c.Arguments = append(c.Arguments, made)
	}
	return nil
}

// parsed is a value that Read has looked at.
func parsed(data json.RawMessage) any {
	v, err := sample.Parse(data)
	if err != nil {
		return nil
	}
	return v
}

func (r *replay) body(c *call.Case, b *Body) error {
	if b == nil {
		return nil
	}
	made := &call.Payload{Type: b.Type}
	if c.Operation.Body != nil && b.Media != "" {
		for _, m := range c.Operation.Body.Content {
			if m.Type == b.Media {
				made.Media = m
			}
		}
	}
	switch {
	case b.Empty:
		made.Raw = []byte{}
	case b.Text != nil:
		made.Raw = []byte(*b.Text)
	case b.Base64 != nil:
		made.Raw = b.Base64
	default:
		made.Value = r.again(parsed(b.Value))
	}
	c.Body = made
	for _, m := range b.From {
		old, _ := compose.At(made.Value, compose.Keys(m.At))
		binding, v, err := r.bound(m.Reference, old)
		if err != nil {
			return err
		}
		changed, ok := compose.With(made.Value, compose.Keys(m.At), v)
		if !ok {
			return fmt.Errorf("the body has no %s to put a value into", m.At)
		}
		made.Value = changed
		made.From = append(made.From, call.BoundMember{Pointer: m.At, Binding: *binding})
	}
	return nil
}

func (r *replay) headers(c *call.Case, from map[string]Reference) error {
	for name, reference := range from {
		_, v, err := r.bound(reference, nil)
		if err != nil {
			return err
		}
		if c.Header == nil {
			c.Header = http.Header{}
		}
		c.Header[name] = []string{fmt.Sprint(v)}
	}
	return nil
}

func (r *replay) target(c *call.Case, from *Reference) error {
	if from == nil {
		return nil
	}
	binding, v, err := r.bound(*from, nil)
	if err != nil {
		return err
	}
	text, ok := v.(string)
	if !ok {
		return fmt.Errorf("the answer to step %d has no URL %s", from.Step+1, place(*from))
	}
	c.Target, c.TargetFrom = whole(binding.Exchange.URL, text), binding
	return nil
}

// whole is a relative URL in an answer as seen from where it came from. Others
// stay as they are.
func whole(from, text string) string {
	base, err := url.Parse(from)
	u, wrong := url.Parse(text)
	if err != nil || wrong != nil || u.IsAbs() || u.Host != "" || strings.HasPrefix(text, "/") {
		return text
	}
	return base.ResolveReference(u).String()
}

// bound takes a value from the answer to an earlier step, in the form that it
// had before: a number that stood in a URL is a number again.
func (r *replay) bound(from Reference, old any) (*call.Binding, any, error) {
	binding := &call.Binding{Exchange: r.done[from.Step], Pointer: from.Pointer, Header: from.Header, Rel: from.Rel, Template: from.Template, Name: from.Name}
	var found any
	ok := false
	if binding.Exchange != nil { // which was optional, or is a page that is not there
		found, ok = binding.Resolve()
	}
	if !ok {
		return nil, nil, fmt.Errorf("the answer to step %d has no value %s", from.Step+1, place(from))
	}
	v := sample.FromPlain(found)
	text, isText := v.(string)
	if _, wasNumber := old.(json.Number); wasNumber && isText {
		if _, err := strconv.ParseFloat(text, 64); err == nil {
			v = json.Number(text)
		}
	}
	if number, isNumber := v.(json.Number); isNumber {
		if _, wasText := old.(string); wasText {
			v = string(number)
		}
	}
	return binding, v, nil
}

func place(r Reference) string {
	switch {
	case r.Rel != "":
		return fmt.Sprintf("with the relation %q in the header %s", r.Rel, r.Header)
	case r.Header != "":
		return "in the header " + r.Header
	case r.Pointer == "":
		return "in its body"
	}
	return "at " + r.Pointer
}
