package golang

import (
	"fmt"
	"go/format"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/clients/source"
)

// goFile is a Go file while it is written.
type goFile struct {
	*source.Writer
	*emitter
	imports []string
}

func (e *emitter) newFile() *goFile { return &goFile{Writer: source.NewWriter("\t"), emitter: e} }

// use imports a package of the standard library.
func (f *goFile) use(path string) {
	if !slices.Contains(f.imports, path) {
		f.imports = append(f.imports, path)
	}
}

// finish returns the file, formatted.
func (f *goFile) finish(name string) source.File {
	var b strings.Builder
	b.WriteString(header + "\npackage " + f.name + "\n\n")
	if len(f.imports) == 1 {
		fmt.Fprintf(&b, "import %q\n\n", f.imports[0])
	}
	if len(f.imports) > 1 {
		slices.Sort(f.imports)
		b.WriteString("import (\n")
		for _, path := range f.imports {
			fmt.Fprintf(&b, "\t%q\n", path)
		}
		b.WriteString(")\n\n")
	}
	return source.File{Name: name, Data: formatted([]byte(b.String() + string(f.Bytes())))}
}

// formatted returns Go source as gofmt writes it. What cannot be read is
// returned as it is: the compiler says more about it.
func formatted(data []byte) []byte {
	if pretty, err := format.Source(data); err == nil {
		return pretty
	}
	return data
}
