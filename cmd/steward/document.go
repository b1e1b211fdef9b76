package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
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

// standardInput is the name of standard input on the command line.
const standardInput = "-"

// load reads the document that an argument names: a file with those below its
// folder that it refers to, or standard input.
func (a *app) load(name string) (*document, error) {
	defer a.progress("Reading " + name)()
	if name == standardInput {
		return a.loadInput()
	}
	data, err := readFile(name)
	if err != nil {
		return nil, err
	}
	return parseFile(name, data)
}

// parseFile reads the text of a file, with the files it refers to.
func parseFile(name string, data []byte) (*document, error) {
	d, err := parse(name, data)
	if err != nil || !refersOut(d.Document) {
		return d, err
	}
	return bundled(name, d.Document)
}

func (a *app) loadInput() (*document, error) {
	limits := contract.DefaultLimits()
	data, err := io.ReadAll(io.LimitReader(a.stdin, int64(limits.Bytes)+1))
	if err != nil {
		return nil, &fault.Error{Kind: fault.Malformed, Detail: "standard input cannot be read", Err: err}
	}
	return parse("stdin", data)
}

// readFile reads no more than Load would take.
func readFile(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, unreadable(name, err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, int64(contract.DefaultLimits().Bytes)+1))
	if err != nil {
		return nil, unreadable(name, err)
	}
	return data, nil
}

// unreadable says what is wrong with a file without repeating its name.
func unreadable(name string, err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	return &fault.Error{Kind: fault.Malformed, Detail: name + " cannot be read", Err: err}
}

func parse(name string, data []byte) (*document, error) {
	doc, err := contract.Load(data, contract.DefaultLimits())
	if err != nil {
		return nil, named(name, err)
	}
	return &document{Document: doc, source: report.SourceOf(name, doc), data: data}, nil
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

// refersOut reports whether a document refers to other files.
func refersOut(doc *contract.Document) bool {
	return slices.ContainsFunc(doc.Defects, func(d contract.Defect) bool { return d.Rule == "external-ref" })
}

// bundled reads a document again, with the files it refers to. Only files in
// and below its folder can be reached, through symbolic links too.
func bundled(name string, unbundled *contract.Document) (*document, error) {
	folder, err := os.OpenRoot(filepath.Dir(name))
	if err != nil {
		return nil, unreadable(name, err)
	}
	defer folder.Close()
	data, err := contract.Bundle(folder.FS(), filepath.Base(name), contract.DefaultLimits())
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

// onServer is the form of a version on a server: "payments@1.4.0".
func onServer(name string) (api, version string, ok bool) {
	parts := regexp.MustCompile(`^([a-z0-9]+(?:-[a-z0-9]+)*)@([^/\\@]+)$`).FindStringSubmatch(name)
	if parts == nil {
		return "", "", false
	}
	if _, err := os.Stat(name); err == nil {
		return "", "", false
	}
	return parts[1], parts[2], true
}

// loadOrFetch reads a document that may also be a version on a server. It is
// then known by the version it was published under.
func (a *app) loadOrFetch(ctx context.Context, name string, r *remote) (*document, error) {
	api, version, ok := onServer(name)
	if !ok {
		return a.load(name)
	}
	defer a.progress("Fetching " + name)()
	published, data, err := a.fetch(ctx, r, api, version)
	if err != nil {
		return nil, err
	}
	d, err := parse(api+"@"+published, data)
	if err != nil {
		return nil, err
	}
	d.source.Version = published
	return d, nil
}
