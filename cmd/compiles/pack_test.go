package main

import (
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/clients/source"
)

func TestNamesThatSomeFileSystemDoesNotHold(t *testing.T) {
	for _, names := range [][]string{
		{"../a.go"}, {"/a.go"}, {"a//b.go"}, {"a.go", "a.go"}, {"User.ts", "user.ts"}, {"a:b.py"}, {strings.Repeat("a", 300) + ".py"}, {""},
	} {
		var files []source.File
		for _, name := range names {
			files = append(files, source.File{Name: name})
		}
		if unfit(files) == nil {
			t.Errorf("%q are well", names)
		}
	}
	if err := unfit([]source.File{{Name: "a/b.py"}, {Name: "A.py"}, {Name: "a.pyi"}}); err != nil {
		t.Error(err)
	}
}
