package page_test

import (
	"bytes"
	"testing"
	"testing/fstest"

	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/portal/page"
)

const svg = `<svg xmlns="http://www.w3.org/2000/svg"/>`

func look(brand string) (page.Look, error) {
	return page.ReadLook(fstest.MapFS{
		"brand.yaml":  {Data: []byte(brand)},
		"in/logo.svg": {Data: []byte(svg)},
		"large.png":   {Data: bytes.Repeat([]byte("x"), 1<<20+1)},
		"binary":      {Data: []byte("\x00\x01")},
		"text.txt":    {Data: []byte("text")},
		"de.json":     {Data: []byte(`{"language": "de", "words": {"Search": "Suche"}}`)},
	}, "brand.yaml")
}

func TestReadLook(t *testing.T) {
	l, err := look(`{name: Example, logo: in/logo.svg, accent: "#aa3355", links: [{text: Status, href: "https://status.example.com"}], footer: x, words: de.json}`)
	if err != nil {
		t.Fatal(err)
	}
	b := l.Brand
	if b.Name != "Example" || string(b.Logo) != svg || b.Accent.String() != "#aa3355" || b.Footer != "x" ||
		len(b.Links) != 1 || b.Links[0] != (page.Crumb{Text: "Status", Href: "https://status.example.com"}) {
		t.Errorf("brand %+v", b)
	}
	if l.Language.Tag() != "de" || l.Language.Text("Search") != "Suche" {
		t.Errorf("language %+v", l.Language)
	}
}

func TestReadLookOfNothingIsStewards(t *testing.T) {
	if l, err := look("# nothing yet\n"); err != nil || l.Brand.Name != "" || l.Language.Tag() != "en" {
		t.Errorf("%+v, %v", l, err)
	}
}

func TestReadLookRefuses(t *testing.T) {
	for text, kind := range map[string]fault.Kind{
		"colour: red":       fault.Malformed,
		"- list":            fault.Malformed,
		"logo: nowhere.svg": fault.Malformed,
		"logo: ../logo.svg": fault.Malformed,
		"logo: binary":      fault.Invalid,
		"logo: large.png":   fault.Invalid,
		"accent: red":       fault.Invalid,
		"words: text.txt":   fault.Invalid,
		`links: [{text: x, href: "javascript:alert(1)"}]`: fault.Invalid,
		`links: [{href: "https://status.example.com"}]`:   fault.Invalid,
	} {
		if _, err := look(text); !fault.Is(err, kind) {
			t.Errorf("%s: got %v, want %v", text, err, kind)
		}
	}
}
