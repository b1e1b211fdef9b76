package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"os"
	"sync"
	"time"

	"github.com/apisteward/steward/internal/clients"
)

// entry is a line of the ledger.
type entry struct {
	Sum      string           `json:"sum"`
	Language clients.Language `json:"language"`
	Document string           `json:"document"`
	Outcome  outcome          `json:"outcome"`
	Said     []string         `json:"said,omitempty"`
	Millis   int64            `json:"ms"`
}

// ledger is a file that keeps what compilers said of packages. It is safe for concurrent use.
type ledger struct {
	mu   sync.Mutex
	file *os.File
	kept map[string]verdict
}

// openLedger reads what is there. The last line may be half of one, of a run that was ended: it is not counted.
func openLedger(name string) (*ledger, error) {
	file, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o644)
	if err != nil {
		return nil, err
	}
	l := &ledger{file: file, kept: make(map[string]verdict)}
	lines := bufio.NewReader(file)
	for {
		line, err := lines.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			return l, l.endLine(line)
		}
		if err != nil {
			return nil, errors.Join(err, file.Close())
		}
		var e entry
		if json.Unmarshal(line, &e) == nil {
			l.keep(e)
		}
	}
}

// endLine ends what is there of a line, so that the next one begins at its beginning.
func (l *ledger) endLine(rest []byte) error {
	if len(rest) == 0 {
		return nil
	}
	_, err := l.file.WriteString("\n")
	return err
}

// keep remembers a verdict. What was not judged is tried again.
func (l *ledger) keep(e entry) {
	if e.Outcome != unjudged {
		l.kept[e.Sum] = verdict{e.Outcome, e.Said, time.Duration(e.Millis) * time.Millisecond}
	}
}

// Find returns the verdict on a package, if there is one.
func (l *ledger) Find(sum string) (verdict, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	v, ok := l.kept[sum]
	return v, ok
}

// Add writes a verdict down.
func (l *ledger) Add(language clients.Language, p *pack, v verdict) error {
	e := entry{p.Sum, language, p.Document, v.Outcome, v.Said, v.Took.Milliseconds()}
	line, err := json.Marshal(e)
	if err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.keep(e)
	_, err = l.file.Write(append(line, '\n'))
	return err
}

// Close ends the file.
func (l *ledger) Close() error { return l.file.Close() }
