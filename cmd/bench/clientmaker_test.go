package main

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestMakersNameTheDocumentAndTheFolder(t *testing.T) {
	t.Parallel()
	for _, m := range clientMakers(clientTools{toolFolder{"/tools"}}) {
		command := strings.Join(m.command("/documents/pets.json", "/made"), " ")
		if !strings.Contains(command, "/documents/pets.json") || !strings.Contains(command, "/made") {
			t.Errorf("%s: %s", m.title(), command)
		}
		if strings.HasPrefix(m.Name, stewardClient) != strings.Contains(command, "--force") {
			t.Errorf("%s: %s", m.title(), command)
		}
	}
}

func TestOursIsFirstOfEachLanguage(t *testing.T) {
	t.Parallel()
	seen := map[clientLanguage]bool{}
	for _, m := range clientMakers(clientTools{}) {
		if ours := m.Name == stewardClient; ours == seen[m.Language] {
			t.Errorf("%s, %s", m.Name, m.Language)
		}
		seen[m.Language] = true
	}
	if len(seen) != 3 {
		t.Errorf("%d languages", len(seen))
	}
}

func TestConfinedRunsInTheFolder(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	output := filepath.Join(folder, "out")
	c, err := runOnce(t.Context(), time.Minute, output, confined(folder, "sh", "-c", `test "$(pwd)" = "$0" && test "$(ulimit -v)" = 16777216 && test "$1" = "a b"`, folder, "a b"))
	if err != nil || c.Status != 0 {
		t.Errorf("%+v, %v", c, err)
	}
}

func TestToolsAreInstalledOnce(t *testing.T) {
	t.Parallel()
	tools := clientTools{toolFolder{t.TempDir()}}
	var installed []string
	for _, packages := range [][]string{{"a@1"}, {"a@1"}, {"a@2", "b@1"}, {"a@2", "b@1"}} {
		err := tools.once("node", packages, func(p []string) error {
			installed = append(installed, strings.Join(p, "+"))
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if !slices.Equal(installed, []string{"a@1", "a@2+b@1"}) {
		t.Errorf("installed %q", installed)
	}
}

func TestReadCount(t *testing.T) {
	t.Parallel()
	for said, want := range map[string]int{
		"pets 1.0.0 for Go: 2 operations and 3 types in 9 files: client\n":                                                0,
		"pets 1.0.0 for Go: 2 operations and 3 types in 9 files: client; 1 thing cannot be expressed (-v lists them)\n":   1,
		"pets 1.0.0 for Go: 2 operations and 3 types in 9 files: client; 12 things cannot be expressed (-v lists them)\n": 12,
	} {
		if got := readCount(said); got != want {
			t.Errorf("%q: %d", said, got)
		}
	}
}
