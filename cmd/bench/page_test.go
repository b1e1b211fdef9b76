package main

import (
	"os"
	"strings"
	"testing"
	"time"
)

func TestTable(t *testing.T) {
	t.Parallel()
	got := table([][]string{{"a", "n", "text"}, {"x", "1", "y"}}, 2)
	if want := "| a | n | text |\n|---|--:|---|\n| x | 1 | y |\n"; got != want {
		t.Errorf("table =\n%s", got)
	}
}

func TestUnits(t *testing.T) {
	t.Parallel()
	for got, want := range map[string]string{
		seconds(1500 * time.Microsecond):      "1.5 ms",
		seconds(1234 * time.Millisecond):      "1.23 s",
		megabytes(475_000):                    "0.5 MB",
		megabytes(592_700_000):                "593 MB",
		head(machine{}, time.Unix(0, 0))[:50]: "# Benchmarks\n\nWritten by `make bench` on 1970-01-01"[:50],
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestMedian(t *testing.T) {
	t.Parallel()
	if median([]int{3, 1, 2}) != 2 || median([]int{4, 1, 2, 3}) != 2 || median[int](nil) != 0 {
		t.Error("not the middle")
	}
}

func TestMachine(t *testing.T) {
	t.Parallel()
	if _, err := os.Stat("/proc/self/status"); err != nil {
		t.Skip("no /proc here")
	}
	if m := describeMachine(); m.Memory == 0 || !strings.Contains(m.String(), m.Go) {
		t.Errorf("machine = %+v", m)
	}
	if peakMemory(os.Getpid()) == 0 {
		t.Error("no peak of this process")
	}
	if processorTime(os.Getpid()) < 0 || processorTime(-1) != 0 {
		t.Error("processor time")
	}
	if kilobytes("12 kB") != 12288 || kilobytes("") != 0 {
		t.Error("kilobytes")
	}
}
