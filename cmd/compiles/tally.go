package main

import (
	"fmt"
	"strings"
	"sync"
	"time"
)

// fault is a package that does not compile, or was not judged.
type fault struct {
	Language string
	Document string
	verdict
}

// counts are of one language.
type counts struct {
	language *language
	of       map[outcome]int
	took     time.Duration
}

// tally counts what comes of documents. It is safe for concurrent use.
type tally struct {
	mu       sync.Mutex
	files    int
	repeated int
	refused  int
	counts   []*counts
	faults   []fault
}

func newTally(files int, languages []*language) *tally {
	t := &tally{files: files}
	for _, l := range languages {
		t.counts = append(t.counts, &counts{language: l, of: make(map[outcome]int)})
	}
	return t
}

func (t *tally) repeat() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.repeated++
}

func (t *tally) refuse() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.refused++
}

func (t *tally) count(l *language, name string, v verdict) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, c := range t.counts {
		if c.language == l {
			c.of[v.Outcome]++
			c.took += v.Took
		}
	}
	if v.Outcome != compiled {
		t.faults = append(t.faults, fault{string(l.name), name, v})
	}
}

// progress is one line.
func (t *tally) progress() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	text := fmt.Sprintf("of %d files %d again and %d refused;", t.files, t.repeated, t.refused)
	for _, c := range t.counts {
		text += fmt.Sprintf(" %s: %d compiled, %d failed, %d not judged;", c.language.name, c.of[compiled], c.of[failed], c.of[unjudged])
	}
	return strings.TrimSuffix(text, ";")
}

// status is 1 when something does not compile, else 2 when something was not judged.
func (t *tally) status() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	status := 0
	for _, f := range t.faults {
		if f.Outcome == failed {
			return 1
		}
		status = 2
	}
	return status
}
