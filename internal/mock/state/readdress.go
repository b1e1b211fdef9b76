package state

import (
	"net/url"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/sample"
)

// addressed gives a thing its own address in the members that have it, and what
// stands below it the addresses there.
func (x *exchange) addressed(d *draft, keys []string, o sample.Object) sample.Object {
	a := addresser{to: x.address(x.req, x.kind, keys), origin: origin(x.req.Request), template: x.kind.Path, own: x.kind.Read != nil}
	out := membersOf(o)
	for _, m := range slices.Clone(out.list) {
		if _, said := d.sent.Get(m.Name); !said && !d.said.takes(m.Name) {
			out.set(m.Name, a.readdressed(m.Name, m.Value, 0))
		}
	}
	return out.object()
}

// addresser writes the address of a thing where a made value has that of another.
type addresser struct {
	to       string // path of the thing, encoded
	origin   string // scheme and host
	template string // of the path
	own      bool   // the thing can be read there
}

// maxAddressed is how deep addresses are looked for.
const maxAddressed = 3

// readdressed returns a copy of a made value in which addresses of the thing, or
// of what is below it, are right.
func (a *addresser) readdressed(name string, v any, level int) any {
	switch v := v.(type) {
	case string:
		return a.address(name, v)
	case sample.Object:
		if level == maxAddressed {
			return v
		}
		out := make(sample.Object, len(v))
		for i, m := range v {
			inner := "" // an address of something else within the thing
			if name == "links" || name == "_links" || name == "self" {
				inner = m.Name
			}
			out[i] = sample.Member{Name: m.Name, Value: a.readdressed(inner, m.Value, level+1)}
		}
		return out
	}
	return v
}

// address is a text as it is for the thing.
func (a *addresser) address(name, text string) string {
	start := ""
	if strings.HasPrefix(text, "http://") || strings.HasPrefix(text, "https://") {
		start = a.origin
	} else if !strings.HasPrefix(text, "/") {
		return text
	}
	if rest, ok := a.behind(text); ok {
		return start + a.to + rest
	}
	if a.own && slices.Contains([]string{"url", "href", "self", "uri", "self_link", "selfLink"}, name) {
		return start + a.to
	}
	return text
}

// behind is what stands in an address behind that of a thing; ok is false for
// the address of something else.
func (a *addresser) behind(text string) (rest string, ok bool) {
	u, err := url.Parse(text)
	if err != nil {
		return "", false
	}
	wanted := strings.Split(strings.Trim(a.template, "/"), "/")
	given := strings.Split(strings.Trim(u.EscapedPath(), "/"), "/")
	if strings.HasPrefix(wanted[0], "{") {
		return "", false // nearly any address would do
	}
	for from := 0; from+len(wanted) <= len(given); from++ {
		if _, ok := match(a.template, strings.Join(given[from:from+len(wanted)], "/")); ok {
			if more := given[from+len(wanted):]; len(more) > 0 {
				rest = "/" + strings.Join(more, "/")
			}
			return rest, true
		}
	}
	return "", false
}
