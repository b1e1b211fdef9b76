// Package docs holds the guides, which every server shows.
package docs

import (
	"embed"
	"io/fs"
)

//go:embed guides/*.md reference/rules.md reference/configuration.md reference/commands.md
var files embed.FS

// Files returns the guides, and the references that they lead to, by their paths in
// this folder.
func Files() fs.FS { return files }
