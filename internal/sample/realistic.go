package sample

import (
	"strconv"
	"strings"
	"time"
)

// realistic makes what properties of such names tend to hold.
func (g *generator) realistic(h *hint) string {
	if h.make != nil {
		return h.make(g)
	}
	return pick(g.rng, h.values)
}

// hintFor returns what a name tells, or nil for one that says nothing.
func hintFor(name string) *hint {
	name = strings.ToLower(name)
	for _, h := range hints() {
		if strings.Contains(name, h.part) {
			return &h
		}
	}
	return nil
}

// hint is what part of a name tells of the values.
type hint struct {
	part   string
	values []string
	make   func(*generator) string
}

// hints are in the order in which they count.
func hints() []hint {
	return []hint{
		{part: "email", make: func(g *generator) string { return g.formatted("email") }},
		{part: "phone", values: []string{"+14155552671", "+442071838750", "+493012345678"}},
		{part: "url", make: func(g *generator) string { return g.formatted("uri") }},
		{part: "uri", make: func(g *generator) string { return g.formatted("uri") }},
		{part: "website", make: func(g *generator) string { return g.formatted("uri") }},
		{part: "host", make: func(g *generator) string { return g.formatted("hostname") }},
		{part: "uuid", make: func(g *generator) string { return g.uuid() }},
		{part: "country", values: []string{"DE", "FR", "JP", "US", "BR"}},
		{part: "currency", values: []string{"EUR", "USD", "JPY"}},
		{part: "city", values: []string{"Berlin", "São Paulo", "Kyoto", "Oslo"}},
		{part: "street", values: []string{"1 Main Street", "Hauptstraße 5", "Rue de la Paix 3"}},
		{part: "address", values: []string{"1 Main Street", "Hauptstraße 5", "Rue de la Paix 3"}},
		{part: "zip", values: []string{"10115", "94103", "75002"}},
		{part: "postal", values: []string{"10115", "94103", "75002"}},
		{part: "colo", values: []string{"red", "#336699", "teal"}},
		{part: "lang", values: []string{"en", "de", "ja", "pt-BR"}},
		{part: "locale", values: []string{"en-US", "de-DE", "ja-JP"}},
		{part: "timezone", values: []string{"Europe/Berlin", "UTC", "Asia/Tokyo"}},
		{part: "version", values: []string{"1.0.0", "2.3.1", "v4"}},
		{part: "date", make: func(g *generator) string { return g.day().Format(time.DateOnly) }},
		{part: "_at", make: func(g *generator) string { return g.instant() }},
		{part: "user", values: []string{"ada", "grace", "linus", "zoë"}},
		{part: "login", values: []string{"ada", "grace", "linus"}},
		{part: "name", values: []string{"Ada Lovelace", "Grace Hopper", "Zoë", "O'Brien", "maple", "李明"}},
		{part: "title", values: []string{"A short title", "Ulysses", "On the origin of things"}},
		{part: "description", values: []string{"What it is about.", "Two lines\nof text", "Longer, with commas; and “quotes”"}},
		{part: "comment", values: []string{"Looks good", "Why not?", "👍"}},
		{part: "text", values: []string{"Some words", "Two lines\nof text"}},
		{part: "id", make: func(g *generator) string { return g.word() + "-" + strconv.Itoa(g.rng.IntN(1000)) }},
	}
}
