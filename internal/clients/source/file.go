// Package source writes the text of generated packages.
package source

// File is one file of a generated package.
type File struct {
	Name string // slash-separated, relative to the package
	Data []byte
}
