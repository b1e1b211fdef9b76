package search

import (
	"regexp"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/reference"
)

// operation is an operation or a webhook with what its page says of it.
type operation struct {
	*contract.Operation
	line reference.OperationLine
	tag  int // index in the outline; -1 for webhooks
}

// listOperations returns the operations in the order of the outline, then the
// webhooks.
func listOperations(doc *contract.Document, outline *reference.Outline) []operation {
	// Under one tag the outline keeps the document's order, so that of
	// operations given twice the first line belongs to the first.
	byName := map[string][]*contract.Operation{}
	for _, op := range doc.Operations() {
		byName[op.Name()] = append(byName[op.Name()], op)
	}
	var out []operation
	for i, tag := range outline.Tags {
		for _, line := range tag.Operations {
			name := line.Method + " " + line.Path
			same := byName[name]
			if len(same) > 1 {
				byName[name] = same[1:]
			}
			out = append(out, operation{same[0], line, i})
		}
	}
	for i, op := range doc.Webhooks() {
		out = append(out, operation{op, outline.Webhooks[i], -1})
	}
	return out
}

// operationData is the first part of the index: what has a page of its own,
// but for schemas. Of each operation the slices hold one element.
type operationData struct {
	Stop       string            `json:"stop"`
	Title      string            `json:"title"`
	Pages      []string          `json:"pages"` // of which a document has one
	Tags       [][2]string       `json:"tags"`  // name, page
	Methods    []string          `json:"methods"`
	Method     []int             `json:"method"` // index in Methods
	Path       []string          `json:"path"`
	ID         []string          `json:"id"`
	Summary    []string          `json:"summary"`
	Tag        []int             `json:"tag"`        // index in Tags
	Page       map[string]string `json:"page"`       // by index, where pageName of the ID is another
	Webhooks   int               `json:"webhooks"`   // index of the first webhook
	Deprecated string            `json:"deprecated"` // postings
}

func operationsOf(doc *contract.Document, outline *reference.Outline, operations []operation, schemas bool) operationData {
	d := operationData{
		Stop: stopWords, Title: outline.Title, Webhooks: len(operations) - len(outline.Webhooks), Page: map[string]string{},
		Pages: []string{}, Tags: [][2]string{}, Method: []int{}, Path: []string{}, ID: []string{}, Summary: []string{}, Tag: []int{},
	}
	for range doc.SecuritySchemes() {
		d.Pages = append(d.Pages, "authentication")
		break
	}
	if schemas {
		d.Pages = append(d.Pages, "schemas")
	}
	for _, t := range outline.Tags {
		d.Tags = append(d.Tags, [2]string{t.Name, t.Page})
	}
	var methods list
	var deprecated []int
	for i, op := range operations {
		d.Method = append(d.Method, methods.index(op.Method))
		d.Path = append(d.Path, op.Path)
		d.ID = append(d.ID, op.ID)
		d.Summary = append(d.Summary, op.line.Summary)
		d.Tag = append(d.Tag, op.tag)
		exceptions(d.Page, i, op.ID, op.line.Page)
		if op.Deprecated {
			deprecated = append(deprecated, i)
		}
	}
	d.Methods, d.Deprecated = methods.all(), postings(deprecated)
	return d
}

var outsidePage = regexp.MustCompile(`[^A-Za-z0-9._~]+`)

// pageName is the page that search.js supposes something with a name to have.
func pageName(name string) string { return outsidePage.ReplaceAllString(name, "-") }
