package verifytest

import (
	"bytes"
	"cmp"
	"net/http"
	"slices"
	"strings"
)

func searchSwitches() []Switch {
	const op = "GET /search"
	return []Switch{
		{ID: "search-unicode", Check: "malformed-body", Operation: op, Hard: true, Text: "the JSON is broken for a q with a character outside ASCII"},
		{ID: "search-kind", Check: "response-schema", Operation: op, Hard: true, Text: "a page has a kind that does not exist"},
		{ID: "search-score", Check: "response-schema", Operation: op, Hard: true, Text: "the score of a service is 0, which is excluded"},
		{ID: "search-longest", Check: "server-error", Operation: op, Hard: true, Text: "a q of 60 characters is answered with 500"},
		{ID: "search-kinds-ignored", Check: "filter-ignored", Operation: op, Hard: true, Text: "the filter by kind does nothing where several are given"},
		{ID: "search-language", Check: "response-header", Operation: op, Hard: true, Text: "Content-Language is de-CH for the locale de"},
		{ID: "search-no-q", Check: "invalid-request-accepted", Operation: op, Text: "q may be missing"},
		{ID: "search-slow", Check: "slow-response", Operation: op, Hard: true, Text: "it takes long to search pages only"},
		{ID: "search-limit", Check: "pagination-limit", Operation: op, Hard: true, Text: "limit=1 gives two hits"},
	}
}

func (s *Server) search(a *ask) reply {
	q := newQuery(a)
	if !q.has("q") && !s.on("search-no-q") {
		q.fault("q is missing")
	}
	text := q.text("q", 1, 60)
	kinds := q.split("kinds", "|", "part", "service", "page")
	limit := min(q.whole("limit", 1, 1<<31-1, 10), 50)
	language := cmp.Or(a.cookie("locale"), "en")
	if !slices.Contains([]string{"en", "de", "fr"}, language) {
		q.fault("locale is none of its values")
	}
	if refusal := q.refusal(); refusal != nil {
		return *refusal
	}
	if s.on("search-longest") && len([]rune(text)) == 60 {
		return problem(http.StatusInternalServerError, "Something went wrong")
	}
	if s.on("search-limit") && limit == 1 {
		limit = 2
	}
	rep := s.found(text, s.hits(text, kinds), limit, language)
	if s.on("search-slow") && slices.Equal(kinds, []string{"page"}) {
		rep.delay = s.slow
	}
	return rep
}

func (s *Server) found(text string, hits []any, limit int, language string) reply {
	rep := ok(object{"query": text, "hits": hits[:min(limit, len(hits))]})
	if s.on("search-unicode") && strings.ContainsFunc(text, func(r rune) bool { return r > 127 }) {
		rep.body = bytes.TrimSuffix(s.encode(rep.body), []byte("}"))
	}
	if s.on("search-language") && language == "de" {
		language = "de-CH"
	}
	return rep.with("Content-Language", language)
}

// hits returns what fits, in any order.
func (s *Server) hits(text string, kinds []string) []any {
	if s.on("search-kinds-ignored") && len(kinds) > 1 {
		kinds = nil
	}
	found := []any{}
	add := func(kind string, o object) {
		if kinds == nil || slices.Contains(kinds, kind) {
			o["kind"] = kind
			found = append(found, o)
		}
	}
	for _, p := range s.parts {
		if name, _ := p.data["name"].(string); strings.Contains(strings.ToLower(name), strings.ToLower(text)) {
			add("part", object{"score": 1, "part": p.render()})
		}
	}
	for i, name := range []string{"tune-up", "repair", "fitting"} {
		o := object{"score": 0.25, "service": name, "minutes": 30 * (i + 1)}
		if s.on("search-score") {
			o["score"] = 0
		}
		add("service", o)
	}
	page := object{"score": 0.125, "url": "https://workshop.example/help?a=b#c", "title": "Help"}
	add("page", page)
	if s.on("search-kind") && page["kind"] == "page" {
		page["kind"] = "site"
	}
	s.random.Shuffle(len(found), func(i, j int) { found[i], found[j] = found[j], found[i] })
	return found
}
