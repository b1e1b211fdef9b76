package answer

import (
	"mime"
	"slices"
	"strings"
	"sync"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/resource/property"
	"github.com/apisteward/steward/internal/sample"
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

// mediaOf prepares the media types of a response: JSON comes first, then the
// others that can be written; what ranges take in comes last.
func (m *Maker) mediaOf(r *contract.Response) []*media {
	prepared := make([]*media, 0, len(r.Content))
	for _, documented := range r.Content {
		prepared = append(prepared, m.medium(r, documented, wire.Concrete(m.doc, documented)))
	}
	slices.SortStableFunc(prepared, func(a, b *media) int { return m.preference(a) - m.preference(b) })
	for _, md := range slices.Clone(prepared) {
		prepared = append(prepared, m.others(r, md)...)
	}
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

// preference orders media types by how soon they are sent when all are alike to
// the caller: JSON, what can be written, and what cannot be, or only somehow.
func (m *Maker) preference(md *media) int {
	switch md.notation {
	case inJSON:
		return 0
	case inUnknown:
		return 2
	case inText:
		if !m.isText(md.Schema) {
			return 2
		}
	}
	return 1
}

// isText reports whether a schema is for what a text can stand for.
func (m *Maker) isText(node *contract.Node) bool {
	const scalars = contract.TypeString | contract.TypeNumber | contract.TypeInteger | contract.TypeBoolean
	return node == nil || property.Resolved(m.doc, node).Types&scalars != 0 && !sample.Structured(m.doc, node)
}

// oneOfRange lists what a range is sent as when a caller asks for it.
var oneOfRange = [...]string{
	"application/json", "application/xml", "application/yaml", "application/octet-stream", "application/pdf", "application/zip",
	"text/plain", "text/html", "text/csv", "image/png", "image/jpeg", "image/gif", "image/svg+xml",
}

// others are the media types that a range takes in besides the one that it is
// sent as when nobody asks.
func (m *Maker) others(r *contract.Response, md *media) []*media {
	if !strings.Contains(md.Type, "*") {
		return nil
	}
	var list []*media
	in := mediaRange{weight: 1000}
	in.kind, in.subtype, _ = strings.Cut(strings.ToLower(md.Type), "/")
	for _, concrete := range oneOfRange {
		if offeredAs(concrete).named(in) != notNamed && concrete != md.essence {
			list = append(list, m.medium(r, md.Media, concrete))
		}
	}
	return list
}

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
