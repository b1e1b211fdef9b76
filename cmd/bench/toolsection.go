package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// toolSection is a section that measures beside a rival, which is installed for
// it. T is the tools.
type toolSection[T any] struct {
	title string // "Mocks"
	needs string // command that installs the rival
	tools func(ctx context.Context, root, scratch string) (T, error)
	head  string
	parts []toolPart[T]
}

// toolPart is a part of the section, which -pairs chooses.
type toolPart[T any] struct {
	name    string
	measure func(context.Context, settings, T) (string, error) // returns Markdown
}

// measure returns the section as Markdown.
func (s toolSection[T]) measure(ctx context.Context, set settings) (string, error) {
	if _, err := exec.LookPath(s.needs); err != nil {
		if set.Only == "" {
			return fmt.Sprintf("## %s\n\nNot measured in this run: there was no %s.\n", s.title, s.needs), nil
		}
		return "", errors.New("not on this machine: " + s.needs)
	}
	root, err := filepath.Abs(set.Root)
	if err != nil {
		return "", err
	}
	scratch, err := os.MkdirTemp("", "bench-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(scratch)
	tools, err := s.tools(ctx, root, scratch)
	if err != nil {
		return "", err
	}
	text := s.head
	for _, part := range s.parts {
		if !strings.Contains(part.name, set.Pairs) {
			continue
		}
		said, err := part.measure(ctx, set, tools)
		if err != nil {
			return "", fmt.Errorf("%s: %w", part.name, err)
		}
		text += "\n" + said
	}
	return text, nil
}
