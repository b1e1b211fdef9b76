// Package prose turns Markdown from documents, which are not to be trusted, into
// HTML and into Markdown that are.
package prose
