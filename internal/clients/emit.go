package clients

import (
	"slices"

	"github.com/apisteward/steward/internal/clients/golang"
	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/clients/python"
	"github.com/apisteward/steward/internal/clients/source"
	"github.com/apisteward/steward/internal/clients/typescript"
)

// emit writes a plan in a language.
func emit(p *plan.Package, language Language, o Options) []source.File {
	switch language {
	case Go:
		return golang.Files(p, golang.Options{Module: o.Module})
	case TypeScript:
		return typescript.Files(p, typescript.Options{Package: o.Module})
	default:
		return python.Files(p, python.Options{Package: o.Module})
	}
}

// notes lists what the client of a plan cannot express in a language.
func notes(p *plan.Package, language Language) []plan.Note {
	switch language {
	case Go:
		return slices.Concat(p.Notes, golang.Notes(p))
	case TypeScript:
		return slices.Concat(p.Notes, typescript.Notes(p))
	}
	return p.Notes
}
