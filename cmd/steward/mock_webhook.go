package main

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"strings"
	"time"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/mock/webhook"
	"github.com/apisteward/steward/internal/outgoing"
)

// sender reads how webhooks are to be sent.
func (o *mockOptions) sender(a *app) (*webhook.Settings, error) {
	s := &webhook.Settings{Random: a.random}
	var err error
	if o.url != "" {
		if s.Target, err = url.Parse(o.url); err != nil || outgoing.CheckURL(s.Target) != nil {
			return nil, errors.New("--webhook-url is an http or https URL without credentials, such as http://127.0.0.1:9000/hooks")
		}
	}
	if o.secret == "" {
		s.Secret, err = webhook.NewSecret(a.random)
		return s, err
	}
	if s.Secret, err = webhook.ParseSecret(o.secret); err != nil {
		return nil, fmt.Errorf("--webhook-secret: %w", err)
	}
	return s, nil
}

// admit lets webhooks go to this machine when nobody else can order them, and to
// the origin of --webhook-url in any case.
func (s *mockServer) admit(bound net.Addr) {
	o := outgoing.Options{Reach: outgoing.Nowhere, UserAgent: "steward/" + buildVersion()}
	if s.webhooks.Local = isLoopback(bound); s.webhooks.Local {
		o.Reach = outgoing.Loopback
	}
	if s.webhooks.Target != nil {
		o.Trusted = []*url.URL{s.webhooks.Target}
	}
	s.webhooks.Client = outgoing.New(o)
	if !s.opts.quiet {
		s.webhooks.Observe = s.delivered
	}
}

// delivered logs a webhook that was sent. The query of a URL can hold a secret.
func (s *mockServer) delivered(d *webhook.Delivery) {
	address, _, _ := strings.Cut(d.URL, "?")
	came := d.Failure
	if d.Status != 0 {
		came = fmt.Sprintf("answered %d in %s", d.Status, d.Took.Round(time.Millisecond))
	}
	text := fmt.Sprintf("sent %s with %s to %s: %s", d.Name, d.Method, address, came)
	s.tell(strings.Join(strings.Fields(text), " ")) // a name can have line ends
}

func isLoopback(bound net.Addr) bool {
	tcp, ok := bound.(*net.TCPAddr)
	return ok && tcp.IP.IsLoopback()
}

// calls reports whether a document has webhooks or callbacks.
func calls(doc *contract.Document) bool {
	if len(doc.Webhooks()) > 0 {
		return true
	}
	for _, op := range doc.Operations() {
		if len(op.Callbacks) > 0 {
			return true
		}
	}
	return false
}

// webhookLines say how webhooks are ordered, and what they are signed with.
func (s *mockServer) webhookLines(doc *contract.Document, root string) string {
	if !calls(doc) {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, "  POST %s/_mock/webhooks/NAME sends a webhook", root)
	switch {
	case s.webhooks.Target != nil:
		b.WriteString(" to " + s.webhooks.Target.Redacted())
	case !s.webhooks.Local:
		b.WriteString(" once --webhook-url says where to")
	}
	if s.opts.secret == "" {
		b.WriteString(", signed with " + s.webhooks.Secret.Text())
	}
	return b.String() + "\n"
}
