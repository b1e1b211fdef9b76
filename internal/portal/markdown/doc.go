// Package markdown writes CommonMark that nothing from a document can break out of.
package markdown
