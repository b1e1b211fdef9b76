package typescript

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/apisteward/steward/internal/clients/source"
)

// manifest writes package.json.
func (e *emitter) manifest() source.File {
	type entry struct {
		Types   string `json:"types"`
		Default string `json:"default"`
	}
	description := strings.TrimSuffix(visible(e.plan.Title), ".")
	m := struct {
		Name            string            `json:"name"`
		Version         string            `json:"version"`
		Description     string            `json:"description"`
		License         string            `json:"license"`
		Type            string            `json:"type"`
		SideEffects     bool              `json:"sideEffects"`
		Exports         map[string]entry  `json:"exports"`
		Types           string            `json:"types"`
		Files           []string          `json:"files"`
		Engines         map[string]string `json:"engines"`
		Scripts         map[string]string `json:"scripts"`
		DevDependencies map[string]string `json:"devDependencies"`
	}{
		Name: e.pack, Version: e.plan.Version, Description: "Client of " + description, License: e.license(), Type: "module",
		Exports:         map[string]entry{".": {"./dist/index.d.ts", "./dist/index.js"}},
		Types:           "./dist/index.d.ts",
		Files:           []string{"dist", "src"},
		Engines:         map[string]string{"node": ">=18"},
		Scripts:         map[string]string{"build": "tsc", "prepare": "tsc"},
		DevDependencies: map[string]string{"typescript": ">=5.4"},
	}
	return source.File{Name: "package.json", Data: indented(m)}
}

// license is the field that npm asks for: an SPDX identifier or where to look.
func (e *emitter) license() string {
	if id := e.plan.License.Identifier; id != "" {
		return id
	}
	return "SEE LICENSE IN README.md"
}

// config writes tsconfig.json.
func (e *emitter) config() source.File {
	return source.File{Name: "tsconfig.json", Data: []byte(`{
  "compilerOptions": {
    "target": "ES2022",
    "lib": ["ES2022", "DOM", "DOM.Iterable"],
    "module": "NodeNext",
    "moduleResolution": "NodeNext",
    "types": [],
    "strict": true,
    "noUncheckedIndexedAccess": true,
    "exactOptionalPropertyTypes": true,
    "noImplicitOverride": true,
    "verbatimModuleSyntax": true,
    "declaration": true,
    "rootDir": "src",
    "outDir": "dist"
  },
  "include": ["src"]
}
`)}
}

func (e *emitter) ignored() source.File {
	return source.File{Name: ".gitignore", Data: []byte("dist/\nnode_modules/\n")}
}

// indented writes JSON as npm does. Everything that it is given can be written.
func indented(v any) []byte {
	var b bytes.Buffer
	w := json.NewEncoder(&b)
	w.SetEscapeHTML(false)
	w.SetIndent("", "  ")
	if err := w.Encode(v); err != nil {
		panic(err)
	}
	return b.Bytes()
}
