package state

import (
	"encoding/json"
	"slices"
	"strconv"

	"github.com/apisteward/steward/internal/sample"
)

// leftOut is said of a member that is not there.
type leftOut struct{}

// Names of what answers say about their pages, as property.Letters has them.
func totalNames() []string {
	return []string{
		"total", "totalcount", "totalitems", "totalresults", "totalelements", "totalrecords", "totalrows", "totalhits", "totalsize",
		"totalnumber", "numfound", "recordcount",
	}
}

func nextCursorNames() []string {
	return []string{
		"nextcursor", "cursor", "nextpagetoken", "nexttoken", "continuationtoken", "endcursor", "nextmarker", "marker", "after",
		"nextpagecursor", "startingafter",
	}
}

// says returns what a member called so says of a page, in several notations of
// which the first is taken that the document lets through; nil for a member
// that says nothing of pages. within is the name of the object that has it, and
// total reports whether another member there has the number of all elements.
func (p *page) says(name, within string, total bool) []any {
	switch {
	case slices.Contains(totalNames(), name), name == "count" && !total:
		return number(len(p.items))
	case slices.Contains(nextCursorNames(), name):
		return p.saysCursor()
	}
	if said := p.saysHowMany(name, within); said != nil {
		return said
	}
	if said := p.saysWhether(name); said != nil {
		return said
	}
	return p.saysWhere(name, within)
}

// saysHowMany says numbers.
func (p *page) saysHowMany(name, within string) []any {
	limit := max(min(p.limit, max(len(p.items), usualLimit)), 1)
	switch name {
	case "count", "numberofelements", "itemsonpage", "returned", "numresults", "resultcount", "itemcount", "currentitemcount", "pagecount":
		return number(p.to - p.from)
	case "limit", "perpage", "pagesize", "itemsperpage", "resultsperpage", "maxresults", "pagelimit":
		return number(limit)
	case "offset", "skip", "startindex":
		from := p.from
		if p.Offset != nil {
			from += int(p.FirstOffset())
		}
		return number(from)
	case "page", "pagenumber", "currentpage", "pageindex", "pageno":
		return number(int(p.number()))
	case "totalpages", "pages", "numpages", "lastpage", "pagetotal":
		return append(number((len(p.items)+limit-1)/limit), json.Number("1"))
	case "nextoffset":
		return p.saysNumber(p.hasNext() && p.Offset != nil, p.to)
	}
	switch within + " " + name {
	case "page size":
		return number(limit)
	case "page number":
		return number(int(p.number()))
	case "meta from", "pagination from":
		return p.saysNumber(p.to > p.from, p.from+1)
	case "meta to", "pagination to":
		return p.saysNumber(p.to > p.from, p.to)
	}
	return nil
}

// saysWhether says yes or no.
func (p *page) saysWhether(name string) []any {
	switch name {
	case "hasmore", "hasnext", "hasnextpage", "more", "moreresults", "hasmoreitems", "hasmoreresults", "truncated", "istruncated":
		return []any{p.hasNext()}
	case "hasprevious", "hasprev", "haspreviouspage", "hasprevpage":
		return []any{p.from > 0}
	case "islast", "islastpage":
		return []any{!p.hasNext()}
	case "isfirst", "isfirstpage":
		return []any{p.from == 0}
	case "empty", "isempty":
		return []any{p.to == p.from}
	case "incompleteresults":
		return []any{false}
	}
	return nil
}

// saysWhere says addresses of pages, or their numbers.
func (p *page) saysWhere(name, within string) []any {
	links := within == "links"
	switch name {
	case "next":
		if p.Cursor != nil && !links {
			return append(p.token(), p.saysAddress(p.hasNext(), p.to)...)
		}
		return p.saysPage(p.hasNext(), int(p.number())+1, p.to)
	case "nextpage":
		return p.saysNumber(p.hasNext() && p.Page != nil, int(p.number())+1, p.saysAddress(p.hasNext(), p.to)...)
	case "nextlink", "nexturl", "nexthref", "nextpageurl", "nextpagelink", "nexturi":
		return p.saysAddress(p.hasNext(), p.to)
	case "prevpage", "previouspage":
		return p.saysNumber(p.hasPrevious() && p.Page != nil, int(p.number())-1, p.saysAddress(p.hasPrevious(), p.from-p.limit)...)
	case "prev", "previous":
		return p.saysPage(p.hasPrevious(), int(p.number())-1, p.from-p.limit)
	case "prevlink", "prevurl", "previouslink", "previousurl", "prevpageurl", "previouspageurl":
		return p.saysAddress(p.hasPrevious(), p.from-p.limit)
	case "prevcursor", "previouscursor", "startcursor", "prevpagetoken", "previouspagetoken", "before":
		return noPage()
	case "first":
		return append([]any{p.from == 0}, p.saysAddress(true, 0)...)
	case "last":
		return append([]any{!p.hasNext()}, p.saysAddress(p.Cursor == nil, p.last())...)
	case "self":
		if links {
			return address(p.url(p.req.URL.Query()))
		}
	}
	return nil
}

// hasPrevious reports whether the page before can be asked for.
func (p *page) hasPrevious() bool { return p.from > 0 && p.Cursor == nil }

func (p *page) token() []any {
	if text, ok := p.cursor(p.to); ok && p.hasNext() {
		return []any{text}
	}
	return nil
}

func (p *page) saysCursor() []any { return append(p.token(), noPage()...) }

// saysPage says where a page is, or its number where a text will not do.
func (p *page) saysPage(is bool, count, index int) []any {
	said := p.saysAddress(is, index)
	if is && p.Page != nil {
		said = append([]any{json.Number(strconv.Itoa(count))}, said...)
	}
	return said
}

func (p *page) saysAddress(is bool, index int) []any {
	var said []any
	if is {
		if at := p.address(max(index, 0)); at != "" {
			said = address(at)
		}
	}
	return append(said, noPage()...)
}

// saysNumber says a number, or something else where there is none.
func (p *page) saysNumber(is bool, n int, other ...any) []any {
	var said []any
	if is {
		said = number(n)
	}
	return append(append(said, other...), noPage()...)
}

// noPage says that there is no such page.
func noPage() []any { return []any{nil, leftOut{}, ""} }

// address is a URL by itself, and as links in HAL have it.
func address(at string) []any {
	return []any{at, sample.Object{{Name: "href", Value: at}}}
}

// number is a number, and the text of one.
func number(n int) []any {
	text := strconv.Itoa(n)
	return []any{json.Number(text), text}
}
