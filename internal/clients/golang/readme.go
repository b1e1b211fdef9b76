package golang

import "github.com/apisteward/steward/internal/clients/source"

func (e *emitter) readme() source.File      { return source.File{Name: "README.md"} }
func (e *emitter) exampleFile() source.File { return source.File{Name: "example_test.go", Data: []byte("package " + e.name + "_test\n")} }
