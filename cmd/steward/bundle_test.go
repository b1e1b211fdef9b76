package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
)

func TestBundle(t *testing.T) {
	for _, name := range []string{"openapi.json", "openapi.yaml", "openapi.yml"} {
		out := filepath.Join(t.TempDir(), name)
		cli{}.run("bundle", "testdata/several/openapi.yaml", "-o", out).wants(t, 0)
		data := read(t, out)
		if isJSON := strings.HasPrefix(data, "{"); isJSON != (filepath.Ext(name) == ".json") {
			t.Errorf("%s begins with %.20q", name, data)
		}
		doc, err := contract.Load([]byte(data), contract.DefaultLimits())
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if len(doc.Defects) > 0 || len(doc.Operations()) != 1 {
			t.Errorf("%s: defects %v, %d operations", name, doc.Defects, len(doc.Operations()))
		}
	}
}

func TestBundleToStandardOutput(t *testing.T) {
	r := cli{}.run("bundle", "testdata/several/openapi.yaml")
	r.wants(t, 0, `"openapi": "3.0.3"`, `"#/components/schemas/User"`)
}

func TestBundleLeavesNothingBehindWhenItFails(t *testing.T) {
	folder := t.TempDir()
	out := filepath.Join(folder, "openapi.json")
	cli{}.run("bundle", write(t, "x.yaml", "hello"), "-o", out).wants(t, 2)
	cli{}.run("bundle", users140, "-o", filepath.Join(folder, "nowhere", "x.json")).wants(t, 2)
	if entries, err := os.ReadDir(folder); err != nil || len(entries) > 0 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
}

func TestBundleReplacesAFileAsAWhole(t *testing.T) {
	out := write(t, "openapi.json", strings.Repeat("old ", 10_000))
	cli{}.run("bundle", users140, "-o", out).wants(t, 0)
	if data := read(t, out); strings.Contains(data, "old ") || !strings.HasPrefix(data, "{") {
		t.Errorf("begins with %.40q", data)
	}
}
