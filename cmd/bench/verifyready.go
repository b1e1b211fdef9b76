package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// What is aimed at before the first request.
const (
	readyTime   = 2 * time.Second
	readyMemory = 250e6 // bytes
)

// readyPatience is how long a verifier may take until its first request.
const readyPatience = 3 * time.Minute

// readyDocument is the document whose requests are waited for.
const readyDocument = "github/23.0.2.json"

// preparation is what a verifier does before it sends anything.
type preparation struct {
	Name    string
	command func(document, url string) []string
	took    []time.Duration
	peaks   []int64
	Stopped bool
}

// readyPart waits for the first request to an operation of a large document.
func readyPart(ctx context.Context, set settings, t verifyTools) (string, error) {
	ours := &preparation{Name: t.stewardVerifier().Name, command: func(document, url string) []string {
		return []string{t.steward, "verify", document, "--url", url, "--seed", "1", "--cases", ""}
	}}
	theirs := &preparation{Name: t.schemathesisVerifier().Name, command: func(document, url string) []string {
		return []string{t.python("schemathesis"), "run", document, "--url", url, "--seed", "1", "--generation-database", "none"}
	}}
	document := filepath.Join(set.Root, "corpus", readyDocument)
	for run := range set.Runs {
		for _, p := range []*preparation{ours, theirs} {
			if p.Stopped || run > 0 && p == theirs && p.took[0] > patience {
				continue
			}
			if err := p.run(ctx, t.scratch, document); err != nil {
				return "", fmt.Errorf("%s: %w", p.Name, err)
			}
		}
	}
	return readyText(ours, theirs), nil
}

// run starts the verifier, and ends it at its first request.
func (p *preparation) run(ctx context.Context, scratch, document string) error {
	folder, err := os.MkdirTemp(scratch, "ready-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	document, err = filepath.Abs(document)
	if err != nil {
		return err
	}
	asked, server := firstRequest()
	defer server.Close()
	ctx, cancel := context.WithTimeout(ctx, readyPatience)
	defer cancel()
	command := p.command(document, server.URL)
	cmd := exec.CommandContext(ctx, command[0], command[1:]...)
	cmd.Dir = folder
	began := time.Now()
	if err := cmd.Start(); err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case <-asked:
		p.took, p.peaks = append(p.took, time.Since(began)), append(p.peaks, peakMemory(cmd.Process.Pid))
	case <-ctx.Done():
		p.Stopped = true
	case err := <-ended:
		return fmt.Errorf("it ended without a request: %v", err)
	}
	cancel()
	<-ended
	return nil
}

// firstRequest is a server, and a channel that is closed when it is asked for the first time. The root does not count, with
// which verifiers try whether there is a server, nor do probes for what a server can do.
func firstRequest() (asked chan struct{}, server *httptest.Server) {
	asked = make(chan struct{})
	var once sync.Once
	server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/" && !strings.HasPrefix(r.URL.Path, "/schemathesis-probe") {
			once.Do(func() { close(asked) })
		}
		w.WriteHeader(http.StatusNotFound)
	}))
	return asked, server
}

func readyText(ours, theirs *preparation) string {
	rows := [][]string{{"", "time", "peak", "aim: under " + seconds(readyTime) + " and " + megabytes(readyMemory)}}
	for _, p := range []*preparation{ours, theirs} {
		if p.Stopped {
			rows = append(rows, []string{p.Name, "not within " + minutes(readyPatience), "", ""})
			continue
		}
		aim := ""
		if p == ours {
			aim = holds(median(p.took) < readyTime && median(p.peaks) < readyMemory)
		}
		rows = append(rows, []string{p.Name, seconds(median(p.took)), megabytes(median(p.peaks)), aim})
	}
	return fmt.Sprintf("### Ready to send\n\nFrom the start of the process to its first request to an operation of GitHub's document (%s, 13 MB, 1223 operations), with all phases. The root of the server\n"+
		"does not count, with which both try whether there is one. Medians of %d runs of ours and %d of the other.\n\n", readyDocument, len(ours.took), len(theirs.took)) + table(rows)
}
