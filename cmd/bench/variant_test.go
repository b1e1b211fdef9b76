package main

import (
	"os"
	"strings"
	"testing"
)

// The line that variants replace must stay what it is, or move here too.
func TestVariantsReplaceValidation(t *testing.T) {
	t.Parallel()
	source, err := os.ReadFile("../../handlers/routes.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range variants() {
		if v.Validate == "" {
			continue
		}
		changed, err := v.replace(string(source))
		if err != nil || strings.Contains(changed, validation) || !strings.Contains(changed, v.Validate) {
			t.Errorf("%s: %v", v.Name, err)
		}
	}
	if _, err := (variant{}).replace("package handlers"); err == nil {
		t.Error("nothing to replace, and no error")
	}
}
