package main

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
)

// known are the folders of documents that people know by name. They come first.
func known() []string {
	return []string{"github", "stripe", "kubernetes", "docker", "figma", "datadog", "twilio", "vault"}
}

// documentNames returns the paths of documents below a folder of the corpus, or of the one document that it names: those
// that people know, then others, the smallest first, so that much of what is ugly in the world appears early.
func documentNames(corpus, under string) ([]string, error) {
	type entry struct {
		name string
		rank int
		size int64
	}
	var all []entry
	root := path.Clean(cmp.Or(strings.Trim(under, "/"), "."))
	err := fs.WalkDir(os.DirFS(corpus), root, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !isDocument(name) {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		all = append(all, entry{name, rank(name), info.Size()})
		return nil
	})
	if err == nil && len(all) == 0 {
		err = fmt.Errorf("no documents in %s: `make corpus` fetches them", path.Join(corpus, under))
	}
	slices.SortStableFunc(all, func(a, b entry) int { return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.size, b.size)) })
	names := make([]string, len(all))
	for i, e := range all {
		names[i] = e.name
	}
	return names, err
}

// sample keeps n of the documents, the same ones in every run, in their order.
func sample(names []string, n int) []string {
	chosen := slices.Clone(names)
	slices.SortFunc(chosen, func(a, b string) int {
		x, y := sha256.Sum256([]byte(a)), sha256.Sum256([]byte(b))
		return slices.Compare(x[:], y[:])
	})
	rest := chosen[min(n, len(chosen)):]
	gone := make(map[string]bool, len(rest))
	for _, name := range rest {
		gone[name] = true
	}
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool { return gone[name] })
}

func isDocument(name string) bool {
	ext := path.Ext(name)
	return ext == ".json" || ext == ".yaml"
}

// rank is the place of a document's folder among the known ones, or after them.
func rank(name string) int {
	folder, _, _ := strings.Cut(name, "/")
	if i := slices.Index(known(), folder); i >= 0 {
		return i
	}
	return len(known())
}
