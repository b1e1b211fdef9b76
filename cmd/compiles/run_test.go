package main

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/clients"
	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/clients/source"
)

const shop = `openapi: 3.1.0
info: {title: Shop, version: 1.0.0}
paths:
  /items/{id}:
    get:
      operationId: getItem
      tags: [Items]
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        '200':
          description: An item.
          content: {application/json: {schema: {$ref: '#/components/schemas/Item'}}}
components:
  schemas:
    Item: {type: object, required: [id], properties: {id: {type: string}, size: {type: integer}}}
`

// titles is a language in which a package is the title of its document, and "Bad" doesn't compile.
func titles(asked *int) *language {
	return &language{
		name: clients.Go,
		emit: func(p *plan.Package) []source.File {
			if p.Title == "Panic" {
				panic("oh")
			}
			return []source.File{{Name: "title", Data: []byte(p.Title)}, {Name: "README.md", Data: []byte(p.Summary)}}
		},
		named: func([]source.File) string { return "" },
		checks: []check{func(_ context.Context, _ string, packs []*pack, faults map[int][]string) error {
			for i, p := range packs {
				*asked++
				if string(p.Files[0].Data) == "Bad" {
					faults[i] = append(faults[i], "title:1: bad")
				}
			}
			return nil
		}},
	}
}

func TestRun(t *testing.T) {
	corpus := corpusOf(t, map[string]string{
		"a/good.yaml":  shop,
		"a/again.yaml": "# the same\n" + shop,
		"a/bad.yaml":   strings.Replace(shop, "title: Shop", "title: Bad", 1),
		"a/panic.yaml": strings.Replace(shop, "title: Shop", "title: Panic", 1),
		"a/no.yaml":    strings.Replace(shop, "schemas/Item'", "schemas/None'", 1),
		"a/html.json":  "<html>",
	})
	ledger := filepath.Join(t.TempDir(), "l.jsonl")
	names, err := documentNames(corpus, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, asks := range []int{3, 0} { // the second time, everything is known
		asked := 0
		l := titles(&asked)
		var log bytes.Buffer
		r := &run{corpus: corpus, work: t.TempDir(), jobs: 1, languages: []*language{l}, book: mustOpenLedger(t, ledger), log: &log, tally: newTally(len(names), []*language{l})}
		if err := r.all(t.Context(), names); err != nil {
			t.Fatal(err)
		}
		if want := "| go | 5 | 1 | 2 | 0 | 2 |"; !strings.Contains(r.tally.report(), want) {
			t.Errorf("no %q in\n%s", want, r.tally.report())
		}
		for _, want := range []string{"failed: go: a/bad.yaml\n    title:1: bad\n", "failed: go: a/panic.yaml\n    the emitter panics: oh\n"} {
			if !strings.Contains(log.String(), want) {
				t.Errorf("no %q in\n%s", want, log.String())
			}
		}
		if asked != asks {
			t.Errorf("%d packages were compiled, want %d", asked, asks)
		}
	}
}

func TestARunThatIsStopped(t *testing.T) {
	corpus := corpusOf(t, map[string]string{"a.yaml": shop})
	asked := 0
	l := titles(&asked)
	r := &run{corpus: corpus, work: t.TempDir(), jobs: 2, languages: []*language{l}, book: mustOpenLedger(t, filepath.Join(t.TempDir(), "l")), log: t.Output(), tally: newTally(1, []*language{l})}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if err := r.all(ctx, []string{"a.yaml"}); err == nil {
		t.Error("no error")
	}
	if err := r.all(t.Context(), []string{"gone.yaml"}); err == nil {
		t.Error("no error of a file that isn't there")
	}
}
