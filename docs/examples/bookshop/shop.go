package main

import (
	"encoding/json"
	"io"
	"mime"
	"net/http"
	"regexp"
)

// book is what the shop knows of a book.
type book struct {
	ISBN   string `json:"isbn"`
	Title  string `json:"title"`
	Author string `json:"author,omitempty"`
	Price  int    `json:"price"`
}

// order asks for copies of a book. What is absent is nil.
type order struct {
	ISBN   *string `json:"isbn"`
	Copies *int    `json:"copies"`
}

// shop answers requests.
type shop struct {
	http.ServeMux
	fixed bool
	books map[string]book
}

// newShop returns a shop that keeps its contract, or one that does not quite:
// it takes orders of more than 20 copies, and orders without a key, and gives a
// negative price for one book. It gets hold of any book that is ordered.
func newShop(fixed bool) *shop {
	s := &shop{fixed: fixed, books: map[string]book{
		"9780262046305": {"9780262046305", "Introduction to Algorithms", "Thomas Cormen", 8999},
		"9780141439518": {"9780141439518", "Pride and Prejudice", "Jane Austen", 899},
	}}
	if !fixed {
		s.books["9780141439518"] = book{"9780141439518", "Pride and Prejudice", "Jane Austen", -1}
	}
	s.HandleFunc("/books/{isbn}", s.only(http.MethodGet, s.getBook))
	s.HandleFunc("/orders", s.only(http.MethodPost, s.createOrder))
	return s
}

// only refuses other methods, and requests without a key.
func (s *shop) only(method string, next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		open := !s.fixed && method == http.MethodPost
		switch {
		case r.Method != method:
			w.Header().Set("Allow", method)
			fail(w, http.StatusMethodNotAllowed, "The method is not allowed here.")
		case r.Header.Get("X-Key") != "letmein" && !open:
			fail(w, http.StatusUnauthorized, "A key is needed.")
		default:
			next(w, r)
		}
	}
}

var isbn = regexp.MustCompile(`^97[89][0-9]{10}$`)

func (s *shop) getBook(w http.ResponseWriter, r *http.Request) {
	found, ok := s.books[r.PathValue("isbn")]
	switch {
	case !isbn.MatchString(r.PathValue("isbn")):
		fail(w, http.StatusBadRequest, "This is no ISBN.")
	case !ok:
		fail(w, http.StatusNotFound, "There is no such book.")
	default:
		answer(w, http.StatusOK, "application/json", found)
	}
}

func (s *shop) createOrder(w http.ResponseWriter, r *http.Request) {
	if media, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); media != "application/json" {
		fail(w, http.StatusUnsupportedMediaType, "An order is JSON.")
		return
	}
	var o order
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 1<<20))
	if err != nil || json.Unmarshal(body, &o) != nil || o.ISBN == nil || o.Copies == nil || !isbn.MatchString(*o.ISBN) || *o.Copies < 1 {
		fail(w, http.StatusBadRequest, "An order has an ISBN and a number of copies.")
		return
	}
	if *o.Copies > 20 && s.fixed {
		fail(w, http.StatusBadRequest, "An order is for 20 copies at most.")
		return
	}
	answer(w, http.StatusCreated, "application/json", o)
}

func fail(w http.ResponseWriter, status int, detail string) {
	answer(w, status, "application/problem+json", map[string]any{"title": http.StatusText(status), "status": status, "detail": detail})
}

func answer(w http.ResponseWriter, status int, media string, body any) {
	w.Header().Set("Content-Type", media)
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body)
}
