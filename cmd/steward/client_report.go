package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/apisteward/steward/internal/clients"
	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/words"
	"github.com/apisteward/steward/internal/report"
)

// clientReport says what was written.
type clientReport struct {
	*clients.Generated
	folder string
	all    bool // list what cannot be expressed
}

func (r clientReport) write(w io.Writer, format report.Format) error {
	switch format {
	case report.JSON:
		return r.json(w)
	case report.Markdown:
		return r.markdown(w)
	}
	return r.text(w)
}

// summary is "12 operations and 34 types in 27 files".
func (r clientReport) summary() string {
	return fmt.Sprintf("%s and %s in %s", words.Plural(r.Operations, "operation"), words.Plural(r.Types, "type"), words.Plural(len(r.Files), "file"))
}

func (r clientReport) text(w io.Writer) error {
	var b strings.Builder
	if r.all {
		for _, n := range r.Notes {
			fmt.Fprintf(&b, "%s: %s\n", noteAt(n), n.Text)
		}
	}
	fmt.Fprintf(&b, "%s %s for %s: %s: %s%s\n", r.Name, r.Version, r.Language, r.summary(), r.folder, r.unexpressed("; "))
	_, err := io.WriteString(w, printable(b.String()))
	return err
}

// unexpressed counts what cannot be expressed, if there is anything.
func (r clientReport) unexpressed(before string) string {
	switch {
	case len(r.Notes) == 0:
		return ""
	case r.all:
		return before + words.Plural(len(r.Notes), "thing") + " cannot be expressed"
	}
	return before + words.Plural(len(r.Notes), "thing") + " cannot be expressed (-v lists them)"
}

// noteAt is "GET /users (#/paths/~1users/get)".
func noteAt(n plan.Note) string {
	if n.Operation == "" {
		return n.Place
	}
	return n.Operation + " (" + n.Place + ")"
}

func (r clientReport) markdown(w io.Writer) error {
	var p markdown.Page
	p.Heading(3, markdown.Text(fmt.Sprintf("%s %s for %s", r.Name, r.Version, r.Language)))
	p.Add(markdown.Text(r.summary() + ": " + r.folder + r.unexpressed("; ") + "."))
	if r.all {
		var items []string
		for _, n := range r.Notes {
			items = append(items, markdown.Text(noteAt(n)+": "+n.Text))
		}
		p.List(items...)
	}
	_, err := w.Write(p.Bytes())
	return err
}

func (r clientReport) json(w io.Writer) error {
	type note struct {
		Place     string `json:"place"`
		Operation string `json:"operation,omitempty"`
		Text      string `json:"text"`
	}
	object := struct {
		Language   clients.Language `json:"language"`
		Name       string           `json:"name"`
		Version    string           `json:"version"`
		Operations int              `json:"operations"`
		Types      int              `json:"types"`
		Files      int              `json:"files"`
		Lines      int              `json:"lines"`
		Notes      []note           `json:"notes"`
	}{r.Language, r.Name, r.Version, r.Operations, r.Types, len(r.Files), r.Lines(), []note{}}
	for _, n := range r.Notes {
		object.Notes = append(object.Notes, note(n))
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(object)
}
