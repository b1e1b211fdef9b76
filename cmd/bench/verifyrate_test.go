package main

import (
	"strings"
	"testing"
	"time"
)

func TestRateText(t *testing.T) {
	ours := &sprint{Name: "ours", rates: []float64{9000, 10_000, 11_000}, took: []time.Duration{time.Second}, sent: []int{10_000}, peaks: []int64{50e6}}
	theirs := &sprint{Name: "theirs", rates: []float64{500}, took: []time.Duration{4 * time.Second}, sent: []int{2000}, peaks: []int64{90e6}}
	if got := rateText(3, ours, theirs); !strings.Contains(got, "| ours | 10000 | 1.00 s | 10000 | 50 MB |") || !strings.Contains(got, "\n20 times as many requests a second; aim: at least 20 times: holds.") {
		t.Errorf("the text is %s", got)
	}
	theirs.rates[0] = 501
	if got := rateText(3, ours, theirs); !strings.Contains(got, ": missed.") {
		t.Errorf("less than the aim meets it: %s", got)
	}
}
