package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/apisteward/steward/internal/verify/verifytest"
)

// verifySection measures `steward verify` beside Schemathesis.
func verifySection(ctx context.Context, set settings) (string, error) {
	if _, err := exec.LookPath("python3"); err != nil {
		if set.Only == "" {
			return "## Verifying\n\nNot measured in this run: there was no python3.\n", nil
		}
		return "", errors.New("not on this machine: python3")
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
	tools, err := newVerifyTools(ctx, root, scratch)
	if err != nil {
		return "", err
	}
	text := verifyHead()
	for _, part := range verifyParts() {
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

// verifyPart is a part of the section, which -pairs chooses.
type verifyPart struct {
	name    string
	measure func(context.Context, settings, verifyTools) (string, error) // returns Markdown
}

func verifyParts() []verifyPart {
	return []verifyPart{
		{"detection", detectionPart},
		{"false", falsePart},
		{"rate", ratePart},
		{"ready", readyPart},
		{"judging", judgingPart},
	}
}

func verifyHead() string {
	return fmt.Sprintf("## Verifying, beside Schemathesis\n\n`go run ./cmd/bench -only verify`: `steward verify` and `%s`, each a process, with the same document, address, credentials and seed.\n"+
		"Schemathesis has every check turned on, goes on after a failure (`continue-on-failure`), and does not shrink (`--no-shrink`); all else is its default.\n", schemathesisPackage)
}

func detectionPart(ctx context.Context, set settings, t verifyTools) (string, error) {
	list := batches(selectSwitches(verifytest.Switches(), set.Every))
	ours, theirs := t.contestants()
	if err := ours.detect(ctx, list); err != nil {
		return "", err
	}
	if err := theirs.detect(ctx, list); err != nil {
		return "", err
	}
	return detectionText(set.Every, list, ours, theirs), nil
}
