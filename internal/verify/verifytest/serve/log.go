package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"sync"
)

// log holds a line for every request, and counts them by status.
type log struct {
	mu     sync.Mutex
	file   *os.File
	out    *bufio.Writer
	total  int
	status map[int]int
}

func openLog(name string) (*log, error) {
	file, err := os.Create(name)
	if err != nil {
		return nil, err
	}
	return &log{file: file, out: bufio.NewWriter(file), status: map[int]int{}}, nil
}

// around logs what a handler answers. An answer that breaks off has status 0.
func (l *log) around(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		seen := &watched{ResponseWriter: w}
		defer func() { l.add(r, seen.status) }()
		next.ServeHTTP(seen, r)
	})
}

func (l *log) add(r *http.Request, status int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.total++
	l.status[status]++
	fmt.Fprintf(l.out, "%d %s %s %d\n", l.total, r.Method, r.URL.RequestURI(), status)
}

// close writes the counts.
func (l *log) close() {
	l.mu.Lock()
	defer l.mu.Unlock()
	counts, _ := json.Marshal(map[string]any{"requests": l.total, "statuses": l.status}) // integers
	fmt.Fprintf(l.out, "%s\n", counts)
	_ = l.out.Flush()
	_ = l.file.Close()
}

// watched remembers the status of an answer.
type watched struct {
	http.ResponseWriter
	status int
}

func (w *watched) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

func (w *watched) Write(b []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	return w.ResponseWriter.Write(b)
}

// Unwrap lets http.ResponseController flush.
func (w *watched) Unwrap() http.ResponseWriter { return w.ResponseWriter }
