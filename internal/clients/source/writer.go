package source

import (
	"bytes"
	"fmt"
	"strings"
)

// Writer writes lines of source text, indented.
type Writer struct {
	buf    bytes.Buffer
	unit   string // one level of indentation
	indent string
	blank  bool // the last line is blank
}

// NewWriter returns a Writer that indents with unit, a tab or spaces.
func NewWriter(unit string) *Writer { return &Writer{unit: unit} }

// Line writes one line, or several when the text holds line breaks; the
// arguments are used as by fmt.Sprintf when there are any.
func (w *Writer) Line(format string, args ...any) {
	text := format
	if len(args) > 0 {
		text = fmt.Sprintf(format, args...)
	}
	for line := range strings.SplitSeq(text, "\n") {
		if line == "" {
			w.buf.WriteByte('\n')
			continue
		}
		w.buf.WriteString(w.indent)
		w.buf.WriteString(line)
		w.buf.WriteByte('\n')
	}
	w.blank = text == ""
}

// Blank writes an empty line unless one stands there, or nothing does yet.
func (w *Writer) Blank() {
	if !w.blank && w.buf.Len() > 0 {
		w.Line("")
	}
}

// In indents what is written until the returned function is called.
func (w *Writer) In() (out func()) {
	before := w.indent
	w.indent += w.unit
	return func() { w.indent = before }
}

// Block writes a line, what body writes, indented, and a closing line.
func (w *Writer) Block(open, end string, body func()) {
	w.Line("%s", open)
	out := w.In()
	body()
	out()
	if end != "" {
		w.Line("%s", end)
	}
}

// Comment writes text line by line behind the prefix, "// ", without spaces
// at the ends of lines.
func (w *Writer) Comment(prefix, text string) {
	for line := range strings.SplitSeq(text, "\n") {
		w.Line("%s", strings.TrimRight(prefix+line, " \t"))
	}
}

// Indent is the indentation of the next line.
func (w *Writer) Indent() string { return w.indent }

// Bytes returns what was written.
func (w *Writer) Bytes() []byte { return w.buf.Bytes() }
