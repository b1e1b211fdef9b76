package webhook

import (
	"context"
	"errors"
	"io"

	"github.com/apisteward/steward/internal/fault"
)

// maxRead is how many bytes of a receiver's answer are read, so that its
// connection can be used again. What they are is told to nobody.
const maxRead = 64 << 10

// Send makes the webhook or the callback of a name, "operationId/name" for a
// callback of one of several operations, and sends it once.
//
// It returns NotFound for a name that the document does not have, Invalid for an
// order that cannot be done (Fields say what in its payload the document does not
// allow), Forbidden for a URL that may not be reached, and TooMany when too many
// are being sent. That a receiver is not there, or refuses it, is a Delivery.
func (s *Sender) Send(ctx context.Context, name string, o Order) (*Delivery, *fault.Error) {
	events, f := s.events.find(name, o.Method)
	if f != nil {
		return nil, f
	}
	e, to, f := s.choose(events, o)
	if f != nil {
		return nil, f
	}
	m, f := s.message(e, to, o)
	if f != nil {
		return nil, f
	}
	select {
	case s.sending <- struct{}{}:
		defer func() { <-s.sending }()
	default:
		return nil, fault.New(fault.TooMany, "%d webhooks are being sent already; try again.", maxSending)
	}
	return s.deliver(ctx, m)
}

// deliver sends a message.
func (s *Sender) deliver(ctx context.Context, m *message) (*Delivery, *fault.Error) {
	req, f := m.request(ctx)
	if f != nil {
		return nil, f
	}
	d := &Delivery{
		Name: m.event.name, Method: m.method, URL: m.url.String(), ID: m.id, At: m.at, Payload: m.value, Warnings: m.warnings,
	}
	began := s.Now()
	resp, err := s.Client.Do(req)
	if err == nil {
		d.Status = resp.StatusCode
		_, _ = io.CopyN(io.Discard, resp.Body, maxRead)
		_ = resp.Body.Close()
	}
	d.Took = s.Now().Sub(began)
	if f := failure(d, err); f != nil {
		return nil, f
	}
	if s.Observe != nil {
		s.Observe(d)
	}
	return d, nil
}

// failure notes in a delivery that there was no answer, or returns why nothing
// was sent.
func failure(d *Delivery, err error) *fault.Error {
	var known *fault.Error
	switch {
	case err == nil:
		return nil
	case !errors.As(err, &known):
		d.Failure = "The order was given up."
	case known.Kind != fault.Unavailable:
		return known
	default:
		d.Failure = known.Detail
	}
	return nil
}
