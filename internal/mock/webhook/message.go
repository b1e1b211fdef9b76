package webhook

import (
	"bytes"
	"context"
	"encoding/hex"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/wire"
)

// The headers of Standard Webhooks ("Webhook Headers").
const (
	idHeader        = "Webhook-Id"
	timestampHeader = "Webhook-Timestamp"
	signatureHeader = "Webhook-Signature"
)

// message is a request that is about to be sent.
type message struct {
	*payload
	event  *event
	method string
	url    *url.URL
	header http.Header
	id     string
	at     time.Time
}

// message makes what an order asks for.
func (s *Sender) message(e *event, to *url.URL, o Order) (*message, *fault.Error) {
	p, f := s.payload(e, o)
	if f != nil {
		return nil, f
	}
	target := *to
	m := &message{payload: p, event: e, method: e.op.Method, url: &target, header: http.Header{}, at: s.Now()}
	s.parameters(m)
	if p.kind != "" {
		m.header.Set("Content-Type", p.kind)
	}
	return m, s.signed(m)
}

// parameters gives a message the documented ones.
func (s *Sender) parameters(m *message) {
	query, cookies := []string{}, []string{}
	if m.url.RawQuery != "" {
		query = append(query, m.url.RawQuery)
	}
	for _, p := range m.event.op.Parameters {
		if p.Deprecated && !p.Required {
			continue
		}
		switch p.In {
		case "query":
			query = append(query, wire.Query(p, s.Values.Parameter(p))...)
		case "cookie":
			cookies = append(cookies, wire.Cookie(p, s.Values.Parameter(p))...)
		case "header":
			s.headerParameter(m, p)
		}
	}
	m.url.RawQuery = strings.Join(query, "&")
	if len(cookies) > 0 {
		m.header.Set("Cookie", strings.Join(cookies, "; "))
	}
}

// headerParameter sets a header unless it is none that a sender chooses.
func (s *Sender) headerParameter(m *message, p *contract.Parameter) {
	switch http.CanonicalHeaderKey(p.Name) {
	case "Host", "Content-Length", "Content-Encoding", "Transfer-Encoding", "Connection", "Keep-Alive", "Upgrade", "Te", "Trailer", "Expect", "Cookie",
		idHeader, timestampHeader, signatureHeader:
		return
	}
	if !wire.Token(p.Name) || wire.IgnoredHeader(p.Name) || strings.HasPrefix(http.CanonicalHeaderKey(p.Name), "Proxy-") {
		return
	}
	m.header.Set(p.Name, wire.Header(p, s.Values.Parameter(p)))
}

// signed gives a message its id and its signature (Standard Webhooks,
// "Signature scheme").
func (s *Sender) signed(m *message) *fault.Error {
	var random [16]byte
	if _, err := io.ReadFull(s.Random, random[:]); err != nil {
		return &fault.Error{Kind: fault.Internal, Detail: "making the id of a message", Err: err}
	}
	m.id = "msg_" + hex.EncodeToString(random[:])
	signature, err := s.Secret.signature(m.id, m.at, m.body)
	if err != nil {
		return &fault.Error{Kind: fault.Internal, Detail: "signing a message", Err: err}
	}
	m.header.Set(idHeader, m.id)
	m.header.Set(timestampHeader, strconv.FormatInt(m.at.Unix(), 10))
	m.header.Set(signatureHeader, signature)
	return nil
}

// request is the message for a client.
func (m *message) request(ctx context.Context) (*http.Request, *fault.Error) {
	req, err := http.NewRequestWithContext(ctx, m.method, m.url.String(), bytes.NewReader(m.body))
	if err != nil {
		return nil, fault.New(fault.Invalid, "The method %s or the URL cannot be sent.", m.method)
	}
	req.Header = m.header
	return req, nil
}
