package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// clientLimit is how long making one client may take.
const clientLimit = 5 * time.Minute

// clientsSection makes clients of large documents, with ours and with other programs, and compiles them.
func clientsSection(ctx context.Context, set settings) (string, error) {
	if missing := missingCommands(); len(missing) > 0 {
		if set.Only == "" {
			return "## Clients\n\nNot measured in this run: there was no " + strings.Join(missing, ", no ") + ".\n", nil
		}
		return "", errors.New("not on this machine: " + strings.Join(missing, ", "))
	}
	root, err := filepath.Abs(set.Root)
	if err != nil {
		return "", err
	}
	tools, err := newClientTools(ctx, root)
	if err != nil {
		return "", err
	}
	text := clientsHead(set)
	for _, d := range clientDocuments() {
		if !strings.Contains(d.Name, set.Pairs) {
			continue
		}
		part, err := d.section(ctx, set, tools, root)
		if err != nil {
			return "", fmt.Errorf("%s: %w", d.Name, err)
		}
		text += part
	}
	return text, nil
}

func clientsHead(set settings) string {
	return fmt.Sprintf("## Clients\n\n`go run ./cmd/bench -only clients`: `steward client FILE --lang LANGUAGE -o DIR --force`, and other programs that make clients, each a process that\n"+
		"reads the document and writes a package to an empty folder. They take turns, never two at once; the first turn warms up and does not count, except of what takes\n"+
		"longer than %s in it and has no other. Medians of up to %d runs each, of as many as begin within %s; one that takes longer than\n"+
		"%s is given up. A peak is ru_maxrss.\n"+
		"Files and lines are those of the language. *Compiles*: `go vet`; `tsc --strict`; `mypy --strict`, and an import of every module.\n"+
		"*Left out* counts what of the document a program says it does not express.\n"+
		"The others: `%s:%s` without documents and tests of its own, `%s` of `go.mod` (`models` and `client`, names resolved), `%s`, `%s`.\n"+
		"Those that do not read Swagger 2.0 get the same operations in OpenAPI 3.0, as Kubernetes publishes them, joined to one document.\n"+
		"Aims: everything compiles; faster than every other; GitHub under 10 s.\n",
		seconds(patience), set.Runs, seconds(patience), minutes(clientLimit), generatorPackage, generatorVersion, "oapi-codegen", clientNodePackages()[0], clientPythonPackages()[0])
}

// section makes clients of one document with every maker.
func (d clientDocument) section(ctx context.Context, set settings, tools clientTools, root string) (string, error) {
	folder, err := os.MkdirTemp("", "bench-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(folder)
	given, later, err := d.files(root, folder)
	if err != nil {
		return "", err
	}
	var attempts []*clientAttempt
	for i, m := range clientMakers(tools) {
		a := &clientAttempt{maker: m, document: given, folder: filepath.Join(folder, fmt.Sprint(i, "-", m.Language))}
		if m.Only3 {
			a.document = later
		}
		attempts = append(attempts, a)
	}
	if err := raceClients(ctx, set.Runs, attempts, filepath.Join(folder, "output")); err != nil {
		return "", err
	}
	for _, a := range attempts {
		if err := a.inspect(ctx, tools, filepath.Join(folder, "output")); err != nil {
			return "", fmt.Errorf("%s: %w", a.maker.Name, err)
		}
	}
	text := "\n### Clients of " + d.Name + "\n\n" + table(d.rows(attempts), 1, 6, 8) + complaintList(attempts)
	bundles, err := d.bundleText(ctx, tools, attempts)
	return text + bundles, err
}

func minutes(d time.Duration) string { return fmt.Sprintf("%.0f min", d.Minutes()) }
