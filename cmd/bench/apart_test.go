package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestRunOnce(t *testing.T) {
	t.Parallel()
	output := filepath.Join(t.TempDir(), "out")
	c, err := runOnce(t.Context(), time.Minute, output, []string{"sh", "-c", "echo told; echo why >&2; exit 3"})
	if err != nil || c.Stopped || c.Status != 3 || c.Said != "why\n" || c.Peak == 0 || c.Took == 0 {
		t.Errorf("runOnce = %+v, %v", c, err)
	}
	if told, _ := os.ReadFile(output); string(told) != "told\n" {
		t.Errorf("output %q", told)
	}
	if _, err := runOnce(t.Context(), time.Minute, output, []string{"/no/such/command"}); err == nil {
		t.Error("no command, and no error")
	}
}

func TestRunOnceStopsAtTheLimit(t *testing.T) {
	t.Parallel()
	c, err := runOnce(t.Context(), time.Millisecond, filepath.Join(t.TempDir(), "out"), []string{"sleep", "600"})
	if err != nil || !c.Stopped {
		t.Errorf("runOnce = %+v, %v", c, err)
	}
}

func TestApartPrintsACost(t *testing.T) {
	t.Parallel()
	var stdout, stderr bytes.Buffer
	output := filepath.Join(t.TempDir(), "out")
	status := run(t.Context(), []string{"-apart", output, "-cap", "1m", "--", "sh", "-c", "exit 1"}, &stdout, &stderr)
	var c cost
	if err := json.Unmarshal(stdout.Bytes(), &c); status != 0 || err != nil || c.Status != 1 {
		t.Errorf("status %d, %v, %+v, %s", status, err, c, stderr.Bytes())
	}
	if run(t.Context(), []string{"-apart", output}, &stdout, &stderr) != 1 || !strings.Contains(stderr.String(), "no command") {
		t.Errorf("without a command: %s", stderr.Bytes())
	}
}
