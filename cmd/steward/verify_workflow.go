package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/apisteward/steward/internal/verify"
	"github.com/apisteward/steward/internal/verify/workflow"
)

// workflows reads Arazzo files and the documents of the APIs that they call.
func (o *verifyOptions) workflows(ctx context.Context, a *app, main *document) ([]verify.WorkflowFile, error) {
	bases, err := pairsOf("--source", "NAME=URL", o.sources)
	if err != nil {
		return nil, err
	}
	given, err := pairsOf("--input", "NAME=VALUE", o.inputs)
	if err != nil {
		return nil, err
	}
	inputs := map[string]any{}
	for name, value := range given {
		inputs[name] = workflow.Text(value)
	}
	var files []verify.WorkflowFile
	for _, name := range o.workflow {
		data, err := readFile(name)
		if err != nil {
			return nil, err
		}
		file, err := workflow.Parse(data)
		if err != nil {
			return nil, named(name, err)
		}
		w := verify.WorkflowFile{Name: name, File: file, Inputs: inputs, APIs: map[string]verify.Source{}}
		for _, s := range file.Sources {
			if w.APIs[s.Name], err = a.source(ctx, o, main, w.Name, s, len(file.Sources) == 1, bases); err != nil {
				return nil, err
			}
		}
		files = append(files, w)
	}
	return files, nil
}

// source is an API that a file of workflows calls: the one that is verified, if
// its document is the same or it is the only one; else that of --source.
func (a *app) source(ctx context.Context, o *verifyOptions, main *document, file string, s *workflow.Source, only bool, bases map[string]string) (verify.Source, error) {
	base, other := bases[s.Name]
	if !other {
		if only || sameFile(besides(file, s.URL), main.source.Name) || s.URL == main.source.Name {
			return verify.Source{}, nil
		}
		return verify.Source{}, fmt.Errorf("%s calls %s, of which only the document is known: say where it runs with --source %s=URL", file, s.Name, s.Name)
	}
	u, err := baseURL("--source", base)
	if err != nil {
		return verify.Source{}, err
	}
	name := s.URL
	if _, _, published := onServer(name); !published {
		name = besides(file, s.URL)
	}
	if strings.Contains(name, "://") {
		return verify.Source{}, fmt.Errorf("%s: the document of %s stands at %s; fetch it, and name the file", file, s.Name, s.URL)
	}
	doc, err := a.loadOrFetch(ctx, name, o.remote)
	if err != nil {
		return verify.Source{}, err
	}
	credentials, err := credentialsOf("--auth", s.Name, o.auth, doc.Document)
	return verify.Source{Doc: doc.Document, Base: u, Credentials: credentials}, err
}

// besides is a file named from within another.
func besides(file, name string) string {
	if u, err := url.Parse(name); err != nil || u.IsAbs() || filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(filepath.Dir(file), filepath.FromSlash(name))
}

func sameFile(a, b string) bool {
	x, err1 := filepath.Abs(a)
	y, err2 := filepath.Abs(b)
	return err1 == nil && err2 == nil && x == y
}

// pairsOf reads flags of the form NAME=VALUE.
func pairsOf(flag, form string, given []string) (map[string]string, error) {
	pairs := map[string]string{}
	for _, one := range given {
		name, value, found := strings.Cut(one, "=")
		if !found || name == "" {
			return nil, errors.New(flag + " is written " + form)
		}
		pairs[name] = value
	}
	return pairs, nil
}
