package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/clients"
	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/clients/source"
)

// mustFindLanguage returns a language whose tools the environment has; Go's are there where this test is.
func mustFindLanguage(t *testing.T, name clients.Language) *language {
	t.Helper()
	if testing.Short() {
		t.Skip("this starts compilers")
	}
	variable := map[clients.Language]string{clients.TypeScript: nodeModulesVariable, clients.Python: pythonVariable}[name]
	if variable != "" && os.Getenv(variable) == "" {
		t.Skipf("%s names no tools", variable)
	}
	tools := newToolbox(t.TempDir())
	tools.builds = "" // Go's own has the standard library
	l, err := newLanguage(t.Context(), name, tools)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func mustPack(t *testing.T, l *language) *pack {
	t.Helper()
	doc, err := readDocument(corpusOf(t, map[string]string{"shop.yaml": shop}), "shop.yaml")
	if err != nil {
		t.Fatal(err)
	}
	p, err := plan.New(doc.Document, plan.Options{})
	if err != nil {
		t.Fatal(err)
	}
	made, err := newPack(l, doc.Name, p)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// Each compiler is as strict as its users' may be: it accepts a client, and tells what is wrong with a file beside it.
func TestCompilersAreStrict(t *testing.T) {
	for _, c := range []struct {
		language clients.Language
		file     string
		faults   map[string]string // texts of the file, by what is said of them
	}{
		{clients.Go, "more.go", map[string]string{
			"undefined: less": "package shop\n\nvar more = less\n",
			"wrong type":      "package shop\n\nimport \"fmt\"\n\nfunc more() { fmt.Printf(\"%d\", \"a\") }\n",
		}},
		{clients.TypeScript, "src/more.ts", map[string]string{
			"TS7006": "export function more(x) { return x; }\n",
			"TS2375": "const more: { a?: string } = { a: undefined };\nexport { more };\n",
			"TS2322": "const more: string = ([] as string[])[0];\nexport { more };\n",
			"TS4094": "export const more = () => { class A { private x = 1; y() { return this.x; } } return new A(); };\n",
		}},
		{clients.Python, "shop/more.py", map[string]string{
			"[no-untyped-def]":            "def more(x):\n    return x\n",
			"import: KeyError":            "more: dict[str, int] = {}\nmore[\"a\"] += 1\n",
			"PydanticUndefinedAnnotation": laterModel,
		}},
	} {
		t.Run(string(c.language), func(t *testing.T) {
			t.Parallel()
			l := mustFindLanguage(t, c.language)
			client := mustPack(t, l)
			if v := mustJudge(t, l, client); v.Outcome != compiled {
				t.Fatalf("the client: %s, %q", v.Outcome, v.Said)
			}
			for want, text := range c.faults {
				with := *client
				with.Files = append([]source.File{{Name: c.file, Data: []byte(text)}}, client.Files...)
				v := mustJudge(t, l, &with)
				if said := strings.Join(v.Said, "\n"); v.Outcome != failed || !strings.Contains(said, want) {
					t.Errorf("%s: %s, %q", want, v.Outcome, v.Said)
				}
			}
		})
	}
}

// laterModel is a module that mypy accepts and whose model cannot be built.
const laterModel = `from typing import TYPE_CHECKING

from pydantic import BaseModel

if TYPE_CHECKING:
    from .client import Client


class More(BaseModel):
    model_config = {"arbitrary_types_allowed": True}
    client: "Client"
`

func mustJudge(t *testing.T, l *language, p *pack) verdict {
	t.Helper()
	verdicts, err := (&batch{language: l, packs: []*pack{p}}).judge(t.Context(), filepath.Join(t.TempDir(), "job"))
	if err != nil {
		t.Fatal(err)
	}
	return verdicts[0]
}
