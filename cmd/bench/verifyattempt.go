package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/apisteward/steward/internal/verify/verifytest"
)

// attempt is what a verifier is to try itself on.
type attempt struct {
	Switches []verifytest.Switch // that are on
	Awkward  bool                // with the behaviours that are left out otherwise, too
	Seed     int
	Requests int // the most that are sent; 0 for any
}

// unfair are the behaviours of the workshop that are left out where verifiers are compared by what they find: numbers would
// tell who waits, and which edition of JSON Schema they read.
const unfair = "starting,throttling,number-spelling"

// slowLimit is the longest time that an answer may take, below that of the switches that make answers slow.
const slowLimit = 300 * time.Millisecond

func (a attempt) slow() bool { return len(a.Switches) > 0 && a.Switches[0].Check == slowCheck }

func (a attempt) workshopArgs() []string {
	args := []string{"-switch", strings.Join(ids(a.Switches), ",")}
	if !a.Awkward {
		args = append(args, "-without", unfair)
	}
	return args
}

// verifier is a program that verifies APIs.
type verifier struct {
	Name    string
	command func(document, url, report string, a attempt) []string // it writes its report to a file
	read    func(report []byte) (trial, error)
	fails   int // the exit status from which it has not verified
}

// attemptLimit is how long one attempt may take.
const attemptLimit = 20 * time.Minute

// try starts a workshop and lets a verifier try itself on it.
func (t verifyTools) try(ctx context.Context, v verifier, a attempt) (trial, error) {
	folder, err := os.MkdirTemp(t.scratch, "attempt-")
	if err != nil {
		return trial{}, err
	}
	defer os.RemoveAll(folder)
	w, err := startWorkshop(ctx, t.workshop, folder, a.workshopArgs()...)
	if err != nil {
		return trial{}, err
	}
	report, failed := v.run(ctx, folder, t.document("3.1"), w.URL, a)
	_, err = w.Stop()
	if err := errors.Join(failed, err); err != nil {
		return trial{}, fmt.Errorf("%s with seed %d on %q: %w", v.Name, a.Seed, ids(a.Switches), err)
	}
	return v.read(report)
}

// run returns the report of one run, in a folder of its own.
func (v verifier) run(ctx context.Context, folder, document, url string, a attempt) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, attemptLimit)
	defer cancel()
	report := filepath.Join(folder, "report")
	command := v.command(document, url, report, a)
	cmd := exec.CommandContext(ctx, command[0], command[1:]...)
	cmd.Dir = folder
	said, err := cmd.CombinedOutput()
	if status := cmd.ProcessState.ExitCode(); status < 0 || status >= v.fails {
		return nil, fmt.Errorf("%w: %.2000s", err, said)
	}
	return os.ReadFile(report)
}
