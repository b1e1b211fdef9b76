package lint

import (
	"os"
	"path/filepath"
	"testing"
)

const corpusDir = "../../../corpus"

// vendors are the folders of the corpus whose documents their owners publish,
// as opposed to those that others have gathered.
var vendors = []string{"datadog", "docker", "figma", "github", "kubernetes", "kubernetes-v3", "stripe", "twilio", "vault"}

func TestStructureOfCorpus(t *testing.T) {
	if testing.Short() {
		t.Skip("the corpus takes a while")
	}
	for _, vendor := range vendors {
		t.Run(vendor, func(t *testing.T) {
			err := filepath.WalkDir(filepath.Join(corpusDir, vendor), func(path string, d os.DirEntry, err error) error {
				if err != nil || d.IsDir() {
					return err
				}
				for _, f := range Run(mustParse(t, mustRead(t, path)), structureOnly()) {
					t.Errorf("%s:%d:%d: %s", path, f.Line, f.Column, f.Text)
				}
				return nil
			})
			if os.IsNotExist(err) {
				t.Skip("no corpus/ here: `make corpus` fetches it")
			}
			if err != nil {
				t.Fatal(err)
			}
		})
	}
}

// BenchmarkRun checks the largest documents of the corpus, by the structure
// rules alone and by all rules that are on by default.
func BenchmarkRun(b *testing.B) {
	for _, name := range []string{"github/23.0.2.json", "stripe/0.203.0.json", "datadog/2.67.0.yaml"} {
		data, err := os.ReadFile(filepath.Join(corpusDir, name))
		if err != nil {
			b.Skipf("no %s in corpus/: `make corpus` fetches it", name)
		}
		doc := mustParse(b, data)
		doc.Operations()
		for rules, set := range map[string]Ruleset{"structure": structureOnly(), "default": DefaultRuleset()} {
			b.Run(name+"/"+rules, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					Run(doc, set)
				}
			})
		}
	}
}
