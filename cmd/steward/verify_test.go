package main

import "testing"

func TestVerifyHolds(t *testing.T) {
	s := startShelf(t)
	s.verify().wants(t, 0, "keeps its contract", "5 operations", "(seed 7)")
}

func TestVerifyFallsShort(t *testing.T) {
	s := startShelf(t)
	s.setBroken(true)
	s.verify().wants(t, 1, "does not keep its contract: 1 failure", "GET /books/{id}", "response-schema", "curl '"+s.URL+"/v1/books/")
}
