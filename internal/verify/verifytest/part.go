package verifytest

import (
	"fmt"
	"net/url"
	"slices"
	"time"
)

// part is something the workshop sells.
type part struct {
	id       string
	sequence int // from 1, in the order of creation
	revision int // from 1; grows with every change
	asked    bool
	data     object // as it was sent
	created  time.Time
	updated  time.Time
	reviews  []*review
}

// addPart creates a part. Ids are texts, and look like anything but.
func (s *Server) addPart(id string, data object) *part {
	s.sequence++
	if id == "" {
		id = partID(s.sequence)
	}
	p := &part{id: id, sequence: s.sequence, revision: 1, data: data, created: s.now(), updated: s.now()}
	s.parts = append(s.parts, p)
	return p
}

func partID(n int) string {
	switch n % 5 {
	case 0:
		return fmt.Sprint(1000 + n)
	case 1:
		return fmt.Sprintf("größe/%d", n)
	case 2:
		return fmt.Sprintf("1e%d", n)
	case 3:
		return fmt.Sprintf("%d.0", n)
	}
	return fmt.Sprintf("part %d+%%", n)
}

func (s *Server) part(id string) *part {
	if i := slices.IndexFunc(s.parts, func(p *part) bool { return p.id == id }); i >= 0 {
		return s.parts[i]
	}
	return nil
}

func (s *Server) partWithSKU(sku any) *part {
	if i := slices.IndexFunc(s.parts, func(p *part) bool { return p.data["sku"] == sku }); i >= 0 {
		return s.parts[i]
	}
	return nil
}

func (p *part) etag() string { return fmt.Sprintf(`"%d-%d"`, p.sequence, p.revision) }

func (p *part) place() string { return "/parts/" + url.PathEscape(p.id) }

// render returns a part as it is answered, with defaults filled in.
func (p *part) render() object {
	o := p.data.only("sku", "name", "category", "price", "dimensions", "released", "attributes", "tags")
	if o["tags"] == nil {
		o["tags"] = []any{}
	}
	o["stock"] = loose(integer(p.data["stock"]))
	o["weight_g"] = nil
	if w := p.data["weight_g"]; w != nil {
		o["weight_g"] = loose(integer(w))
	}
	o["id"] = p.id
	o["created_at"] = p.created.UTC().Format(time.RFC3339Nano)
	o["updated_at"] = p.updated.UTC().Format(time.RFC3339Nano)
	return o
}

// change gives a part other contents. What says the same changes nothing, not
// even the entity tag.
func (s *Server) change(p *part, data object) {
	before := *p
	p.data = data
	if same(before.render(), p.render()) {
		return
	}
	p.revision++
	p.updated = s.now()
}
