package search

import (
	"regexp"
	"strings"
)

// notRead matches what Markdown and HTML hold besides words: tags, addresses
// of links, and entities.
var notRead = regexp.MustCompile(`<[^<>]{0,400}>|\]\([^()\s]{0,400}[^()]{0,200}\)|https?://[^\s<>"')\]]+|&#?[a-zA-Z0-9]{1,10};`)

// plain returns a text without its markup, as far as words are concerned.
func plain(text string) string {
	if !strings.ContainsAny(text, "<]&") && !strings.Contains(text, "://") {
		return text // as most descriptions of properties
	}
	return notRead.ReplaceAllString(text, " ")
}
