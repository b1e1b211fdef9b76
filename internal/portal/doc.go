// Package portal serves documentation for people: the catalogue, and pages about
// each API and each version, as HTML and as Markdown.
package portal
