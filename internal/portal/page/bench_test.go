package page_test

import (
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/portal/page"
)

// All operations and schemas of GitHub, as HTML and as Markdown.
func BenchmarkPagesOfGitHub(b *testing.B) {
	needCorpus(b)
	d, r := corpusDocument(b, "github/23.0.2.json"), newRenderer(b)
	for b.Loop() {
		for _, path := range pathsOf(d) {
			for _, twin := range []bool{false, true} {
				p, err := d.Page(path, page.Form{Static: true, Twin: twin})
				if err != nil {
					b.Fatal(err)
				}
				if twin {
					p.Markdown()
				} else if _, err := r.HTML(p); err != nil {
					b.Fatal(err)
				}
			}
		}
	}
}

// pathsOf are those of the pages about operations, webhooks and schemas.
func pathsOf(d *page.Document) []string {
	var out []string
	for _, path := range d.Paths() {
		for _, folder := range []string{"operations/", "webhooks/", "schemas/"} {
			if strings.HasPrefix(path, folder) {
				out = append(out, path)
			}
		}
	}
	return out
}
