package page

import (
	"strings"

	"github.com/apisteward/steward/internal/portal/tryit"
)

// tryEnding is of the files that "Try it" loads when it is opened, each beside
// the page of its operation.
const tryEnding = ".try.js"

// Try makes the file that "Try it" loads for an operation, by its path:
// "operations/X.try.js". It is false when there is no such file.
func (d *Document) Try(path string) (File, bool) {
	page, found := strings.CutPrefix(path, "operations/")
	page, ending := strings.CutSuffix(page, tryEnding)
	if !found || !ending {
		return File{}, false
	}
	op := d.Reference.Call(page)
	if op == nil {
		return File{}, false
	}
	return File{Path: path, Type: typeScript, Content: tryit.Script(d.Reference.Document(), op, d.Mock)}, true
}

// TryPaths lists the files that Try makes.
func (d *Document) TryPaths() []string {
	var paths []string
	for _, path := range d.Paths() {
		if strings.HasPrefix(path, "operations/") {
			paths = append(paths, path+tryEnding)
		}
	}
	return paths
}

// TryIt is the address of the file that "Try it" loads, "" for what no reader
// can call.
func (o *Operation) TryIt() string {
	if !strings.HasPrefix(o.path, "operations/") {
		return ""
	}
	return o.links.Root + o.path + tryEnding
}
