package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/report"
)

// document is a document that a command was given.
type document struct {
	*contract.Document
	source report.Source
	data   []byte // one text, files bundled
	// unbundled is the document as it stands in its file, when other files
	// were bundled into it; nil otherwise.
	unbundled *contract.Document
}

// load reads the document that an argument names: a file with those below its
// folder that it refers to, or standard input.
func (a *app) load(name string) (*document, error) {
	defer a.progress("Reading " + name)()
	t, err := a.readText(name)
	if err != nil {
		return nil, err
	}
	return t.parse()
}

// loadOrFetch reads a document that may also be a version on a server. It is
// then known by the version it was published under.
func (a *app) loadOrFetch(ctx context.Context, name string, r *remote) (*document, error) {
	defer a.progress("Reading " + name)()
	t, err := a.readOrFetch(ctx, name, r)
	if err != nil {
		return nil, err
	}
	return t.parse()
}

// parse parses one text, whatever other files it refers to.
func parse(name string, data []byte) (*document, error) {
	doc, err := contract.Load(data, contract.DefaultLimits())
	if err != nil {
		return nil, named(name, err)
	}
	return &document{Document: doc, source: report.SourceOf(name, doc), data: data}, nil
}

// standsAlone reports whether a document is its text and nothing else. The
// files that the same text refers to from another folder may be other files.
func (d *document) standsAlone() bool { return d.unbundled == nil && !refersOut(d.Document) }

// refersOut reports whether a document refers to other files.
func refersOut(doc *contract.Document) bool {
	return slices.ContainsFunc(doc.Defects, func(d contract.Defect) bool { return d.Rule == "external-ref" })
}

// bundled reads a document again, with the files it refers to. Only files in
// and below its folder can be reached, through symbolic links too. opened is told
// the name of each file; it may be nil.
func bundled(name string, unbundled *contract.Document, opened func(name string)) (*document, error) {
	folder, err := os.OpenRoot(filepath.Dir(name))
	if err != nil {
		return nil, unreadable(name, err)
	}
	defer folder.Close()
	fsys := folder.FS()
	if opened != nil {
		fsys = toldFS{fsys, func(below string) { opened(filepath.Join(filepath.Dir(name), filepath.FromSlash(below))) }}
	}
	data, err := contract.Bundle(fsys, filepath.Base(name), contract.DefaultLimits())
	if err != nil {
		return nil, err
	}
	d, err := parse(name, data)
	if err != nil {
		return nil, err
	}
	d.unbundled = unbundled
	return d, nil
}

// toldFS tells the name of each file that is opened.
type toldFS struct {
	fs.FS
	tell func(name string)
}

// Open opens a file.
func (t toldFS) Open(name string) (fs.File, error) {
	t.tell(name)
	return t.FS.Open(name)
}

// named puts a file's name before what is wrong with it.
func named(name string, err error) error {
	var e *fault.Error
	if !errors.As(err, &e) {
		return fmt.Errorf("%s: %w", name, err)
	}
	copied := *e
	copied.Detail = name + ": " + e.Detail
	return &copied
}
