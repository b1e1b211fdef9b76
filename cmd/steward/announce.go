package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/apisteward/steward/gen/client"
	"github.com/apisteward/steward/internal/report"
)

// publication is a document that was sent, and what the server answered.
type publication struct {
	opts   *publishOptions
	server *server
	doc    *document

	reply    client.ReplyInfo
	accepted *client.Publication // nil when it was refused
	refused  *problemError
}

// announce tells what the server answered, and ends with its outcome.
func (a *app) announce(p *publication) error {
	var err error
	result := p.result()
	if p.opts.format == report.JSON {
		err = a.writeAnswer(p.reply.Body)
	} else {
		err = result.Write(a.stdout, p.opts.options(a))
	}
	if err != nil {
		return err
	}
	return concluded(result.Outcome())
}

// writeAnswer writes the server's own object, indented.
func (a *app) writeAnswer(body []byte) error {
	var out bytes.Buffer
	if err := json.Indent(&out, body, "", "  "); err != nil {
		return err
	}
	_, err := fmt.Fprintln(a.stdout, strings.TrimSpace(out.String()))
	return err
}

// result turns the answer into a report.
func (p *publication) result() *report.Publication {
	if p.accepted == nil {
		return p.refusal()
	}
	return p.acceptance()
}

// acceptance turns the answer to an accepted document into a report.
func (p *publication) acceptance() *report.Publication {
	c, v := p.accepted, p.accepted.Version
	state := "is published"
	switch {
	case p.opts.dryRun:
		state = "would be accepted; nothing is stored"
	case !c.Stored:
		state = "is there already with this document; nothing is changed"
	case v.State == client.StateDraft:
		state = "is stored as a draft"
	}
	result := &report.Publication{
		Title: fmt.Sprintf("%s %s %s", v.API, v.Version, state),
		File:  p.doc.source.Name,
	}
	result.Facts = facts(v)
	if j := c.Judgement; j != nil {
		result.Findings = findingsFrom(j.Findings)
		p.doc.relocateFindings(result.Findings)
		if j.Old != nil {
			result.Diff = p.diff(j.Changes, j.NotCompared, value(j.Old.Version))
		}
	}
	if !p.opts.dryRun {
		result.Links = []string{p.server.url + v.Links.Page, p.server.url + v.Links.Self}
	}
	return result
}

// facts says in a line each how a version was judged.
func facts(v client.Version) []string {
	f := v.Findings
	lines := []string{fmt.Sprintf("operations: %d; findings: %d errors, %d warnings, %d info, %d hints",
		v.Operations, f.Error, f.Warn, f.Info, f.Hint)}
	if v.Base == nil {
		return lines
	}
	c := value(v.Changes)
	line := fmt.Sprintf("since %s: %s, least step %s; changes: %d breaking, %d warnings, %d info, %d not compared",
		*v.Base, value(v.Verdict), value(v.RequiredBump), c.Breaking, c.Warning, c.Info, c.NotCompared)
	if v.Waived > 0 {
		line += fmt.Sprintf(", %d waived", v.Waived)
	}
	return append(lines, line)
}

// refusal turns the answer to a refused document into a report.
func (p *publication) refusal() *report.Publication {
	problem := p.refused
	result := &report.Publication{
		Title:    fmt.Sprintf("%s %s is refused", p.opts.api, p.version()),
		Detail:   problem.summary(),
		File:     p.doc.source.Name,
		Findings: findingsFrom(problem.Findings),
	}
	if len(problem.Changes)+len(problem.NotCompared)+len(problem.Findings) > 0 {
		problem.Errors = nil // they say the same in other words
	}
	for _, f := range problem.Errors {
		result.Detail += "\n" + strings.TrimPrefix(value(f.Place)+": "+f.Detail, ": ")
	}
	p.doc.relocateFindings(result.Findings)
	if len(problem.Changes)+len(problem.NotCompared) > 0 {
		result.Diff = p.diff(problem.Changes, problem.NotCompared, "")
	}
	result.Next = p.next(problem)
	return result
}

// version is the version that was asked for.
func (p *publication) version() string {
	if p.opts.version != "" {
		return p.opts.version
	}
	return p.doc.Version
}
