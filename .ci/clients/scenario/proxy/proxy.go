package main

import (
	"encoding/json"
	"net/http"
	"net/http/httputil"
	"net/url"
	"slices"
	"strings"
	"sync"
)

const (
	// header names a call and the faults of its attempts: with "keys lose,429",
	// the reply to the first is lost, the second is answered 429, and all others
	// pass.
	header = "Scenario"
	// report is where the calls are told of.
	report = "/scenario/calls"
)

// proxy is an http.Handler.
type proxy struct {
	server http.Handler
	mux    *http.ServeMux

	mu    sync.Mutex
	calls []*call
}

// call is what is known of a call that names itself.
type call struct {
	Name     string   `json:"call"`
	Attempts []string `json:"attempts"` // the fault of each
	Keys     int      `json:"keys"`     // how many different Idempotency-Keys there were
	keys     []string
}

func newProxy(target *url.URL) *proxy {
	p := &proxy{mux: http.NewServeMux()}
	p.server = &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) {
		r.SetURL(target)
		r.Out.Header.Del(header)
	}}
	p.mux.HandleFunc("GET "+report, p.report)
	p.mux.HandleFunc("/", p.pass)
	return p
}

// ServeHTTP answers an attempt.
func (p *proxy) ServeHTTP(w http.ResponseWriter, r *http.Request) { p.mux.ServeHTTP(w, r) }

func (p *proxy) pass(w http.ResponseWriter, r *http.Request) {
	fault, found := faults()[p.note(r)]
	if !found {
		fault = func(server http.Handler, w http.ResponseWriter, r *http.Request) { server.ServeHTTP(w, r) }
	}
	fault(p.server, w, r)
}

// note notes an attempt and returns its fault, "pass" for none.
func (p *proxy) note(r *http.Request) string {
	name, wanted, _ := strings.Cut(r.Header.Get(header), " ")
	if name == "" {
		return "pass"
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	c := p.named(name)
	fault := "pass"
	if list := strings.Split(wanted, ","); wanted != "" && len(c.Attempts) < len(list) {
		fault = list[len(c.Attempts)]
	}
	c.Attempts = append(c.Attempts, fault)
	if key := r.Header.Get("Idempotency-Key"); key != "" && !slices.Contains(c.keys, key) {
		c.keys = append(c.keys, key)
		c.Keys++
	}
	return fault
}

func (p *proxy) named(name string) *call {
	for _, c := range p.calls {
		if c.Name == name {
			return c
		}
	}
	p.calls = append(p.calls, &call{Name: name})
	return p.calls[len(p.calls)-1]
}

// report writes a line for each call.
func (p *proxy) report(w http.ResponseWriter, _ *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	lines := json.NewEncoder(w)
	for _, c := range p.calls {
		if err := lines.Encode(c); err != nil {
			return // the client is gone
		}
	}
}
