package main

import (
	"fmt"
	"net"
	"net/url"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/sample"
)

// greet tells a person at the start what is mocked, where, and what to do.
func (s *mockServer) greet(doc *document, bound net.Addr) {
	root := mockAddress(bound)
	var b strings.Builder
	fmt.Fprintf(&b, "%s is mocked at %s\n", printable(titleOf(doc)), root+mockBase(doc.Document))
	what := counted(len(doc.Operations()), "operation")
	if n := len(doc.Webhooks()); n > 0 {
		what += ", " + counted(n, "webhook")
	}
	fmt.Fprintf(&b, "  %s: %s/_mock lists them\n", what, root)
	if n := len(doc.Defects); n > 0 {
		fmt.Fprintf(&b, "  %s in the document; `steward check` tells them\n", counted(n, "fault"))
	}
	b.WriteString(s.manner())
	b.WriteString(s.webhookLines(doc.Document, root))
	fmt.Fprintf(&b, "  choose an answer with -H 'Prefer: code=404', example=NAME, dynamic=true or delay=250; in a browser with ?__code=404\n")
	if line := s.tryLine(doc.Document, root); line != "" {
		fmt.Fprintf(&b, "Try it:\n  %s\n", line)
	}
	fmt.Fprint(s.stdout, b.String())
}

// titleOf is "Bookshop 1.0.0".
func titleOf(doc *document) string {
	title := strings.Join(strings.Fields(doc.Title), " ")
	if title == "" {
		title = doc.source.Name
	}
	return strings.TrimSpace(title + " " + doc.source.Version)
}

// manner says how the mock answers, a line each.
func (s *mockServer) manner() string {
	var b strings.Builder
	if s.opts.stateful {
		b.WriteString("  what is created, changed and deleted is remembered; DELETE /_mock/state forgets it\n")
	} else {
		b.WriteString("  nothing is remembered; --stateful changes that\n")
	}
	if s.opts.lenient {
		b.WriteString("  requests that the document does not allow are answered all the same\n")
	}
	if s.opts.fail > 0 {
		fmt.Fprintf(&b, "  %s of the requests fail\n", s.opts.fail.String())
	}
	if s.opts.latency.To > 0 {
		fmt.Fprintf(&b, "  answers take %s\n", s.opts.latency.String())
	}
	return b.String()
}

// mockAddress is where the mock is reached from this machine. A name would do
// less: some programs try only the first of its addresses.
func mockAddress(bound net.Addr) string {
	host, port, err := net.SplitHostPort(bound.String())
	if ip := net.ParseIP(host); err == nil && ip != nil && ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	return "http://" + net.JoinHostPort(host, port)
}

// mockBase is the base path of the document's first server.
func mockBase(doc *contract.Document) string {
	ops := doc.Operations()
	if len(ops) == 0 {
		return ""
	}
	return pathOf(sample.New(doc).Request(ops[0]).Server)
}

// pathOf is the path of a URL without a slash at its end; "" for a URL that
// cannot be read.
func pathOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimRight(u.EscapedPath(), "/")
}
