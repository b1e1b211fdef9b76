package state

import (
	"net/url"
	"testing"
)

func TestFiltersOfAList(t *testing.T) {
	const properties = `title: {type: string}, price: {type: number}, status: {type: string, enum: [open, closed]}, tags: {type: array, items: {type: string}},
	  sold: {type: boolean}, made_at: {type: string, format: date-time}, author: {type: object, properties: {city: {type: string}}}`
	books := []string{
		`{"id": "a", "title": "Lamp", "price": 7, "status": "open", "tags": ["x", "y"], "sold": true, "made_at": "2026-01-02T03:04:05Z", "author": {"city": "Ulm"}}`,
		`{"id": "b", "title": "Lamps", "price": 7.50, "status": "closed", "tags": ["x"], "sold": false, "made_at": "2026-02-02T03:04:05Z"}`,
		`{"id": "c", "title": "Bell"}`,
	}
	const list = "{type: array, items: {type: string}}"
	for _, tt := range []struct{ parameter, query, want string }{
		{query("status", "{type: string, enum: [open, closed]}"), "status=open", "a"},
		{query("status", "{type: string, enum: [open, closed, all]}"), "status=all", "a b c"},
		{query("status", "{type: array, items: {type: string, enum: [open, closed]}}"), "status=open&status=closed", "a b"},
		{query("title", "{type: string}"), "title=Lamp", "a"},
		{query("title", "{type: string}"), "title=", "a b c"},
		{query("sold", "{type: boolean}"), "sold=false", "b"},
		{query("min_price", "{type: number}"), "min_price=7.1", "b"},
		{query("price", "{type: number}"), "price=7.5", "b"},
		{query("made_at", "{type: string, format: date-time}"), "made_at=2026-01-02T04:04:05%2B01:00", "a"},
		{query("made_at", "{type: string, format: date}"), "made_at=2026-02-02", "b"},
		{query("tag", "{type: string}"), "tag=x", "a b"},
		{query("tags", list), "tags=x&tags=y", "a"},
		{query("tags", list), "tags=z", ""},
		{query("city", "{type: string}"), "city=Ulm", "a"},
		{query("q", "{type: string}"), "q=LAMP", "a b"},
		{query("search", "{type: string}"), "search=ulm", "a"},
		{query("colour", "{type: string}"), "colour=red", "a b c"},
		{query("price", "{type: number}") + ", " + query("q", "{type: string}"), "price=7&q=bell", ""},
	} {
		s := newShelf(t, tt.parameter, array, "", properties, books...)
		if got := ids(t, s.ask(t, "/books?"+tt.query)); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.query, got, tt.want)
		}
	}
}

func TestOrdersOfAList(t *testing.T) {
	const properties = "price: {type: number}, name: {type: string}"
	books := []string{`{"id": "a", "price": 10, "name": "z"}`, `{"id": "b", "price": 9, "name": "z"}`, `{"id": "c"}`, `{"id": "d", "price": 9, "name": "B"}`}
	for order, want := range map[string]string{"price": "b d a c", "-price": "a b d c", "name": "d a b c", "": "a b c d", "id:desc": "d c b a", "nothing": "a b c d"} {
		s := newShelf(t, query("sort", "{type: string}"), array, "", properties, books...)
		if got := ids(t, s.ask(t, "/books?sort="+url.QueryEscape(order))); got != want {
			t.Errorf("by %s: %q, want %q", order, got, want)
		}
	}
	usual := newShelf(t, query("sort", "{type: string, enum: [price, -price], default: -price}"), array, "", properties, books...)
	if got := ids(t, usual.ask(t, "/books")); got != "a b d c" {
		t.Errorf("as usual: %q", got)
	}
}
