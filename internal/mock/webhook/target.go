package webhook

import (
	"net/url"

	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/outgoing"
)

// choose returns which of the events of a name is sent, and where: to the URL of
// the order, or that of the last request, or that of the settings.
func (s *Sender) choose(events []*event, o Order) (*event, *url.URL, *fault.Error) {
	if o.URL != "" {
		u, e := s.parse(o.URL, "The url of the order")
		return events[0], u, e
	}
	for _, one := range events {
		if address, ok := s.memory.address(one); ok {
			u, e := s.parse(address, "The URL that the callback is asked to go to")
			return one, u, e
		}
	}
	if s.Target != nil {
		return events[0], s.Target, nil
	}
	return nil, nil, fault.New(fault.Invalid, "%s", homeless(events[0]))
}

// homeless says what to do about an event that has nowhere to go.
func homeless(e *event) string {
	text := `No URL is known for it: name one in the order, as {"url": "http://127.0.0.1:9000/hooks"}, or start the mock with --webhook-url`
	if e.expression != nil {
		text += ", or have the operation requested, with a URL in it"
	}
	return text + "."
}

// parse reads an address, which may be relative where there is a target.
func (s *Sender) parse(address, what string) (*url.URL, *fault.Error) {
	u, err := url.Parse(address)
	if err == nil && s.Target != nil {
		u = s.Target.ResolveReference(u)
	}
	switch {
	case err != nil || len(address) > maxURL:
		return nil, fault.New(fault.Invalid, "%s is no URL.", what)
	case outgoing.CheckURL(u) != nil:
		return nil, fault.New(fault.Invalid, "%s must be an http or https URL without credentials in it.", what)
	}
	u.Fragment, u.RawFragment = "", ""
	return u, nil
}
