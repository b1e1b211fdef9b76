package plan

import (
	"slices"
	"strings"
)

// The names by which paging is recognised, as NameOf(...).key() spells them.
var (
	cursorParams = []string{
		"cursor", "pagetoken", "nexttoken", "nextpagetoken", "continue", "continuation", "continuationtoken", "marker", "after", "startcursor",
		"aftercursor", "nextcursor", "pagecursor", "startingtoken", "exclusivestartkey", "scrollid", "pageafter", "startafter", "pageid",
	}
	nextFields = []string{
		"nextcursor", "nextpagetoken", "nexttoken", "continue", "nextmarker", "continuationtoken", "nextcontinuationtoken", "after", "endcursor",
		"cursor", "aftercursor", "nextpagecursor", "lastevaluatedkey", "scrollid", "nextpageid", "next", "pagetoken", "nextstartkey",
	}
	urlFields    = []string{"nextpageuri", "nextlink", "odatanextlink", "nexturl", "nextpageurl", "next", "nexthref", "nexturi"}
	offsetParams = []string{"offset", "skip", "startat", "startindex", "dollarskip", "pageoffset", "itemoffset"}
	pageParams   = []string{"page", "pagenumber", "pageno", "pageindex", "currentpage", "pagenum", "p"}
	sizeParams   = []string{
		"limit", "perpage", "pagesize", "maxresults", "count", "first", "top", "size", "pagelimit", "maxitems", "maxpagesize", "results", "pagecount",
		"maxkeys", "itemsperpage", "take", "dollartop",
	}
	itemFields = []string{"items", "data", "results", "values", "value", "entries", "records", "list", "elements", "objects", "rows", "content", "members"}
	besides    = []string{"included", "errors", "warnings", "messages", "links", "facets", "aggregations"} // arrays that are not the items
	moreFields = []string{"hasmore", "hasnextpage", "hasnext", "more", "istruncated", "morerecords"}
	envelopes  = []string{"meta", "metadata", "paging", "pagination", "pageinfo", "responsemetadata", "links", "cursors", "page", "pages", "listmetadata", "cursor"}
)

// pagination finds how the contract of an operation pages, or nil. Only what
// the document makes plain counts: a parameter that moves, and the array and
// the next place in the reply.
func (b *builder) pagination(op *Operation) *Pagination {
	if op.Verb != "GET" || len(op.Results) != 1 || op.Results[0].Kind != JSON {
		return nil
	}
	result := op.Results[0]
	items, item, ok := itemsOf(result.Use.Type)
	if !ok {
		return nil
	}
	p := &Pagination{Items: items, Item: item, Size: b.param(op, sizeParams, Integer)}
	p.More = find(result.Use.Type, moreFields, func(t *Type) bool { return t.Kind == Boolean })
	cursor := b.param(op, cursorParams, String)
	last := b.param(op, []string{"startingafter"}, String)
	offset := b.param(op, offsetParams, Integer)
	page := b.param(op, pageParams, Integer)
	text := func(t *Type) bool { return t.Kind == String || t.Kind == Integer }
	next := find(result.Use.Type, nextFields, text)
	link := find(result.Use.Type, urlFields, func(t *Type) bool { return t.Kind == String })
	if link == nil && page == nil && cursor == nil {
		link = find(result.Use.Type, []string{"nextpage"}, func(t *Type) bool { return t.Kind == String })
		if token := b.param(op, []string{"page"}, String); token != nil && link != nil { // a page that is text is no number, but a cursor
			cursor, next = token, link
		}
	}
	switch {
	case cursor != nil && next != nil:
		p.Style, p.Param, p.Next = PageCursor, cursor, next
	case last != nil && len(p.More) > 0 && idOf(item) != nil:
		p.Style, p.Param, p.Last = PageLast, last, idOf(item)
	case hasLink(result) && (page != nil || cursor != nil || offset != nil || p.Size != nil):
		p.Style = PageLink
	case link != nil:
		p.Style, p.Next = PageURL, link
	case offset != nil:
		p.Style, p.Param = PageOffset, offset
	case page != nil:
		p.Style, p.Param, p.First = PageNumber, page, firstPage(page)
	default:
		return nil
	}
	return p
}

// param finds an optional query parameter by its names, the first name first.
func (b *builder) param(op *Operation, names []string, kind Kind) *Parameter {
	for _, name := range names {
		for _, p := range op.Parameters {
			if p.In != "query" || p.Required || p.Name.key() != name {
				continue
			}
			if is := resolved(p.Use.Type).Kind; is == kind || is == Number && kind == Integer || kind == String && is == Integer {
				return p
			}
		}
	}
	return nil
}

func firstPage(page *Parameter) int64 {
	if n, ok := page.Default.Int(); ok && n >= 0 {
		return n
	}
	return 1
}

func hasLink(r *Result) bool {
	return slices.ContainsFunc(r.Headers, func(h *Parameter) bool { return strings.EqualFold(h.Key, "link") })
}

// itemsOf finds the array that a reply holds: the reply itself, the field that
// has one of the usual names, or the only one.
func itemsOf(t *Type) (way []*Field, item Use, ok bool) {
	t = resolved(t)
	if t.Kind == Array {
		return nil, t.Elem, len(t.Prefix) == 0
	}
	if t.Kind != Object {
		return nil, Use{}, false
	}
	var arrays []*Field
	for _, f := range t.Fields {
		if is := resolved(f.Use.Type); is.Kind == Array && len(is.Prefix) == 0 && !slices.Contains(besides, f.Name.key()) {
			arrays = append(arrays, f)
		}
	}
	for _, name := range itemFields {
		for _, f := range arrays {
			if f.Name.key() == name {
				return []*Field{f}, resolved(f.Use.Type).Elem, true
			}
		}
	}
	if len(arrays) == 0 {
		arrays = messages(t)
	}
	if len(arrays) == 1 {
		return arrays[:1], resolved(arrays[0].Use.Type).Elem, true
	}
	return nil, Use{}, false
}

// messages returns a list of messages, which are what is listed when nothing
// else is: objects with an identity of their own, and no remarks on the reply.
func messages(t *Type) []*Field {
	for _, f := range t.Fields {
		is := resolved(f.Use.Type)
		if f.Name.key() != "messages" || is.Kind != Array || len(is.Prefix) > 0 {
			continue
		}
		if slices.ContainsFunc(fieldsOf(is.Elem.Type), func(g *Field) bool { return slices.Contains([]string{"id", "sid", "ts", "uuid"}, g.Key) }) {
			return []*Field{f}
		}
	}
	return nil
}

// find finds a field by its names, the first name first, in an object or in the
// envelopes that it has for what is beside its items, two deep. The next place
// in an envelope of links is a URL and not a cursor.
func find(t *Type, names []string, fits func(*Type) bool) []*Field {
	return findWithin(t, names, fits, 2)
}

func findWithin(t *Type, names []string, fits func(*Type) bool, depth int) []*Field {
	t = resolved(t)
	for _, name := range names {
		for _, f := range t.Fields {
			if f.Name.key() == name && fits(resolved(f.Use.Type)) {
				return []*Field{f}
			}
		}
	}
	for _, f := range t.Fields {
		name := strings.TrimPrefix(f.Name.key(), "underscore")
		if depth == 0 || !slices.Contains(envelopes, name) || name == "links" && slices.Contains(names, "nextcursor") {
			continue
		}
		if way := findWithin(f.Use.Type, names, fits, depth-1); way != nil {
			return append([]*Field{f}, way...)
		}
	}
	return nil
}

// idOf returns the property that identifies an item.
func idOf(item Use) *Field {
	for _, f := range fieldsOf(item.Type) {
		if f.Key == "id" && resolved(f.Use.Type).Kind == String {
			return f
		}
	}
	return nil
}
