package roundtrip

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
)

// Request is a request as it arrived.
type Request struct {
	Method string
	Target string // as in the request line, without the name of the case
	Header http.Header
	Body   []byte
	Other  bool // it arrived at the other origin
	Left   bool // the client closed the connection before the reply was complete
}

// Server answers cases on loopback, and remembers what arrived. The first
// segment of a path names the case; at /token the client id does.
type Server struct {
	url, other string
	servers    []*httptest.Server

	mu    sync.Mutex
	cases map[string]*track
}

// track is one case as it goes.
type track struct {
	plan    []Exchange
	arrived []*Request
}

// NewServer starts a server for the cases, each of which is expected once.
func NewServer(cases []*Case) *Server {
	s := &Server{cases: make(map[string]*track, len(cases))}
	for _, c := range cases {
		s.cases[c.Name] = &track{plan: c.Exchanges}
	}
	s.url = s.listen(false)
	s.other = s.listen(true)
	return s
}

func (s *Server) listen(other bool) string {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { s.serve(w, r, other) }))
	server.Config.SetKeepAlivesEnabled(false) // a connection dropped when in use again may be tried again by the HTTP client itself
	s.servers = append(s.servers, server)
	return server.URL
}

// Base is the URL that the client of a case is given.
func (s *Server) Base(name string) string { return s.url + "/" + name }

// TokenURL is where OAuth2 tokens are asked for.
func (s *Server) TokenURL() string { return s.url + "/token" }

// Close ends the server, and all connections.
func (s *Server) Close() {
	for _, server := range s.servers {
		server.CloseClientConnections()
		server.Close()
	}
}

// Arrived returns the requests of a case, in order.
func (s *Server) Arrived(name string) []*Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	if t := s.cases[name]; t != nil {
		return t.arrived
	}
	return nil
}

func (s *Server) serve(w http.ResponseWriter, r *http.Request, other bool) {
	body, _ := io.ReadAll(r.Body)
	request := &Request{Method: r.Method, Header: r.Header.Clone(), Body: body, Other: other}
	name, rest, _ := strings.Cut(strings.TrimPrefix(r.RequestURI, "/"), "/")
	request.Target = "/" + rest
	if name == "token" {
		name, request.Target = clientOf(r, body), "/token"
	}
	reply, ok := s.record(name, request)
	if !ok {
		http.Error(w, "not expected", http.StatusTeapot)
		return
	}
	filled := s.filled(reply, name)
	filled.send(w, r, func() {
		s.mu.Lock()
		request.Left = true
		s.mu.Unlock()
	})
}

// record adds a request to its case and returns the reply that is its turn.
func (s *Server) record(name string, r *Request) (Reply, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	t := s.cases[name]
	if t == nil {
		return Reply{}, false
	}
	t.arrived = append(t.arrived, r)
	if len(t.arrived) > len(t.plan) {
		return Reply{}, false
	}
	return t.plan[len(t.arrived)-1].Reply, true
}

// filled puts addresses into a reply.
func (s *Server) filled(r Reply, name string) Reply {
	replacer := strings.NewReplacer("{base}", s.Base(name), "{other}", s.other+"/"+name)
	r.Body = replacer.Replace(r.Body)
	if r.JSON != nil {
		r.Body = replacer.Replace(r.JSON.JSON())
	}
	headers := make(map[string]string, len(r.Headers))
	for key, value := range r.Headers {
		headers[key] = replacer.Replace(value)
	}
	r.Headers = headers
	chunks := make([]string, len(r.Chunks))
	for i, chunk := range r.Chunks {
		chunks[i] = replacer.Replace(chunk)
	}
	r.Chunks = chunks
	return r
}

// clientOf finds who asks for a token (RFC 6749, section 2.3.1).
func clientOf(r *http.Request, body []byte) string {
	if user, _, ok := r.BasicAuth(); ok {
		return user
	}
	for _, field := range fields(body) {
		if field[0] == "client_id" {
			return field[1]
		}
	}
	return ""
}
