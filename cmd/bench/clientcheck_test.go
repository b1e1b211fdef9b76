package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestCompilationsPrepareTheFolder(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	writeSource(t, folder+"/pets/__init__.py", "")
	for language, want := range map[clientLanguage]string{goLanguage: "go vet", typescriptLanguage: "tsc --strict", pythonLanguage: "mypy --strict, import"} {
		all, err := clientTools{toolFolder{"/tools"}}.compilations(language, folder)
		var names []string
		for _, c := range all {
			names = append(names, c.Name)
		}
		if got := strings.Join(names, ", "); got != want || err != nil {
			t.Errorf("%s: %s, %v, want %s", language, got, err, want)
		}
	}
	for _, name := range []string{"go.mod", "tsconfig.bench.json"} {
		if _, err := os.Stat(filepath.Join(folder, name)); err != nil {
			t.Error(err)
		}
	}
}

func TestCompilationsKeepAModule(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	writeSource(t, folder+"/go.mod", "module pets\n")
	if _, err := (clientTools{}).compilations(goLanguage, folder); err != nil {
		t.Fatal(err)
	}
	if text, _ := os.ReadFile(folder + "/go.mod"); string(text) != "module pets\n" {
		t.Errorf("go.mod is %q", text)
	}
}

func TestJudgeCountsComplaints(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	writeSource(t, folder+"/pets/__init__.py", "")
	for language, said := range map[clientLanguage]string{
		goLanguage:         "# pets\nvet: ./a.go:1:2: one\n",
		typescriptLanguage: "src/a.ts(1,2): error TS1234: one\nsrc/a.ts(2,2): error TS1: two\n",
		pythonLanguage:     folder + "/pets/a.py:1: error: one\npets/a.py:2: note: not one\nFound 1 error\n",
	} {
		all, err := clientTools{}.compilations(language, folder)
		if err != nil {
			t.Fatal(err)
		}
		got := all[0].judge(cost{Status: 1}, said)
		if want := 1 + strings.Count(said, "TS1:"); got.Faults != want || !strings.HasSuffix(got.First, "one") || strings.Contains(got.First, folder) {
			t.Errorf("%s: %+v", language, got)
		}
	}
}

func TestJudgeOfWhatDoesNotSpeakPlainly(t *testing.T) {
	t.Parallel()
	all, _ := clientTools{}.compilations(goLanguage, t.TempDir())
	if got := all[0].judge(cost{Status: 2}, "begin\nno room left\n"); got.Faults != 1 || got.String() != "go vet: `no room left`" {
		t.Errorf("%+v", got)
	}
	if got := all[0].judge(cost{Stopped: true, Status: -1}, ""); got.String() != "go vet: not within 10 min" {
		t.Errorf("%s", got)
	}
}

func TestShort(t *testing.T) {
	t.Parallel()
	if got := short("a |\n `b`"); got != "a / 'b'" {
		t.Errorf("short = %q", got)
	}
	if got := []rune(short(strings.Repeat("ä", 500))); len(got) != 161 {
		t.Errorf("%d runes", len(got))
	}
}
