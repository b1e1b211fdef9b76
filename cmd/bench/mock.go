package main

import (
	"context"
	"fmt"
	"strings"
)

// mockDocument is a document that is mocked, and the request that its mock is sent.
type mockDocument struct {
	Name    string
	File    string // below the root of the source tree
	Path    string
	Headers []string
	Aim     float64 // requests/s of ours
}

// request is what is sent to a mock at an address.
func (d mockDocument) request(addr string) []byte {
	lines := append([]string{"GET " + d.Path + " HTTP/1.1", "Host: " + addr, "Accept: application/json"}, d.Headers...)
	return []byte(strings.Join(lines, "\r\n") + "\r\n\r\n")
}

// The answers are examples of the documents, so that every mock sends the same.
func smallDocument() mockDocument {
	return mockDocument{Name: "Bookshop, 2 operations", File: "docs/examples/bookshop.yaml", Path: "/books/9780262046305", Headers: []string{"X-Key: not-a-real-key"}, Aim: 15_000}
}

func hugeDocument() mockDocument {
	return mockDocument{Name: "GitHub, 1,223 operations", File: "corpus/github/23.0.2.json", Path: "/repos/octocat/hello-world/collaborators?per_page=30&page=2", Aim: 10_000}
}

// mockSection measures `steward mock` beside Prism.
func mockSection(ctx context.Context, set settings) (string, error) {
	return toolSection[mockTools]{
		title: "Mocks", needs: "npm", tools: newMockTools, head: mockHead(),
		parts: []toolPart[mockTools]{{"start", mockStartPart}, {"load", mockLoadPart}},
	}.measure(ctx, set)
}

func mockHead() string {
	return fmt.Sprintf("## Mocks, beside Prism\n\n`go run ./cmd/bench -only mock`: `steward mock --quiet` and `prism mock --verboseLevel silent` of `%s`, each a process on loopback.\n", prismPackage)
}
