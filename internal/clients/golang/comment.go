package golang

import (
	"strings"

	"github.com/apisteward/steward/internal/clients/source"
	"github.com/apisteward/steward/internal/contract"
)

// width is how long a line of a comment may be.
const width = 97

// doc is what is said about something.
type doc struct {
	lead        string // the first sentence, which begins with the identifier
	description string
	notes       []string
	link        string
	deprecated  bool
}

// comment writes a doc comment; nothing when there is nothing to say.
func (f *goFile) comment(d doc) {
	said := false
	say := func(text string) {
		if text == "" {
			return
		}
		if said {
			f.Line("//")
		}
		f.Comment("// ", inert(text))
		said = true
	}
	say(source.Wrap(d.lead, width))
	if text := source.Wrap(d.description, width); text != "" && !strings.Contains(d.lead, strings.TrimSuffix(text, ".")) {
		say(text)
	}
	if len(d.notes) > 0 {
		say(source.Wrap("Note: "+strings.Join(d.notes, " "), width))
	}
	if d.link != "" {
		say("See " + d.link)
	}
	if d.deprecated {
		say("Deprecated: the API is going to take it away.")
	}
}

// inert keeps gofmt from taking a line for a build constraint of old, which it
// would move to the top of the file.
func inert(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if words := strings.TrimLeft(line, " \t"); strings.HasPrefix(words, "+build") {
			lines[i] = line[:len(line)-len(words)] + `\` + words
		}
	}
	return strings.Join(lines, "\n")
}

// field writes a field of a struct with its comment: a description and
// sentences of ours behind it. Commented fields are set apart from those before
// them.
func (f *goFile) field(first bool, description string, more []string, deprecated bool, line string) {
	d := doc{lead: sentence(description), deprecated: deprecated}
	if wrapped := source.Wrap(description, width); strings.Contains(wrapped, "\n\n") || strings.Contains(wrapped, "\n-") || strings.Contains(wrapped, "\n*") {
		d.lead = strings.TrimSpace(description)
		d.description = strings.Join(more, " ")
	} else {
		d.lead = strings.TrimSpace(d.lead + " " + strings.Join(more, " "))
	}
	if !first && (d.lead != "" || d.description != "" || deprecated) {
		f.Blank()
	}
	f.comment(d)
	f.Line("%s", line)
}

// defaultOf says what a value is when it is not given, "" when that is not
// plain.
func defaultOf(n *contract.Node) string {
	switch {
	case n == nil, n.Kind == contract.Null, n.Kind == contract.Array, n.Kind == contract.Object, n.Literal() == "":
		return ""
	}
	return "The default is " + oneLine(n.Literal()) + "."
}

// a puts the article before a name.
func a(name string) string {
	if name != "" && strings.ContainsRune("AEIOaeio", rune(name[0])) {
		return "an " + name
	}
	return "a " + name
}

// sentence makes a text the end of a comment's first sentence.
func sentence(text string) string {
	text = strings.TrimSpace(strings.Join(strings.Fields(text), " "))
	if text == "" || strings.ContainsAny(text[len(text)-1:], ".!?:") {
		return text
	}
	return text + "."
}
