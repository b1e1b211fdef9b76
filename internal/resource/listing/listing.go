// Package listing knows what an operation that lists things promises: where the
// things stand in its answers, how its pages follow each other, and what its
// filters and orders mean. It takes all of that from the document.
package listing

import (
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/resource"
	"github.com/apisteward/steward/internal/resource/property"
)

// List is an operation that lists things.
type List struct {
	Operation *contract.Operation
	Items     string         // JSON pointer to the array in an answer; "" when the answer is the array
	Item      *contract.Node // schema of an element
	Next      []string       // JSON pointers to where a cursor or the URL of the next page may stand
	Limit     *contract.Parameter
	Cursor    *contract.Parameter
	Offset    *contract.Parameter
	Page      *contract.Parameter
	Filters   []Filter
	Others    []Filter              // by what the document leaves open how it compares, as a sum of money or a time
	Search    []*contract.Parameter // for text that may stand anywhere in an element
	Sorts     []Sort

	sorting    []*contract.Parameter       // that give an order, known or not
	properties map[string]*contract.Schema // of an element, by name
}

// Of returns what an operation lists; ok is false when it lists nothing.
func Of(doc *contract.Document, op *contract.Operation) (l *List, ok bool) {
	if op.Method != "GET" {
		return nil, false
	}
	body := answer(op)
	if body == nil {
		return nil, false
	}
	l = &List{Operation: op, properties: map[string]*contract.Schema{}}
	if !l.locate(doc, body) {
		return nil, false
	}
	for name, n := range property.All(doc, l.Item) {
		if l.properties[name] == nil {
			l.properties[name] = property.Resolved(doc, n)
		}
	}
	l.parameters(doc)
	return l, true
}

// answer is the schema of the body of an operation's success.
func answer(op *contract.Operation) *contract.Node {
	for _, r := range op.Responses {
		if !strings.HasPrefix(r.Status, "2") {
			continue
		}
		for _, m := range r.Content {
			if strings.Contains(strings.ToLower(m.Type), "json") && m.Schema != nil {
				return m.Schema
			}
		}
	}
	return nil
}

// locate finds the array of things.
func (l *List) locate(doc *contract.Document, body *contract.Node) bool {
	s := property.Resolved(doc, body)
	if s.Items != nil {
		l.Item = s.Items
		return true
	}
	usual := resource.ListNames()
	type candidate struct {
		name string
		item *contract.Node
		rank int
	}
	var found []candidate
	for name, n := range property.All(doc, body) {
		if items := property.Resolved(doc, n).Items; items != nil {
			rank := slices.Index(usual, property.Letters(name))
			if rank < 0 {
				rank = len(usual)
				if !strings.Contains(property.Letters(l.Operation.Path), property.Letters(name)) {
					rank++
				}
			}
			found = append(found, candidate{name, items, rank})
		}
	}
	if len(found) == 0 {
		return false
	}
	slices.SortStableFunc(found, func(a, b candidate) int {
		if a.rank != b.rank {
			return a.rank - b.rank
		}
		return strings.Compare(a.name, b.name)
	})
	if len(found) > 1 && found[0].rank > len(usual) {
		return false // several arrays, and none of them stands out
	}
	l.Items, l.Item = "/"+contract.EscapePointer(found[0].name), found[0].item
	l.Next = nextPointers(doc, body)
	return true
}

var (
	cursorNames = []string{"nextcursor", "cursor", "nextpagetoken", "nexttoken", "next", "nextpage", "continuationtoken", "endcursor", "marker", "nextlink", "nexturl", "after"}
	groupNames  = []string{"meta", "pagination", "paging", "links", "pageinfo", "page", "cursors"}
)

// nextPointers are where an answer may say what the next page is.
func nextPointers(doc *contract.Document, body *contract.Node) []string {
	var list []string
	for name, n := range property.All(doc, body) {
		s := property.Resolved(doc, n)
		switch {
		case slices.Contains(cursorNames, property.Letters(name)) && s.Types&contract.TypeString != 0:
			list = append(list, "/"+contract.EscapePointer(name))
		case slices.Contains(groupNames, property.Letters(name)):
			for inner, n := range property.All(doc, n) {
				if slices.Contains(cursorNames, property.Letters(inner)) && property.Resolved(doc, n).Types&contract.TypeString != 0 {
					list = append(list, "/"+contract.EscapePointer(name)+"/"+contract.EscapePointer(inner))
				}
			}
		}
	}
	slices.SortStableFunc(list, func(a, b string) int { return rankOf(a) - rankOf(b) })
	return list
}

func rankOf(pointer string) int {
	return slices.Index(cursorNames, property.Letters(pointer[strings.LastIndexByte(pointer, '/')+1:]))
}

var (
	limitNames      = []string{"limit", "perpage", "pagesize", "size", "count", "first", "top", "maxresults", "maxitems", "take", "rows", "pagelimit", "numresults"}
	cursorArguments = []string{"cursor", "pagetoken", "nexttoken", "after", "startingafter", "marker", "continuationtoken", "nextcursor", "pagecursor", "continue"}
	offsetNames     = []string{"offset", "skip", "startindex"}
	pageNames       = []string{"page", "pagenumber", "pageindex", "pageno"}
	searchNames     = []string{"q", "query", "search", "searchterm", "searchquery", "searchtext", "term", "text", "keyword", "keywords", "fulltext"}
)

// parameters sorts an operation's parameters by what they do.
func (l *List) parameters(doc *contract.Document) {
	for _, p := range l.Operation.Parameters {
		if p.In != "query" || p.Schema == nil || p.Deprecated {
			continue
		}
		s := property.Resolved(doc, p.Schema)
		whole := s.TypeGiven && s.Types&^contract.TypeNull == contract.TypeInteger
		name := property.Letters(p.Name)
		switch {
		case whole && slices.Contains(limitNames, name):
			l.Limit = p
		case whole && slices.Contains(offsetNames, name):
			l.Offset = p
		case whole && slices.Contains(pageNames, name):
			l.Page = p
		case s.Types&contract.TypeString != 0 && slices.Contains(cursorArguments, name):
			l.Cursor = p
		default:
			l.chooses(doc, p, s)
		}
	}
}

// chooses reads a parameter that may say which elements there are, or in what
// order.
func (l *List) chooses(doc *contract.Document, p *contract.Parameter, s *contract.Schema) {
	name := property.Letters(p.Name)
	if slices.Contains(sortNames, name) {
		l.sorting = append(l.sorting, p)
	}
	if sorts := l.sorts(doc, p, s); len(sorts) > 0 {
		l.Sorts = append(l.Sorts, sorts...)
		return
	}
	filters := l.filters(doc, p, s)
	l.Filters = append(l.Filters, filters...)
	if len(filters) > 0 || slices.Contains(sortNames, name) || slices.Contains(directionNames, name) {
		return
	}
	if path, _ := l.named(doc, name); path != nil {
		l.Others = append(l.Others, Filter{Parameter: p, Property: path, Relation: Equal, List: s.Items != nil})
	} else if slices.Contains(searchNames, name) && s.Types&contract.TypeString != 0 {
		l.Search = append(l.Search, p)
	}
}

// Property is the schema of a property of an element, or nil.
func (l *List) Property(name string) *contract.Schema { return l.properties[name] }

// Paged reports whether the document says how pages follow each other. Links
// between pages may be there without that.
func (l *List) Paged() bool { return l.Cursor != nil || l.Offset != nil || l.Page != nil }

// FirstPage is the number of the first page.
func (l *List) FirstPage() int64 {
	for _, n := range []*contract.Node{l.Page.Schema.Get("default"), l.Page.Schema.Get("minimum")} {
		if v, ok := n.Int(); ok {
			return v
		}
	}
	return 1
}

// FirstOffset is the offset of the first element: 0, unless there is no such
// (RFC 7644, section 3.4.2.4, counts from 1).
func (l *List) FirstOffset() int64 {
	if v, ok := l.Offset.Schema.Get("minimum").Int(); ok && v == 1 {
		return 1
	}
	return 0
}

// Bounded is a number of elements, or as few or many as the document allows to
// ask for.
func (l *List) Bounded(doc *contract.Document, n int64) int64 {
	if l.Limit == nil {
		return n
	}
	s := property.Resolved(doc, l.Limit.Schema)
	if s.Minimum != nil {
		if least := s.Minimum.Value; least.IsInt() && least.Num().IsInt64() {
			n = max(n, least.Num().Int64())
		}
	}
	if s.Maximum != nil {
		if most := s.Maximum.Value; most.IsInt() && most.Num().IsInt64() {
			n = min(n, most.Num().Int64())
		}
	}
	return n
}

var idNames = []string{"id", "uuid", "guid", "key", "slug", "code", "sku", "number", "name", "isbn"}

// ID is what tells an element from the others, and whether there is such.
func (l *List) ID(item any) (string, bool) {
	switch item := item.(type) {
	case string:
		return item, true
	case map[string]any:
		for _, want := range idNames {
			for name, v := range item {
				if property.Letters(name) == want {
					if text, ok := scalar(v); ok {
						return text, true
					}
				}
			}
		}
		for name, v := range item {
			if strings.HasSuffix(property.Letters(name), "id") && len(l.properties) > 0 && only(l.properties, "id", name) {
				return scalar(v)
			}
		}
	}
	return "", false
}

// only reports whether no other property ends so.
func only(properties map[string]*contract.Schema, suffix, name string) bool {
	for other := range properties {
		if other != name && strings.HasSuffix(property.Letters(other), suffix) {
			return false
		}
	}
	return true
}

// IDs are those of all elements; ok is false unless each has one.
func (l *List) IDs(items []any) (ids []string, ok bool) {
	for _, item := range items {
		id, ok := l.ID(item)
		if !ok {
			return nil, false
		}
		ids = append(ids, id)
	}
	return ids, true
}
