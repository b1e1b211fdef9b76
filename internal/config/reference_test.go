package config

import (
	"os"
	"strings"
	"testing"
)

func TestEverySettingIsInTheReference(t *testing.T) {
	var out strings.Builder
	if err := WriteReference(&out); err != nil {
		t.Fatal(err)
	}
	defaults := Default()
	for _, s := range defaults.settings() {
		row := "| `" + s.name + "` | `" + s.variable() + "` | `--" + s.flagName() + "` |"
		if strings.Count(out.String(), row) != 1 {
			t.Errorf("the reference does not have one row for %s", s.name)
		}
	}
	written, err := os.ReadFile("../../docs/reference/configuration.md")
	if err != nil || string(written) != out.String() {
		t.Errorf("docs/reference/configuration.md is not what the settings are; run make generate (%v)", err)
	}
}
