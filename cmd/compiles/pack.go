package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/clients/source"
)

// pack is the client of a document in one language, not written anywhere yet.
type pack struct {
	Document string // its name
	Name     string // of the Go module, of the Python one: no two that are compiled together may share it; or ""
	Sum      string // of the tools and of what they read
	Files    []source.File
	Size     int
}

// newPack emits the client of a plan. An emitter that panics gives an error.
func newPack(l *language, doc string, p *plan.Package) (made *pack, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("the emitter panics: %v", r)
		}
	}()
	made = &pack{Document: doc, Files: l.emit(p)}
	if err := unfit(made.Files); err != nil {
		return nil, err
	}
	sum := sha256.New()
	fmt.Fprintln(sum, l.tools)
	for _, f := range made.Files {
		made.Size += len(f.Data)
		if strings.HasSuffix(f.Name, ".md") {
			continue
		}
		fmt.Fprintf(sum, "%s %d\n", f.Name, len(f.Data))
		sum.Write(f.Data)
	}
	made.Sum = hex.EncodeToString(sum.Sum(nil)[:16])
	made.Name = l.named(made.Files)
	return made, nil
}

// longestName is how many bytes file systems take for a name, less what archivers add to some.
const longestName = 240

// unfit returns an error when some file system cannot hold the files: names are strange or too long, or two are the same but
// for case.
func unfit(files []source.File) error {
	seen := make(map[string]string)
	for _, f := range files {
		folded := strings.ToLower(f.Name)
		switch other, twice := seen[folded]; {
		case twice:
			return fmt.Errorf("%s: the same name as %s", f.Name, other)
		case !fs.ValidPath(f.Name) || strings.ContainsAny(f.Name, `\:*?"<>|`):
			return fmt.Errorf("%q: not a name that every system takes", f.Name)
		}
		for part := range strings.SplitSeq(f.Name, "/") {
			if len(part) > longestName {
				return fmt.Errorf("%s…: a name of %d bytes", f.Name[:60], len(part))
			}
		}
		seen[folded] = f.Name
	}
	return nil
}

// write puts the package into a folder, which it makes.
func (p *pack) write(folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return err
	}
	defer root.Close()
	for _, f := range p.Files {
		name := filepath.FromSlash(f.Name)
		if err := root.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := root.WriteFile(name, f.Data, 0o644); err != nil {
			return err
		}
	}
	return nil
}
