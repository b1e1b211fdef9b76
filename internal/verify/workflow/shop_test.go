package workflow

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
)

// shop is the API of testdata/shop.openapi.yaml. Orders become paid two reads
// after the bank has taken the money.
type shop struct {
	mu     sync.Mutex
	orders map[string]map[string]any
	reads  map[string]int // left until an order is paid
	busy   int            // answers of /busy so far
}

// bank is the API of testdata/bank.openapi.yaml.
type bank struct{ shop *shop }

func newShop(t *testing.T) (shopURL, bankURL string) {
	s := &shop{orders: map[string]map[string]any{}, reads: map[string]int{}}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /v1/login", s.login)
	mux.HandleFunc("GET /v1/products", s.products)
	mux.HandleFunc("POST /v1/orders", s.order)
	mux.HandleFunc("GET /v1/orders/{id}", s.read)
	mux.HandleFunc("DELETE /v1/orders/{id}", s.remove)
	mux.HandleFunc("GET /v1/busy", s.later)
	mux.HandleFunc("GET /v1/broken", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(500) })
	first := httptest.NewServer(mux)
	t.Cleanup(first.Close)
	second := httptest.NewServer(&bank{s})
	t.Cleanup(second.Close)
	return first.URL + "/v1", second.URL
}

func reply(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(v)
}

func (s *shop) login(w http.ResponseWriter, r *http.Request) {
	if r.PostFormValue("user") != "ann" || r.PostFormValue("password") != "secret & more" {
		w.WriteHeader(401)
		return
	}
	reply(w, 200, map[string]any{"token": "t-1"})
}

func (s *shop) products(w http.ResponseWriter, r *http.Request) {
	items := []any{map[string]any{"id": "p1", "name": "Pen", "price": 9.5}, map[string]any{"id": "p2", "name": "Pad", "price": 3}}
	if tags := r.URL.Query()["tags"]; len(tags) > 0 && strings.Join(tags, "+") != "new+ann-s" {
		items = nil
	}
	reply(w, 200, map[string]any{"items": items})
}

func (s *shop) order(w http.ResponseWriter, r *http.Request) {
	var o map[string]any
	if r.Header.Get("Authorization") != "Bearer t-1" {
		w.WriteHeader(401)
		return
	}
	if json.NewDecoder(r.Body).Decode(&o) != nil || o["product"] != "p1" {
		reply(w, 422, map[string]any{"error": "no such product"})
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	id := fmt.Sprintf("o%d", len(s.orders)+1)
	delete(o, "product")
	o["id"], o["status"] = id, "pending"
	s.orders[id], s.reads[id] = o, -1
	w.Header().Set("Location", "/v1/orders/"+id)
	reply(w, 201, o)
}

func (s *shop) read(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	id := r.PathValue("id")
	o := s.orders[id]
	if o == nil {
		w.WriteHeader(404)
		return
	}
	if s.reads[id] > 0 {
		if s.reads[id]--; s.reads[id] == 0 {
			o["status"] = "paid"
		}
	}
	reply(w, 200, o)
}

func (s *shop) remove(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.orders[r.PathValue("id")] == nil {
		w.WriteHeader(404)
		return
	}
	delete(s.orders, r.PathValue("id"))
	w.WriteHeader(204)
}

// later is busy once, asks for a while in a header twice, and is done then.
func (s *shop) later(w http.ResponseWriter, _ *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch s.busy++; s.busy {
	case 1:
		w.WriteHeader(503)
	case 2:
		w.Header().Set("Retry-After", "7")
		w.WriteHeader(409)
	case 3:
		w.WriteHeader(409)
	default:
		w.Header().Set("Content-Type", "text/plain")
		fmt.Fprint(w, "done")
	}
}

// ServeHTTP takes money for an order.
func (b *bank) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var p struct {
		Order, Memo string
		Amount      float64
	}
	if json.NewDecoder(r.Body).Decode(&p) != nil || p.Amount != 9.5 || p.Memo != `for "ann"` {
		reply(w, 201, map[string]any{"state": "refused"})
		return
	}
	b.shop.mu.Lock()
	defer b.shop.mu.Unlock()
	b.shop.reads[p.Order] = 3
	reply(w, 201, map[string]any{"id": "pay-1", "state": "accepted"})
}
