package webhook

import (
	"fmt"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/wire"
)

// payload is what a message holds.
type payload struct {
	value    any
	media    *contract.Media
	body     []byte // nil for none
	kind     string // Content-Type; "" for none
	warnings []string
}

// payload makes what an order asks for: its own payload, the example that it
// names, the first example that the schema lets through, or a made value.
func (s *Sender) payload(e *event, o Order) (*payload, *fault.Error) {
	p := &payload{media: mediaOf(e.op)}
	if p.media == nil {
		if o.Payload != nil || o.Example != "" {
			return nil, fault.New(fault.Invalid, "The document gives it no payload that can be written.")
		}
		return p, nil
	}
	if f := s.fill(p, e, o); f != nil {
		return nil, f
	}
	mediaType := wire.Concrete(s.doc, p.media)
	var err error
	if p.body, p.kind, err = wire.Body(s.doc, p.media, mediaType, p.value); err != nil {
		return nil, fault.New(fault.Invalid, "The payload cannot be written as %s.", mediaType)
	}
	return p, nil
}

// mediaOf is the media type that a message is written in, JSON where there is a
// choice; nil for none.
func mediaOf(op *contract.Operation) *contract.Media {
	if op.Body == nil {
		return nil
	}
	var found *contract.Media
	for _, m := range op.Body.Content {
		switch {
		case wire.IsJSON(m.Type):
			return m
		case found == nil && (wire.Writable(m.Type) || strings.Contains(m.Type, "*")):
			found = m
		}
	}
	return found
}

// fill chooses the value.
func (s *Sender) fill(p *payload, e *event, o Order) *fault.Error {
	switch {
	case o.Payload != nil && o.Example != "":
		return fault.New(fault.Invalid, "An order has either a payload or an example.")
	case o.Payload != nil:
		v, err := sample.Parse(o.Payload)
		if err != nil {
			return fault.New(fault.Malformed, "The payload cannot be read.")
		}
		return s.given(p, v, "The payload of the order")
	case o.Example != "":
		n, names := s.example(p.media, o.Example)
		if n == nil {
			return unknownExample(names)
		}
		return s.given(p, sample.Of(n), fmt.Sprintf("The documented example %q", o.Example))
	}
	s.made(p, e)
	return nil
}

// given takes a value that somebody chose. One that the document does not allow
// is refused unless the mock is lenient.
func (s *Sender) given(p *payload, v any, what string) *fault.Error {
	p.value = v
	fields := s.faults(p.media.Schema, v)
	if len(fields) == 0 {
		return nil
	}
	if !s.Lenient {
		e := fault.New(fault.Invalid, "%s is not what the document says.", what)
		e.Fields = fields
		return e
	}
	for _, f := range fields {
		p.warnings = append(p.warnings, what+": "+f.Place+" "+f.Detail+".")
	}
	return nil
}

// made takes the first example that the schema lets through, or else makes a
// value, the same for the same seed.
func (s *Sender) made(p *payload, e *event) {
	examples := examplesOf(s.doc, p.media)
	for _, one := range examples {
		if v := sample.Of(one.value); len(s.faults(p.media.Schema, v)) == 0 {
			p.value = v
			return
		}
	}
	if p.media.Schema != nil {
		for _, try := range []func() (any, bool){
			func() (any, bool) { return s.Values.Realistic(p.media.Schema, contract.InResponse, s.seedFor(e)) },
			func() (any, bool) { return s.Values.Value(p.media.Schema, contract.InResponse) },
		} {
			if v, ok := try(); ok && len(s.faults(p.media.Schema, v)) == 0 {
				p.value = v
				return
			}
		}
	}
	switch {
	case len(examples) > 0:
		p.value = sample.Of(examples[0].value)
		p.warnings = append(p.warnings, "The documented example is not what its schema says, and no value was found that is.")
	case p.media.Schema != nil:
		p.value, _ = s.Values.Value(p.media.Schema, contract.InResponse)
		p.warnings = append(p.warnings, "No value was found that the schema lets through.")
	default:
		p.value = sample.Object{} // nothing is said of it
	}
}

// seedFor is FNV-1a of what is sent, begun with the seed.
func (s *Sender) seedFor(e *event) uint64 {
	h := uint64(0xcbf29ce484222325) ^ s.Seed
	for _, c := range []byte(e.op.Method + " " + e.name) {
		h = (h ^ uint64(c)) * 0x100000001b3
	}
	return h
}
