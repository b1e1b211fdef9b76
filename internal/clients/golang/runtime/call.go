package runtime

import (
	"context"
	"errors"
	"reflect"
	"strings"
)

// call sends a call and reads its result into a pointer, or into nothing.
func (c *core) call(ctx context.Context, op *operation, in input, options []Option, into any) error {
	s := c.with(options)
	d, err := c.draft(op, in, s)
	if err != nil {
		return err
	}
	got, err := c.perform(ctx, d, s)
	if err != nil {
		return err
	}
	if into == nil {
		return closed(got)
	}
	if err := op.read(got, into); err != nil {
		return d.decodeError(got, err)
	}
	return nil
}

// perform sends a draft and returns the reply if it is a success.
func (c *core) perform(ctx context.Context, d *draft, s *settings) (*reply, error) {
	got, err := c.exchange(ctx, d, s)
	if err != nil {
		return nil, err
	}
	if s.reply != nil {
		*s.reply = ReplyInfo{Status: got.status, Header: got.header, Body: got.body}
	}
	c.warn(ctx, d.op, got, s)
	if _, documented := d.op.kindOf(got.status); !success(got.status) && !documented {
		return nil, d.op.fail(&StatusError{Status: got.status, Header: got.header, Method: d.op.verb,
			URL: d.address(), Body: got.body, Operation: d.op.id})
	}
	return got, nil
}

// kindOf returns what a success of the status holds, and whether it is
// documented. A success that is not is taken for the first that is.
func (op *operation) kindOf(status int) (kind mediaKind, documented bool) {
	best := 0
	for _, r := range op.results {
		if r.status == "default" && !success(status) {
			continue
		}
		if fit := statusFit(r.status, status); fit > best {
			best, kind = fit, r.kind
		}
	}
	if best == 0 && len(op.results) > 0 {
		kind = op.results[0].kind
	}
	return kind, best > 0
}

// read decodes the body of a success into a pointer.
func (op *operation) read(got *reply, into any) error {
	kind, _ := op.kindOf(got.status)
	target := reflect.ValueOf(into).Elem()
	if op.split {
		target.FieldByName("Status").SetInt(int64(got.status))
		field, found := fieldOfStatus(target, got.status)
		if !found {
			return closed(got)
		}
		target = field
	}
	return readInto(kind, got, target)
}

// streamed is a result that is read while it arrives.
type streamed interface{ start(*reply) }

func readInto(kind mediaKind, got *reply, target reflect.Value) error {
	if target.Kind() == reflect.Pointer {
		fresh := reflect.New(target.Type().Elem())
		if s, ok := fresh.Interface().(streamed); ok {
			s.start(got)
			target.Set(fresh)
			return nil
		}
	}
	into := target.Addr().Interface()
	if kind != mediaJSON {
		switch v := into.(type) {
		case *[]byte:
			*v = got.body
		case *string:
			*v = string(got.body)
		}
		return nil
	}
	body := trim(got.body)
	if len(body) == 0 {
		return errors.New("it is empty")
	}
	return decodeJSON(body, into)
}

// fieldOfStatus returns the field of a result that holds the body of a status.
func fieldOfStatus(v reflect.Value, status int) (reflect.Value, bool) {
	best, field := 0, reflect.Value{}
	for i := range v.NumField() {
		for documented := range strings.SplitSeq(v.Type().Field(i).Tag.Get("status"), ",") {
			if fit := statusFit(documented, status); fit > best {
				best, field = fit, v.Field(i)
			}
		}
	}
	return field, best > 0
}

// closed ends a reply that nobody reads.
func closed(got *reply) error {
	if got.stream == nil {
		return nil
	}
	return got.stream.Close()
}
