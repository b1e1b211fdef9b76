package python

import "github.com/apisteward/steward/internal/clients/source"

func (e *emitter) readme() source.File { return source.File{Name: "README.md"} }
