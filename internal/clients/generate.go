package clients

import (
	"bytes"

	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/clients/source"
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/contract/lint"
)

// Options are what a document does not say of its client.
type Options struct {
	Name    string // what the API is called; "" takes the document's title
	Version string // that it was published under; "" takes the document's own
	Module  string // path of a Go module, or name of an npm or PyPI package; "" makes one from the name
}

// Generated is the client of a document in one language.
type Generated struct {
	Language   Language
	Name       string // "payments"
	Version    string
	Operations int
	Types      int
	Notes      []plan.Note // what cannot be expressed
	Files      []source.File
}

// Generate makes the client of a document. The same document and options give
// the same files. fault.Invalid, with the findings, for a document that
// `steward check` refuses by the ruleset; fault.TooLarge for one whose schemas
// expand to too much.
func Generate(doc *contract.Document, set lint.Ruleset, language Language, o Options) (*Generated, error) {
	if err := refuse(lint.Run(doc, set)); err != nil {
		return nil, err
	}
	return Make(doc, language, o)
}

// Make is like Generate for a document that has been checked.
func Make(doc *contract.Document, language Language, o Options) (*Generated, error) {
	if err := checkModule(language, o.Module); err != nil {
		return nil, err
	}
	p, err := plan.New(doc, plan.Options{Name: o.Name, Version: o.Version})
	if err != nil {
		return nil, err
	}
	return &Generated{
		Language: language, Name: p.Name.Kebab(), Version: p.Version, Notes: notes(p, language),
		Operations: operations(p), Types: len(p.Declared()), Files: emit(p, language, o),
	}, nil
}

// operations counts the operations that have a method, or several.
func operations(p *plan.Package) int {
	seen := make(map[*contract.Operation]bool)
	for _, g := range p.Groups {
		for _, op := range g.Operations {
			seen[op.Source] = true
		}
	}
	return len(seen)
}

// Lines counts the lines of the files.
func (g *Generated) Lines() int {
	n := 0
	for _, f := range g.Files {
		n += bytes.Count(f.Data, []byte("\n"))
	}
	return n
}
