package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/clients/source"
)

// packOf is a package with one file.
func packOf(name, text string) *pack {
	return &pack{Document: name + ".json", Name: name, Files: []source.File{{Name: "a.txt", Data: []byte(text)}}, Size: len(text)}
}

// speller is a compiler that knows one fault, "bad", and stops at "worse".
func speller(asked *[]int) *language {
	return &language{checks: []check{func(_ context.Context, folder string, packs []*pack, faults map[int][]string) error {
		*asked = append(*asked, len(packs))
		var said strings.Builder
		for i := range packs {
			data, err := os.ReadFile(filepath.Join(folder, place(i), "a.txt"))
			switch {
			case err != nil:
				return err
			case string(data) == "bad":
				said.WriteString("vet: " + place(i) + "/a.txt:1:1: bad\n")
			case string(data) == "worse":
				return unclear{"crash"}
			case string(data) == "endless":
				return exhausted{"it takes too long"}
			}
		}
		if said.Len() == 0 {
			return nil
		}
		return sortFaults(said.String(), faults)
	}}}
}

func outcomes(t *testing.T, b *batch) []outcome {
	t.Helper()
	verdicts, err := b.judge(t.Context(), filepath.Join(t.TempDir(), "job"))
	if err != nil {
		t.Fatal(err)
	}
	var all []outcome
	for _, v := range verdicts {
		all = append(all, v.Outcome)
	}
	return all
}

func TestWhoFailsIsCompiledAgainAlone(t *testing.T) {
	var asked []int
	b := &batch{language: speller(&asked), packs: []*pack{packOf("a", "good"), packOf("b", "bad"), packOf("c", "good")}}
	if got := outcomes(t, b); !slices.Equal(got, []outcome{compiled, failed, compiled}) {
		t.Errorf("%v", got)
	}
	if !slices.Equal(asked, []int{3, 1}) {
		t.Errorf("the compiler was asked about %v packages", asked)
	}
}

func TestNobodyIsBlamedForAnother(t *testing.T) {
	var asked []int
	for text, want := range map[string]outcome{"worse": failed, "endless": unjudged} {
		b := &batch{language: speller(&asked), packs: []*pack{packOf("a", "good"), packOf("b", text), packOf("c", "bad")}}
		if got := outcomes(t, b); !slices.Equal(got, []outcome{compiled, want, failed}) {
			t.Errorf("%s: %v", text, got)
		}
	}
}

func TestTheMachineIsNotAVerdict(t *testing.T) {
	broken := errors.New("no space left")
	l := &language{checks: []check{func(context.Context, string, []*pack, map[int][]string) error { return broken }}}
	if _, err := (&batch{language: l, packs: []*pack{packOf("a", "good")}}).judge(t.Context(), t.TempDir()); !errors.Is(err, broken) {
		t.Errorf("%v", err)
	}
}

func TestABatchHasEachNameOnce(t *testing.T) {
	b := &batch{}
	for _, name := range []string{"a", "b", "", ""} {
		if !b.takes(packOf(name, "x")) {
			t.Errorf("%q is not taken", name)
		}
		b.add(packOf(name, "x"))
	}
	if b.takes(packOf("a", "x")) {
		t.Error("another a is taken")
	}
	if b.takes(packOf("c", strings.Repeat("x", batchBytes))) {
		t.Error("more than a batch holds is taken")
	}
	if alone := new(batch); !alone.takes(packOf("c", strings.Repeat("x", 2*batchBytes))) {
		t.Error("a large package has no batch")
	}
}

func TestEditionsOfAnAPIDoNotEmptyBatches(t *testing.T) {
	var f filling
	var sizes []int
	for _, name := range strings.Split("aabbccddeeffgghhiijjkkllmmnnooppqqrrssttuuvvwwxxyyzz", "") {
		if full := f.add(nil, packOf(name, "x")); full != nil {
			sizes = append(sizes, len(full.packs))
		}
	}
	for _, b := range f {
		sizes = append(sizes, len(b.packs))
	}
	if !slices.Equal(sizes, []int{20, 20, 6, 6}) {
		t.Errorf("batches of %v", sizes)
	}
}

func TestFaultsAreSortedByFolder(t *testing.T) {
	faults := make(map[int][]string)
	err := sortFaults("# example.com/a\nvet: p3/a.go:1:2: no\n./p1/b.go:7: no\np12/src/c.ts(1,2): error TS1: no\n\tp1/x: noise\n", faults)
	if err != nil || len(faults) != 3 || !slices.Equal(faults[3], []string{"a.go:1:2: no"}) || !slices.Equal(faults[12], []string{"src/c.ts(1,2): error TS1: no"}) {
		t.Errorf("%v, %v", faults, err)
	}
	if err := sortFaults("panic: oh\n\ngoroutine 1\n", faults); err == nil || err.Error() != "goroutine 1" {
		t.Errorf("of a crash: %v", err)
	}
}
