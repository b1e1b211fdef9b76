package reading

import (
	"context"
	"net/http"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/check"
	"github.com/apisteward/steward/internal/verify/compose"
)

// tags asks a read for what it has already, where the document has entity tags
// or 304.
func (r *reader) tags(ctx context.Context, op *contract.Operation) error {
	if op.Method != http.MethodGet || !promisesTags(op) {
		return nil
	}
	first, err := r.base(ctx, op)
	if err != nil || first == nil || first.Header.Get("ETag") == "" {
		return err
	}
	for range 2 { // it may change just now
		second, err := r.conditional(ctx, first.Case, first, "If-None-Match", first.Header.Get("ETag"))
		if err != nil || second == nil {
			return err
		}
		if !second.OK() || second.Header.Get("ETag") == first.Header.Get("ETag") || string(first.Answer) == string(second.Answer) {
			if len(r.Judge(call.Sequence{Check: "conditional-read", Steps: []*call.Exchange{first, second}})) > 0 {
				return nil
			}
			break
		}
		first = second
	}
	other, err := r.conditional(ctx, first.Case, nil, "If-None-Match", check.StaleTag)
	if err != nil || other == nil {
		return err
	}
	r.Judge(call.Sequence{Check: "conditional-read", Steps: []*call.Exchange{first, other}})
	return nil
}

func promisesTags(op *contract.Operation) bool {
	for _, res := range op.Responses {
		if res.Status == "304" {
			return true
		}
		for _, h := range res.Headers {
			if http.CanonicalHeaderKey(h.Name) == "Etag" {
				return true
			}
		}
	}
	return call.HeaderParameter(op, "If-None-Match") != nil
}

// conditional sends a request again with a condition, which an answer named
// unless it is nil.
func (r *reader) conditional(ctx context.Context, c *call.Case, from *call.Exchange, name, value string) (*call.Exchange, error) {
	made := c.Clone()
	made.Intent = call.Unknown
	set(made, from, name, value)
	x, _, err := r.Try(ctx, made)
	return x, err
}

// set gives a request a header, as an argument where the document has it.
func set(c *call.Case, from *call.Exchange, name, value string) {
	a := call.Argument{In: "header", Name: name, Value: value}
	if p := call.HeaderParameter(c.Operation, name); p != nil {
		a = call.ArgumentOf(p, value)
	}
	if from != nil {
		a.From = &call.Binding{Exchange: from, Header: "ETag"}
	}
	c.Set(a)
}

// writes asks a write with an outdated entity tag, with none, and with the
// current one, where the document has conditions for it.
func (r *reader) writes(ctx context.Context, op *contract.Operation) error {
	switch op.Method {
	case http.MethodPut, http.MethodPatch, http.MethodDelete:
	default:
		return nil
	}
	if r.Safe || call.HeaderParameter(op, "If-Match") == nil && !op.Documents("412") && !op.Documents("428") {
		return nil
	}
	c := r.Composer.Compose(op, compose.Minimal, nil)
	c.Phase = call.Stateful
	known, err := r.Pool.Bind(ctx, c)
	if err != nil || !known {
		return err
	}
	read, err := r.read(ctx, c)
	if err != nil || read == nil {
		return err
	}
	bad, err := r.write(ctx, c, read, check.StaleTag)
	if err != nil || bad {
		return err
	}
	if op.Documents("428") {
		if bad, err := r.unconditionally(ctx, c, read); err != nil || bad {
			return err
		}
	}
	tag := read.Header.Get("ETag")
	if tag == "" || tag[0] != '"' { // weak ones never match (RFC 9110, section 13.1.1)
		return nil
	}
	if op.Method == http.MethodDelete {
		_, err = r.write(ctx, c, read, tag)
		return err
	}
	return r.change(ctx, c, read)
}

// change writes something else with the current entity tag, which must be
// carried out, and reads again: the entity tag is another one then.
func (r *reader) change(ctx context.Context, c *call.Case, read *call.Exchange) error {
	made := c.Clone()
	other := r.Composer.Compose(c.Operation, compose.Random, r.Random("change", c.Operation.Name()))
	if other.Body != nil {
		made.Body = other.Body
	}
	set(made, read, "If-Match", read.Header.Get("ETag"))
	made.Intent = call.Unknown
	x, _, err := r.Try(ctx, made)
	if err != nil || x == nil {
		return err
	}
	if len(r.Judge(call.Sequence{Check: "conditional-write", Steps: []*call.Exchange{read, x}})) > 0 || !x.OK() {
		return nil
	}
	again, err := r.accepted(ctx, read.Case)
	if err != nil || again == nil {
		return err
	}
	r.Judge(call.Sequence{Check: "conditional-read", Steps: []*call.Exchange{read, x, again}})
	return nil
}

// read reads the thing that a write is about, or returns nil.
func (r *reader) read(ctx context.Context, c *call.Case) (*call.Exchange, error) {
	for _, op := range r.Doc.Operations() {
		if op.Method != http.MethodGet || op.Path != c.Operation.Path {
			continue
		}
		get := r.Composer.Compose(op, compose.Minimal, nil)
		get.Phase = call.Stateful
		for _, a := range c.Arguments {
			if a.In == "path" {
				get.Set(a)
			}
		}
		return r.accepted(ctx, get)
	}
	return nil, nil
}

// write sends a write with an entity tag, or without any.
func (r *reader) write(ctx context.Context, c *call.Case, read *call.Exchange, tag string) (bad bool, err error) {
	made := c.Clone()
	made.Intent = call.Unknown
	switch tag {
	case "":
		if p := call.HeaderParameter(c.Operation, "If-Match"); p != nil {
			if p.Required {
				return false, nil
			}
			made.Unset("header", p.Name)
		}
	case check.StaleTag:
		set(made, nil, "If-Match", tag)
	default:
		set(made, read, "If-Match", tag)
	}
	x, _, err := r.Try(ctx, made)
	if err != nil || x == nil {
		return false, err
	}
	return len(r.Judge(call.Sequence{Check: "conditional-write", Steps: []*call.Exchange{read, x}})) > 0, nil
}

// unconditionally sends a write without an entity tag, and once more with other
// values, since those of the first may have been taken by something else.
func (r *reader) unconditionally(ctx context.Context, c *call.Case, read *call.Exchange) (bad bool, err error) {
	if bad, err = r.write(ctx, c, read, ""); bad || err != nil || c.Body == nil {
		return bad, err
	}
	other := c.Clone()
	body := r.Composer.Compose(c.Operation, compose.Random, r.Random("unconditionally", c.Operation.Name())).Body
	if body == nil {
		return false, nil
	}
	other.Body = body
	return r.write(ctx, other, read, "")
}

// heads asks HEAD for what GET says: where it is documented, and elsewhere only
// whether it is answered alike.
func (r *reader) heads(ctx context.Context, op *contract.Operation) error {
	if op.Method != http.MethodHead {
		return nil
	}
	for _, get := range r.Doc.Operations() {
		if get.Method != http.MethodGet || get.Path != op.Path {
			continue
		}
		first, err := r.base(ctx, get)
		if err != nil || first == nil {
			return err
		}
		c := r.Composer.Compose(op, compose.Minimal, nil)
		c.Phase = call.Stateful
		for _, a := range first.Case.Arguments {
			if c.Argument(a.In, a.Name) != nil || a.In == "path" || a.In == "query" {
				c.Set(a)
			}
		}
		head, _, err := r.Try(ctx, c)
		if err != nil || head == nil {
			return err
		}
		again, err := r.accepted(ctx, first.Case)
		if err != nil || again == nil {
			return err
		}
		r.Judge(call.Sequence{Check: "head-differs", Steps: []*call.Exchange{first, head, again}})
		return nil
	}
	return nil
}
