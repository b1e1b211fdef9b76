package answer

import (
	"mime"
	"slices"
	"strings"
	"sync"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/wire"
)

// media is one media type of a response.
type media struct {
	*contract.Media
	sent     string  // Content-Type that it is sent with; "" for one that cannot be sent
	essence  string  // of sent
	offered  offered // the same, for Accept
	notation notation
	at       *contract.Node // what is to blame: the media type, or the response in Swagger 2.0
	flaw     string         // in what the media type itself is wrong, or ""

	examples func() []*example // the documented ones, in the order of the text
	best     func() *example   // the first that its schema lets through, else the first; nil for none
}

// mediaOf prepares the media types of a response: JSON comes first, and what
// cannot be written last.
func (m *Maker) mediaOf(r *contract.Response) []*media {
	prepared := make([]*media, 0, len(r.Content))
	for _, documented := range r.Content {
		prepared = append(prepared, m.medium(r, documented, wire.Concrete(m.doc, documented)))
	}
	slices.SortStableFunc(prepared, func(a, b *media) int { return a.notation.preference() - b.notation.preference() })
	return prepared
}

// medium prepares a media type that is sent as a concrete one.
func (m *Maker) medium(r *contract.Response, documented *contract.Media, concrete string) *media {
	md := &media{Media: documented, at: documented.Node}
	if md.at == nil {
		md.at = r.Node
	}
	md.sent, md.flaw = contentTypeOf(concrete)
	md.offered = offeredAs(md.sent)
	md.essence = md.offered.kind + "/" + md.offered.subtype
	md.notation = notationOf(md.essence)
	md.examples = sync.OnceValue(func() []*example { return m.examplesOf(r, md) })
	md.best = sync.OnceValue(func() *example { return bestOf(md.examples()) })
	return md
}

// as is a media type that is a range, sent as one that the range takes in.
func (m *Maker) as(r *response, md *media, concrete string) *media {
	return m.medium(r.Response, md.Media, concrete)
}

// isRange reports whether the documented type stands for many.
func (md *media) isRange() bool { return strings.Contains(md.Type, "*") }

// contentTypeOf returns the Content-Type for a documented media type. Text is
// sent as UTF-8, whatever the document says. Types that are none are flaws; of
// these, what is meant for JSON is sent as that.
func contentTypeOf(documented string) (contentType, flaw string) {
	if !wire.IsMediaType(documented) {
		flaw = "The documented media type " + quoted(documented) + " is none."
		if strings.Contains(strings.ToLower(documented), "json") {
			return "application/json", flaw
		}
		return "", flaw
	}
	essence, parameters, _ := mime.ParseMediaType(documented)
	charset, given := parameters["charset"]
	switch {
	case given && strings.EqualFold(charset, "utf-8"):
		return documented, ""
	case given || strings.HasPrefix(essence, "text/") && essence != eventStream:
		parameters["charset"] = "utf-8"
		return mime.FormatMediaType(essence, parameters), ""
	}
	return documented, ""
}

// quoted is a word of the document as part of a sentence.
func quoted(word string) string {
	const longest = 80
	if r := []rune(word); len(r) > longest {
		word = string(r[:longest]) + "..."
	}
	return `"` + word + `"`
}
