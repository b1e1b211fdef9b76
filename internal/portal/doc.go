// Package portal renders documentation for people: the catalogue, a page for
// each API and each version, as HTML and as Markdown, and the reference of one
// document as a folder of Markdown.
//
// Rendering is pure: a page is a value, and HTML and Markdown are made from
// that same value, so that both say the same. Everything that comes from a
// document is untrusted and escaped or sanitised.
package portal
