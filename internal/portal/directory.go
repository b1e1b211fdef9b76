package portal

import (
	"context"
	"regexp"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/portal/page"
	"github.com/apisteward/steward/internal/portal/reference"
)

// directory is which pages a document has. It is small where documents are
// large, so that an old version can lead to the newest without that one at hand.
type directory struct {
	pages   map[string]call   // by path; the call is zero outside of operations
	calls   map[string]string // paths by call.template
	ids     map[string]string // paths by operationId
	aliases map[string]string // paths of operations by those that they would have without an operationId
}

// call is what identifies an operation in every version.
type call struct {
	template string // "GET /users/{}"
	id       string
}

var placeholder = regexp.MustCompile(`\{[^{}/]*\}`)

// callTemplate is method and path with the names of its parameters left out,
// as they mean nothing.
func callTemplate(method, path string) string {
	return method + " " + placeholder.ReplaceAllLiteralString(path, "{}")
}

// directory returns which pages the document of a version has.
func (p *Portal) directory(ctx context.Context, v *catalog.Version) (*directory, error) {
	return p.directories.Get(v.Original, func() (*directory, int64, error) {
		about, err := p.reference(ctx, v)
		if err != nil {
			return nil, 0, err
		}
		doc := &page.Document{Reference: about.reference, Known: page.Known{State: v.State, Comparison: &page.Comparison{}}}
		made := newDirectory(doc)
		return made, made.cost(), nil
	})
}

func newDirectory(doc *page.Document) *directory {
	d := &directory{pages: map[string]call{}, calls: map[string]string{}, ids: map[string]string{}, aliases: map[string]string{}}
	for _, path := range doc.Paths() {
		d.pages[path] = call{}
	}
	outline := doc.Reference.Outline()
	for _, t := range outline.Tags {
		for i := range t.Operations {
			d.add("operations/", &t.Operations[i])
		}
	}
	for i := range outline.Webhooks {
		d.add("webhooks/", &outline.Webhooks[i])
	}
	return d
}

// has reports whether the document has a page.
func (d *directory) has(path string) bool {
	_, found := d.pages[path]
	return found
}

func (d *directory) add(folder string, op *reference.OperationLine) {
	path, c := folder+op.Page, call{callTemplate(op.Method, op.Path), op.ID}
	d.pages[path] = c
	addOnce(d.calls, folder+c.template, path)
	addOnce(d.aliases, "operations/"+reference.Alias(op.Method+" "+op.Path), path)
	if c.id != "" {
		addOnce(d.ids, folder+c.id, path)
	}
}

// addOnce leaves a key to whoever had it first.
func addOnce(m map[string]string, key, value string) {
	if _, taken := m[key]; !taken {
		m[key] = value
	}
}

// same returns the path of the page that is here what another page is there:
// the same operation by method and path, or else by operationId; otherwise the
// page of the same path. False when there is none.
func (d *directory) same(path string, there *directory) (string, bool) {
	c, folder := there.pages[path], folderOf(path)
	if here, ok := d.calls[folder+c.template]; ok && c.template != "" {
		return here, true
	}
	if here, ok := d.ids[folder+c.id]; ok && c.id != "" {
		return here, true
	}
	if d.has(path) && c.template == "" {
		return path, true
	}
	return "", false
}

func folderOf(path string) string {
	for i := range len(path) {
		if path[i] == '/' {
			return path[:i+1]
		}
	}
	return ""
}

// cost is about what the directory takes in memory.
func (d *directory) cost() int64 {
	const entry = 64
	total := int64(overhead)
	for path, c := range d.pages {
		total += int64(len(path)+len(c.template)+len(c.id)) + entry
	}
	return total + int64(len(d.calls)+len(d.ids)+len(d.aliases))*2*entry
}
