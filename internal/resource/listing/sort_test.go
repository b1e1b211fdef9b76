package listing

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestWhatOrdersMean(t *testing.T) {
	sort := func(name, values string) string {
		return "{in: query, name: " + name + ", schema: {type: string, enum: [" + values + "]}}"
	}
	const properties = "name: {type: string}, price: {type: number}, created_at: {type: string, format: date-time}, tags: {type: array, items: {type: string}}, priority: {type: string, enum: [low, high]}"
	for parameters, want := range map[string][]string{
		sort("sort", "name, -name, 'price:desc', price.asc"): {"name=name up", "-name=name down", "price:desc=price down", "price.asc=price up"},
		sort("sort_by", "created, relevance, tags"):          {"created=created_at up"},
		sort("orderBy", "createdAt_desc, +name"):             {"createdAt_desc=created_at down", "+name=name up"},
		sort("sort", "name, price") + ", " + sort("direction", "asc, desc"): {
			"name=name up direction=asc", "price=price up direction=asc", "name=name down direction=desc", "price=price down direction=desc",
		},
		sort("sort", "name") + ", " + sort("order", "random, asc"): {"name=name up"}, // which is the usual?
		sort("sort", "priority, -priority"):                        nil,
		sort("filter", "name"):                                     nil,
	} {
		b := newBench(t, parameters, array, properties)
		var got []string
		for _, s := range b.Sorts {
			text := fmt.Sprintf("%s=%s %s", s.Value, s.Property, map[bool]string{true: "down", false: "up"}[s.Down])
			if s.Also != nil {
				text += " " + s.Also.Name + "=" + s.Direction
			}
			got = append(got, text)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s:\n%q, want\n%q", parameters, got, want)
		}
	}
}

func TestWrongOrders(t *testing.T) {
	for values, want := range map[string]int{
		`1, 2, 2, 10`:               -1,
		`1, 3, 2`:                   2,
		`1, null, 0.5`:              2,
		`null, 1, null, 2`:          -1,
		`"a", "B", "c"`:             -1, // letters
		`"B", "a", "c"`:             -1, // bytes
		`"a", "á", "b"`:             -1, // a dictionary
		`"a", "b", "á"`:             -1, // bytes
		`"b", "a", "c"`:             1,
		`"9.50", "10.00", "100.25"`: -1, // money as text
		`"-1.5", "0.5"`:             -1,
		`"10.00", "100.25", "9.50"`: -1,
		`"10.00", "9.50", "100.25"`: 2, // whatever the order
		`"part 9", "Part 10"`:       -1,
		`"v1.9", "v1.10"`:           -1,
		`"v1.10", "v1.9"`:           -1,
		`"v2", "v1", "v3"`:          1,
		`"007", "7", "8"`:           -1,
		`true, false`:               -1, // nobody knows
		`1, "a"`:                    -1,
		`"2026-01-02T10:00:00+02:00", "2026-01-02T09:00:00Z"`:        -1, // times, not text
		`"2026-01-02T09:00:00Z", "2026-01-02T10:00:00+02:00"`:        1,
		`"2026-01-02T09:00:00.5Z", "2026-01-02T09:00:00.499999999Z"`: 1,
	} {
		var items []string
		for v := range strings.SplitSeq(values, ", ") {
			items = append(items, `{"p": `+v+`}`)
		}
		list := decode(t, "["+strings.Join(items, ",")+"]").([]any)
		if got := (Sort{Property: "p"}).Wrong(list); got != want {
			t.Errorf("%s: element %d, want %d", values, got, want)
		}
		slices.Reverse(list)
		if got := (Sort{Property: "p", Down: true}).Wrong(list); (got < 0) != (want < 0) {
			t.Errorf("%s downwards: element %d", values, got)
		}
	}
}

func TestSortOfARequest(t *testing.T) {
	const (
		enum      = "{in: query, name: sort, schema: {type: string, enum: [price, -price, relevance], default: -price}}"
		text      = "{in: query, name: order_by, schema: {type: string}}"
		directed  = "{in: query, name: sort, schema: {type: string, enum: [price, created]}}, {in: query, name: direction, schema: {type: string, enum: [asc, desc]}}"
		elsewhere = "price: {type: number}, created_at: {type: string, format: date-time}"
	)
	for _, tt := range []struct{ parameters, sort, direction, want string }{
		{enum, "price", "", "price up"},
		{enum, "", "", "price down"},
		{enum, "relevance", "", "none"},
		{text, "created:desc", "", "created_at down"},
		{text, "+price", "", "price up"},
		{text, "colour", "", "none"},
		{text, "", "", "none"},
		{directed, "created", "desc", "created_at down"},
		{directed, "created", "", "created_at up"},
		{directed, "", "desc", "none"},
	} {
		b := newBench(t, tt.parameters, array, elsewhere)
		s, ok := b.Sort(b.doc, func(_, name string) (any, bool) {
			v := tt.sort
			if name == "direction" {
				v = tt.direction
			}
			return v, v != ""
		})
		got := s.Property + map[bool]string{false: " up", true: " down"}[s.Down]
		if !ok {
			got = "none"
		}
		if got != tt.want {
			t.Errorf("%s with %q and %q: %s, want %s", tt.parameters, tt.sort, tt.direction, got, tt.want)
		}
	}
}

// What is put in order has none of the faults that Wrong looks for.
func TestCompareIsAnOrder(t *testing.T) {
	for _, down := range []bool{false, true} {
		s := Sort{Property: "p", Down: down}
		items := decode(t, `[{"p": "b"}, {}, {"p": "B"}, {"p": null}, {"p": "a10"}, {"p": "a9"}, {"p": "2026-01-02T03:00:00Z"}, {"p": ""}]`).([]any)
		slices.SortStableFunc(items, func(a, b any) int { return s.Compare(a.(map[string]any)["p"], b.(map[string]any)["p"]) })
		if at := s.Wrong(items); at >= 0 {
			t.Errorf("down %v: %v is wrong at %d", down, items, at)
		}
		if last := items[len(items)-1].(map[string]any)["p"]; last != nil {
			t.Errorf("down %v: %v comes last", down, last)
		}
	}
	s := Sort{Property: "p"}
	if s.Compare(json.Number("9"), json.Number("10.5")) >= 0 {
		t.Error("9 comes after 10.5")
	}
}
