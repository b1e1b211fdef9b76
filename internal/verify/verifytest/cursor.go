package verifytest

import (
	"cmp"
	"encoding/base64"
	"encoding/json"
	"strings"
)

// cursor is a place in an order of parts: behind one that has these values.
type cursor struct {
	Sort  string
	Name  string
	Price float64
	N     int // sequence; 0 for the beginning
}

// key returns the place of a part.
func (s *Server) key(p *part) cursor {
	name, _ := p.data["name"].(string)
	if s.on("parts-sort-accents") {
		name = strings.ReplaceAll(name, "É", "E")
	}
	return cursor{Name: name, Price: float(p.data["price"]), N: p.sequence}
}

// compare orders two places. Equal ones stay in the order of creation.
func (c cursor) compare(d cursor, sort string) int {
	order := 0
	switch sort {
	case "name":
		order = cmp.Compare(c.Name, d.Name)
	case "-name":
		order = cmp.Compare(d.Name, c.Name)
	case "price":
		order = cmp.Compare(c.Price, d.Price)
	case "-price":
		order = cmp.Compare(d.Price, c.Price)
	}
	return cmp.Or(order, cmp.Compare(c.N, d.N))
}

func (c cursor) String() string {
	text, _ := json.Marshal(c) // numbers are finite
	return base64.RawURLEncoding.EncodeToString(text)
}

func readCursor(q *query, sort string) (c cursor) {
	text, err := base64.RawURLEncoding.DecodeString(q.values.Get("cursor"))
	if err == nil {
		err = json.Unmarshal(text, &c)
	}
	if err != nil || c.N < 1 || c.Sort != sort {
		q.fault("cursor is none of this order")
	}
	return c
}
