package typescript

import (
	"maps"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/clients/source"
)

// module is a source file that is being written.
type module struct {
	*source.Writer
	path    string                     // below src, without extension: "models/user"
	imports map[string]map[string]bool // names by module; true when only a type is needed
}

func newModule(path string) *module {
	return &module{Writer: source.NewWriter("  "), path: path, imports: make(map[string]map[string]bool)}
}

// value imports a value, and returns its name.
func (m *module) value(from, name string) string { return m.take(from, name, false) }

// typ imports a type, and returns its name.
func (m *module) typ(from, name string) string { return m.take(from, name, true) }

func (m *module) take(from, name string, onlyType bool) string {
	if from == m.path {
		return name
	}
	if m.imports[from] == nil {
		m.imports[from] = make(map[string]bool)
	}
	before, known := m.imports[from][name]
	m.imports[from][name] = onlyType && (before || !known)
	return name
}

// file returns the file with its imports.
func (m *module) file() source.File {
	w := source.NewWriter("  ")
	for _, from := range slices.Sorted(maps.Keys(m.imports)) {
		m.line(w, from)
	}
	w.Blank()
	data := append([]byte(heading), w.Bytes()...)
	return source.File{Name: "src/" + m.path + ".ts", Data: append(data, m.Bytes()...)}
}

// line writes one import.
func (m *module) line(w *source.Writer, from string) {
	list := slices.Sorted(maps.Keys(m.imports[from]))
	keyword, types := "import", true
	for _, name := range list {
		types = types && m.imports[from][name]
	}
	if types {
		keyword = "import type"
	}
	for i, name := range list {
		if !types && m.imports[from][name] {
			list[i] = "type " + name
		}
	}
	path := m.relative(from)
	if text := keyword + " { " + strings.Join(list, ", ") + " } from " + quote(path) + ";"; len(text) <= 120 {
		w.Line("%s", text)
		return
	}
	w.Block(keyword+" {", "} from "+quote(path)+";", func() {
		for _, name := range list {
			w.Line("%s,", name)
		}
	})
}

// relative is the path from this module to another.
func (m *module) relative(from string) string {
	folder, _, below := strings.Cut(m.path, "/")
	switch {
	case !below:
		return "./" + from + ".js"
	case strings.HasPrefix(from, folder+"/"):
		return "." + strings.TrimPrefix(from, folder) + ".js"
	}
	return "../" + from + ".js"
}
