package state

import (
	"encoding/json"
	"slices"
	"strconv"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/resource/property"
	"github.com/apisteward/steward/internal/sample"
)

// identified gives a new thing names of its own in members that are names, but
// not the one in its path: two things never have the same, even where the
// document has an example.
func (d *draft) identified(o sample.Object) sample.Object {
	out := membersOf(o)
	number := d.tree.planted + 1
	for _, p := range d.form.list {
		was, there := out.get(p.Name)
		if !there || was == nil || d.said.takes(p.Name) || !isOwnName(p.Name) || len(p.Enum) > 0 {
			continue
		}
		if v, ok := d.another(&p, was, number); ok && d.fitsValue(p.Node, v) {
			out.set(p.Name, v)
		}
	}
	return out.object()
}

// isOwnName reports whether a member is a name that an API gives.
func isOwnName(name string) bool {
	return slices.Contains([]string{"id", "uuid", "guid", "uid", "nodeid", "number", "sequence"}, property.Letters(name))
}

// another is a name like the one that was made up, which the n-th thing has.
func (d *draft) another(p *property.Property, was any, n int64) (any, bool) {
	text, isText := was.(string)
	switch {
	case p.Types&^contract.TypeNull == contract.TypeInteger:
		return json.Number(strconv.FormatInt(n, 10)), true
	case isText && p.Format == "uuid":
		return uuid(d.random(p.Name + strconv.FormatInt(n, 10))), true
	case isText && p.Format == "" && len(text)-lastSign(text) > 5:
		return resembling(text, d.random(p.Name+strconv.FormatInt(n, 10))), true
	}
	return nil, false
}
