package report

import (
	"bufio"
	"encoding/json"
	"io"
	"sync"

	"github.com/apisteward/steward/internal/verify/call"
)

// HARWriter writes exchanges as an HTTP Archive (HAR 1.2) while they happen, so
// that none is kept in memory. It is safe for concurrent use.
type HARWriter struct {
	show Shower
	mu   sync.Mutex
	out  *bufio.Writer
	some bool
	err  error
}

// NewHARWriter begins an archive. version is Steward's own.
func NewHARWriter(w io.Writer, version string, show Shower) *HARWriter {
	h := &HARWriter{show: show, out: bufio.NewWriterSize(w, 1<<16)}
	creator, err := json.Marshal(harCreator{"steward", version})
	h.err = err
	h.write(`{"log":{"version":"1.2","creator":` + string(creator) + `,"entries":[`)
	return h
}

// Add writes an exchange, its secrets masked and its bodies cut short. Errors
// are told by Close.
func (h *HARWriter) Add(x *call.Exchange) {
	line, err := json.Marshal(h.entry(x))
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.err == nil {
		h.err = err
	}
	if h.some {
		h.write(",")
	}
	h.some = true
	h.write("\n" + string(line))
}

// write keeps the first error.
func (h *HARWriter) write(text string) {
	if h.err == nil {
		_, h.err = h.out.WriteString(text)
	}
}

// Close ends the archive, and returns the first error of writing it.
func (h *HARWriter) Close() error {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.write("\n]}}\n")
	if h.err != nil {
		return h.err
	}
	return h.out.Flush()
}
