package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

// checkLimit is how long each compiler may take.
const checkLimit = 10 * time.Minute

// compilation is one compiler's work on a client.
type compilation struct {
	Name    string
	folder  string
	command []string
	faults  *regexp.Regexp // the lines that tell of one
}

// compilations lists what has to succeed on a client that compiles, and prepares the folder for it.
func (t clientTools) compilations(language clientLanguage, folder string) ([]compilation, error) {
	switch language {
	case goLanguage:
		return t.goCompilations(folder)
	case typescriptLanguage:
		return t.typescriptCompilations(folder)
	}
	return t.pythonCompilations(folder)
}

// goCompilations gives a client without a module of its own one.
func (t clientTools) goCompilations(folder string) ([]compilation, error) {
	module := filepath.Join(folder, "go.mod")
	if _, err := os.Stat(module); err != nil {
		if err := os.WriteFile(module, []byte("module bench.example/client\n\ngo 1.26\n\nrequire "+oapiRuntime+"\n"), 0o644); err != nil {
			return nil, err
		}
	}
	return []compilation{{"go vet", folder, []string{"go", "vet", "-mod=mod", "./..."}, regexp.MustCompile(`(?m)^(vet: )?\S+\.go:\d+:\d+: .*`)}}, nil
}

const tsconfig = `{"compilerOptions": {"strict": true, "noEmit": true, "target": "es2022", "module": "esnext", "moduleResolution": "bundler",
"lib": ["esnext", "dom", "dom.iterable", "dom.asynciterable"], "types": [], "allowImportingTsExtensions": true}, "include": ["**/*.ts"]}
`

func (t clientTools) typescriptCompilations(folder string) ([]compilation, error) {
	const name = "tsconfig.bench.json"
	if err := os.WriteFile(filepath.Join(folder, name), []byte(tsconfig), 0o644); err != nil {
		return nil, err
	}
	command := []string{"node", "--max-old-space-size=8192", t.module("tsc"), "-p", name}
	return []compilation{{"tsc --strict", folder, command, regexp.MustCompile(`(?m)^.*error TS\d+: .*`)}}, nil
}

// importAll imports every module of a package.
const importAll = `import importlib, pkgutil, sys
package = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(module.name)
`

func (t clientTools) pythonCompilations(folder string) ([]compilation, error) {
	name, parent, err := pythonPackage(folder)
	if err != nil {
		return nil, err
	}
	return []compilation{
		{"mypy --strict", parent, t.withPython("mypy", "--strict", "--cache-dir", os.DevNull, name), regexp.MustCompile(`(?m)^.*: error: .*`)},
		{"import", parent, t.withPython("python", "-c", importAll, name), regexp.MustCompile(`(?m)^\w*(Error|Exception)\b.*`)},
	}, nil
}

// complaint is what one compiler says that does not succeed.
type complaint struct {
	Name    string
	Stopped bool
	Faults  int
	First   string // of the faults
}

func (c complaint) String() string {
	if c.Stopped {
		return c.Name + ": not within " + minutes(checkLimit)
	}
	return fmt.Sprintf("%s: `%s`", c.Name, short(c.First))
}

// check compiles a client and returns what fails.
func (t clientTools) check(ctx context.Context, language clientLanguage, folder, output string) ([]complaint, error) {
	all, err := t.compilations(language, folder)
	if err != nil {
		return []complaint{{Name: "nothing to compile", Faults: 1, First: err.Error()}}, nil
	}
	var failed []complaint
	for _, c := range all {
		spent, err := runApart(ctx, checkLimit, output, confined(c.folder, c.command...)...)
		if err != nil {
			return nil, err
		}
		said, err := os.ReadFile(output)
		if err != nil {
			return nil, err
		}
		if spent.Status != 0 {
			failed = append(failed, c.judge(spent, string(said)+spent.Said))
		}
	}
	return failed, nil
}

// judge reads what a compiler said that did not succeed.
func (c compilation) judge(spent cost, said string) complaint {
	faults := c.faults.FindAllString(said, -1)
	if len(faults) == 0 {
		faults = []string{lastLine(said)}
	}
	return complaint{Name: c.Name, Stopped: spent.Stopped, Faults: len(faults), First: strings.ReplaceAll(faults[0], c.folder+"/", "")}
}

func lastLine(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return lines[len(lines)-1]
}

// short cuts a text so that it stays one line of a table.
func short(text string) string {
	const most = 160
	text = strings.NewReplacer("|", "/", "`", "'").Replace(strings.Join(strings.Fields(text), " "))
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}
