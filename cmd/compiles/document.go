package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/apisteward/steward/internal/clients"
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/contract/lint"
)

// document is one document of the corpus.
type document struct {
	Name string // path below the corpus
	*contract.Document
}

// refusal is why `steward check` refuses a document.
type refusal struct{ reason string }

func (r refusal) Error() string { return r.reason }

// readDocument loads a document. The error is a refusal for one that `steward check` refuses.
func readDocument(corpus, name string) (*document, error) {
	data, err := os.ReadFile(filepath.Join(corpus, filepath.FromSlash(name)))
	if err != nil {
		return nil, err
	}
	doc, err := contract.Load(data, contract.DefaultLimits())
	if err != nil {
		return nil, refusal{err.Error()}
	}
	return &document{name, doc}, nil
}

// check returns a refusal when `steward check` refuses the document.
func (d *document) check() error {
	findings := clients.Refusing(lint.Run(d.Document, lint.DefaultRuleset()))
	if len(findings) == 0 {
		return nil
	}
	f := findings[0]
	return refusal{fmt.Sprintf("%d:%d %s (%s)", f.Line, f.Column, f.Text, f.Rule)}
}
