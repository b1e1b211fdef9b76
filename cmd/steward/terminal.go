package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"golang.org/x/term"
)

// isTerminal reports whether a stream is a terminal.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// colors reports whether text may be coloured: on a terminal that knows
// colours, unless NO_COLOR is set to anything (no-color.org).
func (a *app) colors() bool {
	noColor, _ := a.lookupEnv("NO_COLOR")
	kind, _ := a.lookupEnv("TERM")
	return noColor == "" && kind != "dumb" && isTerminal(a.stdout)
}

// progressAfter is how long work may take before a terminal is told.
const progressAfter = time.Second

// progress tells the person at the terminal what is being done if it takes
// long. The returned function takes the message away again; it must be called.
func (a *app) progress(doing string) (done func()) {
	if !isTerminal(a.stderr) {
		return func() {}
	}
	p := &progressLine{out: a.stderr}
	timer := time.AfterFunc(progressAfter, func() { p.show(doing) })
	return func() {
		timer.Stop()
		p.clear()
	}
}

// progressLine is a line of a terminal that comes and goes.
type progressLine struct {
	out  io.Writer
	mu   sync.Mutex
	gone bool
	seen bool
}

func (p *progressLine) show(doing string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.gone {
		p.seen = true
		fmt.Fprintf(p.out, "%s ...", doing)
	}
}

// replace shows a text in the place of the one before.
func (p *progressLine) replace(text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.gone {
		p.seen = true
		fmt.Fprint(p.out, "\r\x1b[K"+text)
	}
}

// clear returns to the start of the line and erases it (ECMA-48, 8.3.41).
func (p *progressLine) clear() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.seen && !p.gone {
		fmt.Fprint(p.out, "\r\x1b[K")
	}
	p.gone = true
}
