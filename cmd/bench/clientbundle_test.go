package main

import (
	"bytes"
	"os"
	"testing"
)

func TestBundlesUseClientsThatAreMade(t *testing.T) {
	t.Parallel()
	made := map[string]bool{}
	for _, m := range clientMakers(clientTools{}) {
		made[m.Name] = made[m.Name] || m.Language == typescriptLanguage
	}
	for _, three := range githubThree() {
		if !made[three.Maker] {
			t.Errorf("nobody makes %s", three.Maker)
		}
		if three.aim(true) == "holds" != (three.Maker == stewardClient) {
			t.Errorf("the aim of %s is %q", three.Maker, three.aim(true))
		}
	}
}

func TestNoBundlesWithoutClients(t *testing.T) {
	t.Parallel()
	failed := &clientAttempt{maker: clientMaker{Name: stewardClient, Language: typescriptLanguage}, outcome: outcome{Refused: "no"}}
	text, err := clientDocument{Three: githubThree()}.bundleText(t.Context(), clientTools{}, []*clientAttempt{failed})
	if text != "" || err != nil {
		t.Errorf("bundleText = %q, %v", text, err)
	}
}

func TestRepairComments(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	file := folder + "/models/DeploymentBranchPolicyNamePatternWithType.ts"
	writeSource(t, file, "/** use `release/*/*`. */")
	if err := repairComments(folder); err != nil {
		t.Fatal(err)
	}
	if text, _ := os.ReadFile(file); string(text) != "/** use `release/*`. */" {
		t.Errorf("repaired %q", text)
	}
}

func TestSizes(t *testing.T) {
	t.Parallel()
	if n, err := gzipped(bytes.Repeat([]byte("a"), 1e6)); err != nil || n == 0 || n > 5000 {
		t.Errorf("gzipped = %d, %v", n, err)
	}
	for n, want := range map[int]string{20_000: "20 kB", 12_345: "12.3 kB"} {
		if got := kilobytesText(n); got != want {
			t.Errorf("%d is %s, want %s", n, got, want)
		}
	}
}
