package main

import (
	"context"
	"errors"
	"strings"

	"github.com/apisteward/steward/internal/clients"
	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/clients/source"
)

// language is how the clients of a language are made and compiled.
type language struct {
	name   clients.Language
	emit   func(*plan.Package) []source.File
	named  func([]source.File) string
	checks []check
	tools  string // with their versions and arguments
}

// newLanguages finds the tools of the languages that a run was asked for.
func newLanguages(ctx context.Context, names []clients.Language, t *toolbox) ([]*language, error) {
	var all []*language
	for _, name := range names {
		l, err := newLanguage(ctx, name, t)
		if err != nil {
			return nil, err
		}
		all = append(all, l)
	}
	return all, nil
}

func newLanguage(ctx context.Context, name clients.Language, t *toolbox) (*language, error) {
	switch name {
	case clients.Go:
		return newGo(ctx, t.builds)
	case clients.TypeScript:
		compiler, err := t.tsc(ctx)
		if err != nil {
			return nil, err
		}
		return newTypeScript(ctx, compiler)
	}
	program, err := t.python(ctx)
	if err != nil {
		return nil, err
	}
	return newPython(ctx, program, t.memory)
}

// version is what a program says of its version.
func version(ctx context.Context, args ...string) (string, error) {
	text, ok, err := tool{Args: args, Memory: addressSpace, Limit: packageLimit}.said(ctx)
	if err == nil && !ok {
		err = errors.New(strings.Join(args, " ") + ": " + lastLine(text))
	}
	return strings.TrimSpace(text), err
}

// addressSpace is what a compiler may have, in KiB.
const addressSpace = 8 << 20
