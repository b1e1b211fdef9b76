package main

import (
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestProbesAreNoRequests(t *testing.T) {
	asked, server := firstRequest()
	defer server.Close()
	get := func(path string) {
		res, err := http.Get(server.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
	}
	get("/")
	get("/schemathesis-probe%5C")
	select {
	case <-asked:
		t.Fatal("a probe is a request")
	default:
	}
	get("/repos")
	get("/repos")
	<-asked
}

func TestReadyText(t *testing.T) {
	ours := &preparation{Name: "ours", took: []time.Duration{time.Second, 3 * time.Second, time.Second}, peaks: []int64{90e6, 300e6, 100e6}}
	theirs := &preparation{Name: "theirs", Stopped: true}
	got := readyText(ours, theirs)
	if !strings.Contains(got, "| ours | 1.00 s | 100 MB | holds |") || !strings.Contains(got, "| theirs | not within 3 min |  |  |") {
		t.Errorf("the text is %s", got)
	}
	ours.peaks = []int64{250e6}
	if got := readyText(ours, theirs); !strings.Contains(got, "| missed |") {
		t.Errorf("too much memory meets the aim: %s", got)
	}
}
