package typescript

import (
	"os"
	"os/exec"
	"testing"

	"github.com/apisteward/steward/internal/clients/source"
)

// A package bears with servers that mean ill: testdata/guards.mjs says how.
func TestGuards(t *testing.T) {
	compiler, dir := tool(t, "tsc"), t.TempDir()
	program, err := os.ReadFile("testdata/guards.mjs")
	if err != nil {
		t.Fatal(err)
	}
	write(t, dir, append(Files(planOf(t, []byte(library(t))), Options{}), source.File{Name: "guards.mjs", Data: program})...)
	for _, command := range []*exec.Cmd{exec.CommandContext(t.Context(), compiler), exec.CommandContext(t.Context(), "node", "--test", "guards.mjs")} {
		command.Dir = dir
		if out, err := command.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%.6000s", err, out)
		}
	}
}
