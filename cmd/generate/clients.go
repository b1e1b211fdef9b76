package main

import (
	"fmt"

	"github.com/apisteward/steward/internal/clients/golang"
	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/clients/python"
	"github.com/apisteward/steward/internal/clients/source"
	"github.com/apisteward/steward/internal/clients/typescript"
	"github.com/apisteward/steward/internal/contract"
)

// writeClients rebuilds Steward's own clients: for Go a package of Steward's
// module, for the other languages packages of their own. It fails when the
// contract says what a client cannot express.
func writeClients(t *tree, doc *contract.Document) error {
	p, err := plan.New(doc, plan.Options{})
	if err != nil {
		return err
	}
	for _, note := range p.Notes {
		return fmt.Errorf("clients cannot express %s: %s", note.Place, note.Text)
	}
	for folder, files := range ownClients(p) {
		for _, f := range files {
			if err := t.write(folder+"/"+f.Name, f.Data); err != nil {
				return err
			}
		}
	}
	return nil
}

// ownClients returns the files of Steward's clients, by their folder.
func ownClients(p *plan.Package) map[string][]source.File {
	return map[string][]source.File{
		"client": golang.Files(p, golang.Options{
			Package: "client", Module: "github.com/apisteward/steward/gen/client", NoModule: true,
			Agent: "steward-go",
		}),
		"typescript": typescript.Files(p, typescript.Options{Package: "@apisteward/client"}),
		"python":     python.Files(p, python.Options{Package: "apisteward"}),
	}
}
