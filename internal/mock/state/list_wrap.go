package state

import (
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/mock/answer"
	"github.com/apisteward/steward/internal/resource/property"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/wire"
)

// wrap is the body of an answer with a page in it, and what it says about the
// page. around is a body as the document has it, or nil; ok is false when the
// document wants more elements than there are.
func (l *lister) wrap(around any, p *page) (body any, ok bool) {
	items := make([]any, 0, p.to-p.from)
	for _, i := range p.items[p.from:p.to] {
		items = append(items, i.shown())
	}
	if len(items) < l.least {
		return nil, false
	}
	key := l.key()
	if key == "" {
		return items, true
	}
	plain, _ := around.(sample.Object)
	plain = plain.With(key, items)
	told := p.tell(plain, l.body, "", 0)
	if l.state.lets(l.body, told) || around != nil && !l.state.lets(l.body, around) { // what the document itself shows is no better
		return told, true
	}
	fitting, _ := l.state.fit(l.body, plain, around)
	if shown, _ := child(fitting, key); sample.Same(shown, items) {
		return fitting, true
	}
	return told, true // rather than with other elements
}

// maxGroups is how deep an answer says something about a page.
const maxGroups = 3

// isGroup reports whether an object called so says something about a page.
func isGroup(name string) bool {
	return slices.Contains([]string{
		"meta", "metadata", "responsemetadata", "pagination", "paging", "links", "pageinfo", "page", "cursors", "resultset",
	}, name)
}

// tell returns a copy of an object in which all that it says about pages is
// right, as far as its schema lets that through.
func (p *page) tell(o sample.Object, schema *contract.Node, within string, level int) sample.Object {
	form := p.state.formOf(schema)
	total := slices.ContainsFunc(form.list, func(one property.Property) bool {
		return slices.Contains(totalNames(), property.Letters(one.Name))
	})
	for i := range form.list {
		member := &form.list[i]
		name := property.Letters(member.Name)
		if isGroup(name) && level < maxGroups && member.Types&contract.TypeObject != 0 && !p.isScalar(member) {
			o = p.tellGroup(o, member, name, level)
			continue
		}
		said, known := p.choose(member, p.says(name, within, total))
		switch {
		case !known:
		case said == leftOut{}:
			o = o.Without(member.Name)
		default:
			o = o.With(member.Name, said)
		}
	}
	return o
}

// isScalar reports whether a member called like a group is none.
func (p *page) isScalar(member *property.Property) bool {
	form := p.state.formOf(member.Node)
	return len(form.list)+len(form.others) == 0
}

func (p *page) tellGroup(o sample.Object, member *property.Property, name string, level int) sample.Object {
	v, _ := o.Get(member.Name)
	inner, _ := v.(sample.Object)
	told := p.tell(inner, member.Node, name, level+1)
	if len(told) == 0 || !p.state.lets(member.Node, told) {
		return o
	}
	return o.With(member.Name, told)
}

// choose is the first of several values that a member may have. Rather than
// saying something wrong it is left out.
func (p *page) choose(member *property.Property, said []any) (v any, ok bool) {
	for _, v := range said {
		if v == (leftOut{}) {
			if !member.Required {
				return v, true
			}
		} else if p.state.lets(member.Node, v) {
			return v, true
		}
	}
	return leftOut{}, len(said) > 0 && !member.Required
}

// headed returns an answer whose headers say what is right of a page.
func (l *lister) headed(a *answer.Answer, p *page) *answer.Answer {
	if l.response == nil || len(l.response.Headers) == 0 {
		return a
	}
	with := *a
	with.Header = maps.Clone(a.Header)
	for _, h := range l.response.Headers {
		name := headerName(h)
		if name == "link" {
			p.link(with.Header, h)
			continue
		}
		p.sayHeader(with.Header, h, name)
	}
	return &with
}

// headerName is what a header says, as property.Letters: "totalcount" for
// "X-Total-Count".
func headerName(h *contract.Parameter) string {
	return property.Letters(strings.TrimPrefix(strings.ToLower(h.Name), "x-"))
}

func (p *page) sayHeader(to http.Header, h *contract.Parameter, name string) {
	member := &property.Property{Name: h.Name, Node: h.ValueSchema(), Required: h.Required}
	said, known := p.choose(member, p.says(name, "", false))
	switch {
	case !known:
	case said == nil, said == leftOut{}:
		to.Del(h.Name)
	default:
		to.Set(h.Name, wire.Text(said))
	}
}

// link says where other pages are (RFC 8288, section 3).
func (p *page) link(to http.Header, h *contract.Parameter) {
	var links []string
	add := func(is bool, index int, relation string) {
		if !is {
			return
		}
		if at := p.address(max(index, 0)); at != "" {
			links = append(links, "<"+at+`>; rel="`+relation+`"`)
		}
	}
	whole := p.from == 0 && !p.hasNext()
	add(p.hasNext(), p.to, "next")
	add(p.hasPrevious(), p.from-p.limit, "prev")
	add(!whole || h.Required, 0, "first")
	add(!whole && p.Cursor == nil, p.last(), "last")
	switch {
	case len(links) > 0:
		to.Set(h.Name, strings.Join(links, ", "))
	case !h.Required:
		to.Del(h.Name)
	}
}
