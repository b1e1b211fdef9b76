package typescript

import (
	"encoding/json"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/clients/clientstest"
	"github.com/apisteward/steward/internal/clients/source"
)

var fileNames = regexp.MustCompile(`^(README\.md|package\.json|tsconfig\.json|\.gitignore|src/((models|runtime)/)?[\pL\pN\p{Mn}-]+\.ts)$`)

func TestAttacksAreOnlyText(t *testing.T) {
	for _, attack := range clientstest.Attacks() {
		files := filesOf(t, clientstest.Hostile(attack))
		for name, text := range files {
			if !fileNames.MatchString(name) {
				t.Errorf("%q gives a file %q", attack, name)
			}
			if strings.ContainsAny(text, "\u2028\u202e\u2066") && name != "README.md" {
				t.Errorf("%q stands in %s as it is", attack, name)
			}
		}
		if !json.Valid([]byte(files["package.json"])) {
			t.Errorf("%q breaks package.json: %s", attack, files["package.json"])
		}
	}
}

// What is made of attacks compiles, and does nothing when it is loaded.
func TestAttacksDoNothing(t *testing.T) {
	compiler, dir := tool(t, "tsc"), t.TempDir()
	program := ""
	for i, attack := range clientstest.Attacks() {
		folder := string(rune('a' + i))
		for name, text := range filesOf(t, clientstest.Hostile(attack)) {
			if strings.HasPrefix(name, "src/") {
				write(t, dir, source.File{Name: "src/" + folder + "/" + strings.TrimPrefix(name, "src/"), Data: []byte(text)})
			}
		}
		program += `await import("./` + folder + `/index.js");` + "\n"
	}
	program += "export {};\nif (\"taken\" in globalThis) throw new Error(\"taken\");\n"
	config := filesOf(t, library(t))
	write(t, dir, source.File{Name: "src/main.ts", Data: []byte(program)}, source.File{Name: "tsconfig.json", Data: []byte(config["tsconfig.json"])},
		source.File{Name: "package.json", Data: []byte(config["package.json"])})
	for _, command := range []*exec.Cmd{exec.CommandContext(t.Context(), compiler), exec.CommandContext(t.Context(), "node", "dist/main.js")} {
		command.Dir = dir
		if out, err := command.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%.4000s", err, out)
		}
	}
}
