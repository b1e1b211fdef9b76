package main

import (
	"fmt"
	"io"
	"sync"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/mock"
	"github.com/apisteward/steward/internal/report"
)

// maxUnwritten is how many bytes of a log may wait for a slow reader. What comes
// then is counted instead of written, so that a terminal that stands still does
// not stop the mock.
const maxUnwritten = 1 << 20

// lineLog writes lines in the background: at once when there are few, many
// together when there are many. It is safe for concurrent use.
type lineLog struct {
	out  io.Writer
	wake chan struct{}
	done chan struct{}

	mu      sync.Mutex
	waiting []byte
	dropped int
	closed  bool
}

// newLineLog begins to write; close ends that.
func newLineLog(out io.Writer) *lineLog {
	l := &lineLog{out: out, wake: make(chan struct{}, 1), done: make(chan struct{})}
	go l.write()
	return l
}

// add adds what a function appends. Once the log is closed, nothing is added.
func (l *lineLog) add(lines func(dst []byte) []byte) {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case l.closed:
		return
	case len(l.waiting) < maxUnwritten:
		l.waiting = lines(l.waiting)
	default:
		l.dropped++
	}
	select {
	case l.wake <- struct{}{}:
	default:
	}
}

// Write adds text, which must be whole lines.
func (l *lineLog) Write(p []byte) (int, error) {
	l.add(func(dst []byte) []byte { return append(dst, p...) })
	return len(p), nil
}

func (l *lineLog) write() {
	defer close(l.done)
	var spare []byte
	for range l.wake {
		spare = l.flush(spare)
	}
	l.flush(spare)
}

// flush writes what waits, and returns a buffer to be used again.
func (l *lineLog) flush(spare []byte) []byte {
	l.mu.Lock()
	lines, dropped := l.waiting, l.dropped
	l.waiting, l.dropped = spare[:0], 0
	l.mu.Unlock()
	if dropped > 0 {
		lines = fmt.Appendf(lines, "          %d requests more, which came faster than they could be written\n", dropped)
	}
	_, _ = l.out.Write(lines) // a log that cannot be written is no reason not to answer
	return lines
}

// close writes what waits, and ends.
func (l *lineLog) close() {
	l.mu.Lock()
	if !l.closed {
		l.closed = true
		close(l.wake)
	}
	l.mu.Unlock()
	<-l.done
}

// observer logs requests to the mock of a document.
func observer(doc *contract.Document, color bool) func(*lineLog, *mock.Record) {
	secret := newMasker(doc)
	return func(l *lineLog, r *mock.Record) {
		line := report.Request{
			At: r.Began.Local(), Method: r.Method, Target: secret.mask(r.Target), Status: r.Status, Took: r.Took,
			NotAllowed: refusals(r.Refused), Warnings: r.Warnings,
		}
		if r.Operation != nil {
			line.Operation = r.Operation.ID
		}
		l.add(func(dst []byte) []byte { return report.AppendRequest(dst, &line, color) })
	}
}

// refusals is what is wrong with a request, place by place.
func refusals(e *fault.Error) []string {
	if e == nil {
		return nil
	}
	if len(e.Fields) == 0 {
		return []string{e.Detail}
	}
	texts := make([]string, len(e.Fields))
	for i, f := range e.Fields {
		texts[i] = fieldText(f)
	}
	return texts
}
