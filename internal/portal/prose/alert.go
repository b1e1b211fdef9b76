package prose

import (
	"regexp"
	"strings"
)

// alerts are the first lines of quotations that writers for GitHub mark as
// more than a quotation: "> [!NOTE]".
var alerts = regexp.MustCompile(`(?m)^ {0,3}> ?\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*$`)

// alertTitle is such a line with the word in bold, as a paragraph of its own.
func alertTitle(line string) string {
	from, to := strings.IndexByte(line, '!')+1, strings.IndexByte(line, ']')
	word := line[from:to]
	return "> **" + word[:1] + strings.ToLower(word[1:]) + "**\n>"
}
