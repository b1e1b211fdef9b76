// Package page has the pages of the portal as values, from which HTML and
// Markdown are made alike, so that both say the same. What comes from a document
// is untrusted and escaped or sanitised.
package page
