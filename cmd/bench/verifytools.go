package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"github.com/apisteward/steward/internal/verify/verifytest"
)

// verifyTools is what verification is measured with.
type verifyTools struct {
	toolFolder        // with Schemathesis, and what its runs came to
	steward    string // our binary
	workshop   string // the binary of the server that is verified
	scratch    string // folder that the caller removes, with the documents of the workshop
}

func (t verifyTools) schemathesisConfig() string {
	return filepath.Join(t.scratch, "schemathesis.toml")
}

func (t verifyTools) document(name string) string {
	return filepath.Join(t.scratch, "openapi-"+name+".yaml")
}

// newVerifyTools fetches what is not there yet, and builds ours in scratch. The workshop is built the same way everywhere, so
// that its binary tells whether it is the same one.
func newVerifyTools(ctx context.Context, root, scratch string) (verifyTools, error) {
	folder, err := newToolFolder("verify")
	t := verifyTools{folder, filepath.Join(scratch, "steward"), filepath.Join(scratch, "workshop"), scratch}
	if err != nil {
		return t, err
	}
	for _, name := range []string{"3.1", "fast"} {
		if err := os.WriteFile(t.document(name), verifytest.Document(name), 0o644); err != nil {
			return t, err
		}
	}
	if err := os.WriteFile(t.schemathesisConfig(), []byte(schemathesisConfig), 0o644); err != nil {
		return t, err
	}
	return t, errors.Join(
		goCommand(ctx, root, "build", "-trimpath", "-o", t.steward, "./cmd/steward"),
		goCommand(ctx, root, "build", "-trimpath", "-buildvcs=false", "-o", t.workshop, "./internal/verify/verifytest/serve"),
		t.fetchPython(ctx, []string{schemathesisPackage}),
	)
}
