package sample

import (
	"slices"
	"strconv"
	"time"

	"github.com/apisteward/steward/internal/sample/likely"
)

// hinted makes what properties of such names tend to hold.
func (g *generator) hinted(h *hint) string {
	if h.make != nil {
		return h.make(g)
	}
	return pick(g.rng, h.values)
}

// hintFor returns what the words of a name tell, or nil for one that says
// nothing.
func hintFor(name string) *hint {
	words := likely.Words(name)
	for i, word := range words {
		words[i] = likely.Singular(word)
	}
	for _, h := range hints() {
		if slices.ContainsFunc(h.words, func(word string) bool { return slices.Contains(words, word) }) {
			return &h
		}
	}
	return nil
}

// hint is what a word in a name tells of the values.
type hint struct {
	words  []string // in the singular
	values []string
	make   func(*generator) string
}

// hints are in the order in which they count.
func hints() []hint {
	addresses := []string{"1 Main Street", "Hauptstraße 5", "Rue de la Paix 3"}
	return []hint{
		{words: []string{"email", "mail"}, make: func(g *generator) string { return g.formatted("email") }},
		{words: []string{"phone", "telephone", "mobile"}, values: []string{"+14155552671", "+442071838750", "+493012345678"}},
		{words: []string{"url", "uri", "website"}, make: func(g *generator) string { return g.formatted("uri") }},
		{words: []string{"host", "hostname"}, make: func(g *generator) string { return g.formatted("hostname") }},
		{words: []string{"uuid", "guid"}, make: func(g *generator) string { return g.uuid() }},
		{words: []string{"country"}, values: []string{"DE", "FR", "JP", "US", "BR"}},
		{words: []string{"currency"}, values: []string{"EUR", "USD", "JPY"}},
		{words: []string{"city"}, values: []string{"Berlin", "São Paulo", "Kyoto", "Oslo"}},
		{words: []string{"street", "address"}, values: addresses},
		{words: []string{"zip", "zipcode", "postal", "postalcode", "postcode"}, values: []string{"10115", "94103", "75002"}},
		{words: []string{"color", "colour"}, values: []string{"red", "#336699", "teal"}},
		{words: []string{"lang", "language"}, values: []string{"en", "de", "ja", "pt-BR"}},
		{words: []string{"locale"}, values: []string{"en-US", "de-DE", "ja-JP"}},
		{words: []string{"timezone"}, values: []string{"Europe/Berlin", "UTC", "Asia/Tokyo"}},
		{words: []string{"version"}, values: []string{"1.0.0", "2.3.1", "v4"}},
		{words: []string{"date"}, make: func(g *generator) string { return g.day().Format(time.DateOnly) }},
		{words: []string{"at"}, make: func(g *generator) string { return g.instant() }},
		{words: []string{"user", "username"}, values: []string{"ada", "grace", "linus", "zoë"}},
		{words: []string{"login"}, values: []string{"ada", "grace", "linus"}},
		{words: []string{"name", "firstname", "lastname", "fullname", "surname", "nickname"}, values: []string{"Ada Lovelace", "Grace Hopper", "Zoë", "O'Brien", "maple", "李明"}},
		{words: []string{"title"}, values: []string{"A short title", "Ulysses", "On the origin of things"}},
		{words: []string{"description"}, values: []string{"What it is about.", "Two lines\nof text", "Longer, with commas; and “quotes”"}},
		{words: []string{"comment"}, values: []string{"Looks good", "Why not?", "👍"}},
		{words: []string{"text"}, values: []string{"Some words", "Two lines\nof text"}},
		{words: []string{"id"}, make: func(g *generator) string { return g.word() + "-" + strconv.Itoa(g.rng.IntN(1000)) }},
	}
}

// hint is hintFor for a name of the document, which is asked once.
func (m *Maker) hint(name string) *hint {
	if known, ok := m.hints.Load(name); ok {
		return known.(*hint)
	}
	known, _ := m.hints.LoadOrStore(name, hintFor(name))
	return known.(*hint)
}

// field is what a name of the document tells of realistic values.
func (m *Maker) field(name string) *likely.Field {
	if known, ok := m.fields.Load(name); ok {
		return known.(*likely.Field)
	}
	known, _ := m.fields.LoadOrStore(name, likely.FieldOf(name))
	return known.(*likely.Field)
}
