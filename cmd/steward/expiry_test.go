package main

import (
	"testing"
	"time"
)

func TestExpiry(t *testing.T) {
	now := time.Date(2026, 11, 22, 8, 0, 0, 123, time.UTC)
	for text, want := range map[string]string{
		"30d":        "2026-12-22T08:00:00Z",
		"1d":         "2026-11-23T08:00:00Z",
		"12h":        "2026-11-22T20:00:00Z",
		"2026-12-31": "2027-01-01T00:00:00Z", // the day itself still counts
		"0d":         "",
		"-1d":        "",
		"d":          "",
		"0s":         "",
		"-5h":        "",
		"2026-13-01": "",
		"soon":       "",
		"":           "",
	} {
		got, err := expiry(text, now)
		if want == "" {
			if err == nil {
				t.Errorf("%q is %v", text, got)
			}
			continue
		}
		if err != nil || got.Format(time.RFC3339Nano) != want {
			t.Errorf("%q is %v (%v), want %s", text, got, err, want)
		}
	}
}
