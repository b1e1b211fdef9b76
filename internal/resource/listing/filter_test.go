package listing

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/sample"
)

const filtered = `status: {type: string, enum: [open, closed]}, title: {type: string}, tags: {type: array, items: {type: string}},
  price: {type: number}, stock: {type: integer}, sold: {type: boolean}, created_at: {type: string, format: date-time},
  author: {type: object, properties: {city: {type: string}, age: {type: integer}}}, owner: {type: object, properties: {age: {type: integer}}}`

func query(name, schema string) string {
	return "{in: query, name: '" + name + "', schema: " + schema + "}"
}

func TestWhatFiltersMean(t *testing.T) {
	relations := [...]string{"is", "from", "to", "like"}
	for parameter, want := range map[string]string{
		query("status", "{type: string, enum: [open, closed]}"):     "status is status [open closed]",
		query("filter[status]", "{type: string, enum: [open]}"):     "filter[status] is status [open]",
		query("title", "{type: string}"):                            "title like title []",
		query("tag", "{type: string}"):                              "tag is tags []",
		query("tags", "{type: array, items: {type: string}}"):       "tags is tags [] list",
		query("sold", "{type: boolean}"):                            "sold is sold [true false]",
		query("stock", "{type: integer}"):                           "stock is stock []",
		query("min_price", "{type: number}"):                        "min_price from price []",
		query("priceMax", "{type: number}"):                         "priceMax to price []",
		query("price[gte]", "{type: number}"):                       "price[gte] from price []",
		query("created_after", "{type: string, format: date-time}"): "created_after from created_at []",
		query("until", "{type: string, format: date-time}"):         "until to created_at []",
		query("city", "{type: string}"):                             "city like author.city []",
		query("age", "{type: integer}"):                             "none", // whose?
		query("from", "{type: string, format: date}"):               "none", // of which no property is one
		query("created_at", "{type: string, format: date-time}"):    "none", // exactly, or that day?
		query("price", "{type: number}"):                            "none",
		query("q", "{type: string}"):                                "none",
		query("stock", "{type: string}"):                            "none",
		query("min_title", "{type: string}"):                        "none",
		query("to", "{type: string}"):                               "none",
		"{in: query, name: filter, style: deepObject, schema: {type: object, properties: {status: {type: string, enum: [open]}}}}": "filter[status] is status [open]",
	} {
		b := newBench(t, parameter, array, filtered)
		got := "none"
		for _, f := range b.Filters {
			got = fmt.Sprintf("%s %s %s %v", f.Name(), relations[f.Relation], strings.Join(f.Property, "."), f.Values)
			if f.List {
				got += " list"
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", parameter, got, want)
		}
	}
}

func TestWhatElseChooses(t *testing.T) {
	for parameter, want := range map[string]string{
		query("created_at", "{type: string, format: date-time}"):   "other created_at",
		query("price", "{type: number}"):                           "other price",
		query("q", "{type: string}"):                               "search q",
		query("search", "{type: boolean}"):                         "",
		query("order", "{type: string}"):                           "",
		query("status", "{type: string, enum: [open, closed]}"):    "",
		query("colour", "{type: string}"):                          "",
		query("city", "{type: integer}"):                           "other author.city",
		query("limit", "{type: integer}"):                          "",
		query("title", "{type: array, items: {type: integer}}"):    "other title",
		query("status", "{type: string, enum: [open, any, none]}"): "",
	} {
		b := newBench(t, parameter, array, filtered)
		got := ""
		for _, f := range b.Others {
			got += "other " + strings.Join(f.Property, ".")
		}
		for _, p := range b.Search {
			got += "search " + p.Name
		}
		if got != want {
			t.Errorf("%s: %q, want %q", parameter, got, want)
		}
	}
}

// Each kind of element has another word, and they are all words of elements.
func TestWordsOfAlternatives(t *testing.T) {
	const varied = "{type: array, items: {oneOf: [{properties: {kind: {const: part}}}, {properties: {kind: {type: string, enum: [page, part]}}}]}}"
	f := newBench(t, query("kind", "{type: string, enum: [part, page, any]}"), varied, filtered).Filters[0]
	if want := []any{"part", "page"}; !slices.Equal(f.Values, want) || f.IsOther("page") || !f.IsOther("any") {
		t.Errorf("elements have one of %v, want %v", f.Values, want)
	}
}

func TestWordsThatNoElementHas(t *testing.T) {
	f := newBench(t, query("status", "{type: string, enum: [open, closed, all]}"), array, filtered).Filters[0]
	if len(f.Values) != 2 {
		t.Errorf("elements have one of %v", f.Values)
	}
	if _, sure := f.Holds(decode(t, `{"status": "open"}`), "all"); sure {
		t.Error(`"all" is taken for the value of an element`)
	}
	if holds, sure := f.Holds(decode(t, `{"status": "open"}`), "closed"); holds || !sure {
		t.Error("what is open is let through as closed")
	}
}

func TestWhatFiltersLetThrough(t *testing.T) {
	const no, yes, unsure = "no", "yes", "unsure"
	for _, tt := range []struct {
		relation Relation
		item     string
		value    any
		holds    string
		must     bool
	}{
		{Equal, `"open"`, "open", yes, true},
		{Equal, `"closed"`, "open", no, false},
		{Equal, `null`, "open", unsure, false},
		{Equal, `7.0`, json.Number("7"), yes, true},
		{Equal, `true`, true, yes, true},
		{Equal, `["a", "b"]`, "b", yes, true},
		{Equal, `["a"]`, "b", no, false},
		{Equal, `"b"`, []any{"a", "b"}, yes, false},
		{Equal, `"c"`, []any{"a", "b"}, no, false},
		{Equal, `["a"]`, []any{"a", "b"}, unsure, false}, // all of them, or one?
		{AtLeast, `7`, json.Number("7"), yes, false},     // it may be meant without the bound
		{AtLeast, `8`, json.Number("7"), yes, true},
		{AtLeast, `6.99`, json.Number("7"), no, false},
		{AtMost, `7`, json.Number("7"), yes, false},
		{AtMost, `7.01`, json.Number("7"), no, false},
		{AtMost, `"2026-01-02T01:00:00+02:00"`, "2026-01-01T23:30:00Z", yes, true},
		{AtMost, `"soon"`, "2026-01-01T23:30:00Z", unsure, false},
		{Like, `"The Lamp"`, "lamp", yes, false},
		{Like, `"Lamp"`, "Lamp", yes, true},
		{Like, `"Bell"`, "lamp", no, false},
	} {
		f := Filter{Property: []string{"p"}, Relation: tt.relation}
		item := decode(t, `{"p": `+tt.item+`}`)
		got := no
		if holds, sure := f.Holds(item, tt.value); !sure {
			got = unsure
		} else if holds {
			got = yes
		}
		if must := f.Must(item, tt.value); got != tt.holds || must != tt.must {
			t.Errorf("%s by %v (%d): %s, must be there: %v", tt.item, tt.value, tt.relation, got, must)
		}
	}
}

func TestFiltersInRequests(t *testing.T) {
	b := newBench(t, query("tags", "{type: array, items: {type: string}}")+
		", {in: query, name: filter, style: deepObject, schema: {type: object, properties: {status: {type: string, enum: [open]}, sold: {type: boolean}}}}", array, filtered)
	request := map[string]any{}
	argument := func(in, name string) (any, bool) {
		v, ok := request[name]
		return v, ok && in == "query"
	}
	for _, f := range b.Filters {
		if _, used := f.Value(argument); used {
			t.Errorf("%s is used by a request without arguments", f.Name())
		}
		request[f.Parameter.Name] = f.With(request[f.Parameter.Name], map[string]any{"tags": "new", "filter[status]": "open", "filter[sold]": true}[f.Name()])
	}
	o := request["filter"].(sample.Object)
	status, _ := o.Get("status")
	sold, _ := o.Get("sold")
	if tags := request["tags"]; !slices.Equal(tags.([]any), []any{"new"}) || status != "open" || sold != true {
		t.Errorf("the request has %v and %v", tags, o)
	}
	for _, f := range b.Filters {
		if v, used := f.Value(argument); !used {
			t.Errorf("%s is not used, or has %v", f.Name(), v)
		}
	}
}
