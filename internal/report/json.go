package report

import (
	"encoding/json"
	"io"

	"github.com/apisteward/steward/internal/compare"
	"github.com/apisteward/steward/internal/contract/lint"
)

// The objects that --format json prints. Their keys are promises to scripts.
type (
	documentJSON struct {
		Title       string `json:"title"`
		Version     string `json:"version"`
		SpecVersion string `json:"spec_version"`
		Digest      string `json:"digest"`
		Operations  int    `json:"operations"`
	}
	checkJSON struct {
		Holds      *bool             `json:"holds"` // null when it could not be judged
		Text       string            `json:"text"`
		Document   documentJSON      `json:"document"`
		Summary    findingCountsJSON `json:"summary"`
		Findings   []findingJSON     `json:"findings"`
		NotChecked []string          `json:"not_checked"`
		Comparison *compare.Report   `json:"comparison,omitempty"`
		Bump       *bumpJSON         `json:"bump,omitempty"`
	}
	findingCountsJSON struct {
		Error int `json:"error"`
		Warn  int `json:"warn"`
		Info  int `json:"info"`
		Hint  int `json:"hint"`
	}
	findingJSON struct {
		Rule      string `json:"rule"`
		Severity  string `json:"severity"`
		Text      string `json:"text"`
		Place     string `json:"place"`
		Line      int    `json:"line"`
		Column    int    `json:"column"`
		Operation string `json:"operation,omitempty"`
	}
	bumpJSON struct {
		Old      string `json:"old"`
		New      string `json:"new"`
		Given    string `json:"given"`
		Required string `json:"required"`
		Suffices *bool  `json:"suffices"` // null when it could not be judged
		Text     string `json:"text"`
	}
)

// writeJSON writes one indented object, with <, > and & as they are.
func writeJSON(w io.Writer, object any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(object)
}

func checkObject(c *Check) *checkJSON {
	object := &checkJSON{
		Holds: decided(c.Outcome()),
		Text:  c.conclude(),
		Document: documentJSON{
			Title:       c.Document.Title,
			Version:     c.Document.Version,
			SpecVersion: c.Document.SpecVersion,
			Digest:      c.Document.Digest,
			Operations:  c.Document.Operations,
		},
		Findings:   make([]findingJSON, 0, len(c.Findings)),
		NotChecked: list(c.NotChecked),
	}
	for _, f := range c.Findings {
		object.Summary.count(f.Severity)
		object.Findings = append(object.Findings, findingJSON{f.Rule, f.Severity.String(), f.Text, f.Place, f.Line, f.Column, f.Operation})
	}
	if c.Diff != nil {
		object.Comparison = c.Diff.Report
	}
	if b := c.Bump; b != nil {
		object.Bump = &bumpJSON{b.Old, b.New, b.Given.String(), b.Required.String(), decided(b.Outcome), b.Text}
	}
	return object
}

func (c *findingCountsJSON) count(s lint.Severity) {
	switch s {
	case lint.Error:
		c.Error++
	case lint.Warn:
		c.Warn++
	case lint.Info:
		c.Info++
	case lint.Hint:
		c.Hint++
	}
}

// decided is whether it holds, and nil when that could not be judged.
func decided(o Outcome) *bool {
	if o == Undecided {
		return nil
	}
	holds := o == Holds
	return &holds
}

// list makes an absent list an empty one, so that it is written as [].
func list(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}
