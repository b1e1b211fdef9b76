package check

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
)

const lists = `
openapi: 3.1.0
info: {title: Lists, version: 1.0.0}
paths:
  /things:
    get:
      parameters:
        - {name: limit, in: query, schema: {type: integer, default: 3}}
        - {name: page, in: query, schema: {type: integer}}
        - {name: colour, in: query, schema: {type: string, enum: [red, blue]}}
        - {name: max_size, in: query, schema: {type: integer}}
        - {name: sort, in: query, schema: {type: string, enum: [size, -size]}}
      responses:
        '200':
          description: A page.
          content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Thing'}}}}
  /word:
    get:
      responses: {'200': {description: No list., content: {application/json: {schema: {type: string}}}}}
components:
  schemas:
    Thing: {type: object, properties: {id: {type: integer}, colour: {type: string, enum: [red, blue]}, size: {type: integer}}}
`

// thingsFor is an answer of things, "1 red 5, 2 blue 6", to a request with
// arguments.
func (b *bench) thingsFor(t *testing.T, things string, arguments ...string) *call.Exchange {
	t.Helper()
	list := []any{}
	for thing := range strings.SplitSeq(things, ", ") {
		if f := strings.Fields(thing); len(f) == 3 {
			list = append(list, map[string]any{"id": json.Number(f[0]), "colour": f[1], "size": json.Number(f[2])})
		}
	}
	body, err := json.Marshal(list)
	if err != nil {
		t.Fatal(err)
	}
	x := b.exchange(t, answer{to: "GET /things", status: 200, typed: jsonType, body: string(body)})
	for _, a := range arguments {
		name, value, _ := strings.Cut(a, "=")
		var v any = value
		if name != "colour" && name != "sort" {
			v = json.Number(value)
		}
		x.Case.Set(call.Argument{In: "query", Name: name, Value: v})
	}
	return x
}

// sequenceCase is exchanges that belong together, and what is said of them:
// "place: text", or "".
type sequenceCase struct {
	name  string
	steps []*call.Exchange
	want  string
}

func runSequences(t *testing.T, b *bench, check string, cases []sequenceCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			found := b.Sequence(call.Sequence{Check: check, Steps: c.steps})
			got := ""
			for _, f := range found {
				got += f.Place.Pointer[max(strings.LastIndex(f.Place.Pointer, "/get/"), 0):] + ": " + f.Text
				if f.Level == failure.Warning {
					got += " (a warning)"
				}
				if f.Check != check || f.ID == "" || f.Expected == "" || f.Arrived == "" {
					t.Errorf("incomplete: %+v", f)
				}
			}
			if got != c.want || len(found) > 1 {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestPaginationLimit(t *testing.T) {
	b := newBench(t, lists)
	page := func(things string, arguments ...string) []*call.Exchange {
		return []*call.Exchange{b.thingsFor(t, things, arguments...)}
	}
	word := b.exchange(t, answer{to: "GET /word", status: 200, typed: jsonType, body: `"a"`})
	const of = "/get/parameters/0: A page holds more than the limit that was asked for."
	runSequences(t, b, "pagination-limit", []sequenceCase{
		{"as many", page("1 red 1, 2 red 2", "limit=2"), ""},
		{"fewer", page("", "limit=2"), ""},
		{"more", page("1 red 1, 2 red 2", "limit=1"), of},
		{"by default", page("1 red 1, 2 red 2, 3 red 3"), ""},
		{"more than by default", page("1 red 1, 2 red 2, 3 red 3, 4 red 4"), of},
		{"on a later page", append(page("1 red 1", "limit=1"), page("2 red 1, 3 red 1", "limit=1")...), of},
		{"no list", []*call.Exchange{word}, ""},
	})
}

func TestPaginationRepeats(t *testing.T) {
	b := newBench(t, lists)
	refused := b.thingsFor(t, "2 red 2")
	refused.Status = 500
	runSequences(t, b, "pagination-repeats", []sequenceCase{
		{"each once", []*call.Exchange{b.thingsFor(t, "1 red 1, 2 red 2"), b.thingsFor(t, "3 red 3")}, ""},
		{"one on both", []*call.Exchange{b.thingsFor(t, "1 red 1, 2 red 2"), b.thingsFor(t, "2 red 2")}, "/get/parameters/1: The same element is on two pages."},
		{"twice on one", []*call.Exchange{b.thingsFor(t, "1 red 1, 1 red 1"), b.thingsFor(t, "2 red 2")}, ""},
		{"refused", []*call.Exchange{b.thingsFor(t, "1 red 1, 2 red 2"), refused}, ""},
	})
}

func TestPaginationSkips(t *testing.T) {
	b := newBench(t, lists)
	of := func(pages ...string) (steps []*call.Exchange) {
		for _, things := range pages {
			steps = append(steps, b.thingsFor(t, things))
		}
		return steps
	}
	const skipped = "/get/parameters/1: An element is on none of the small pages, though a large page has it."
	runSequences(t, b, "pagination-skips", []sequenceCase{
		{"all there", of("1 red 1, 2 red 2", "1 red 1", "2 red 2", "1 red 1, 2 red 2"), ""},
		{"one missing", of("1 red 1, 2 red 2, 3 red 3", "1 red 1", "3 red 3", "1 red 1, 2 red 2, 3 red 3"), skipped},
		{"deleted meanwhile", of("1 red 1, 2 red 2, 3 red 3", "1 red 1", "3 red 3", "1 red 1, 3 red 3"), ""},
		{"created meanwhile", of("1 red 1", "1 red 1", "2 red 2, 1 red 1"), ""},
		{"another order each time", of("1 red 1, 2 red 2, 3 red 3", "1 red 1", "3 red 3", "3 red 3, 2 red 2, 1 red 1"), ""},
		{"no small page", of("1 red 1", "1 red 1"), ""},
	})
}

func TestFilterIgnored(t *testing.T) {
	b := newBench(t, lists)
	const all = "1 red 1, 2 blue 2, 3 red 3"
	of := func(filtered *call.Exchange, again string) []*call.Exchange {
		return []*call.Exchange{b.thingsFor(t, all), filtered, b.thingsFor(t, again)}
	}
	const kept, lacks = "/get/parameters/2: The list holds an element that does not fit the filter colour.", "/get/parameters/2: The list lacks an element that fits the filter colour."
	runSequences(t, b, "filter-ignored", []sequenceCase{
		{"holds", of(b.thingsFor(t, "1 red 1, 3 red 3", "colour=red"), all), ""},
		{"ignored", of(b.thingsFor(t, all, "colour=red"), all), kept},
		{"ignored, and nothing else is known", []*call.Exchange{b.thingsFor(t, all, "colour=red")}, kept},
		{"too much left out", of(b.thingsFor(t, "1 red 1", "colour=red"), all), lacks},
		{"deleted meanwhile", of(b.thingsFor(t, "1 red 1", "colour=red"), "1 red 1, 2 blue 2"), ""},
		{"a bound", of(b.thingsFor(t, "1 red 1, 2 blue 2", "max_size=2"), all), ""},
		{"a bound that is meant without itself", of(b.thingsFor(t, "1 red 1", "max_size=2"), all), ""},
		{"beyond a bound", of(b.thingsFor(t, all, "max_size=2"), all), "/get/parameters/3: The list holds an element that does not fit the filter max_size."},
		{"two filters", of(b.thingsFor(t, "1 red 1", "colour=red", "max_size=2"), all), ""},
		{"one of two", of(b.thingsFor(t, "1 red 1, 2 blue 2", "colour=red", "max_size=2"), all), kept},
		{"nothing fits", of(b.thingsFor(t, "", "max_size=0"), all), ""},
	})
}

func TestSortIgnored(t *testing.T) {
	b := newBench(t, lists)
	of := func(sort string, pages ...string) (steps []*call.Exchange) {
		for _, things := range pages {
			steps = append(steps, b.thingsFor(t, things, "sort="+sort))
		}
		return steps
	}
	const wrong = "/get/parameters/4: The list is not in the order that sort asks for."
	runSequences(t, b, "sort-ignored", []sequenceCase{
		{"up", of("size", "1 red 1, 2 red 1, 3 red 7"), ""},
		{"down", of("-size", "3 red 7, 1 red 1, 2 red 1"), ""},
		{"not down", of("-size", "1 red 1, 3 red 7"), wrong},
		{"over pages", of("size", "1 red 1, 2 red 2", "3 red 3"), ""},
		{"not over pages", of("size", "1 red 1, 2 red 2", "3 red 1"), wrong},
		{"not asked for", []*call.Exchange{b.thingsFor(t, "2 red 2, 1 red 1")}, ""},
		{"unknown", of("colour", "2 red 2, 1 red 1"), ""},
	})
	steps := of("size", "1 red 1, 2 red 2", "3 red 1")
	if f := b.Sequence(call.Sequence{Check: "sort-ignored", Steps: steps})[0]; f.Arrived != "1 after 2, on page 2" || f.Expected != "each size no less than the one before" {
		t.Errorf("expected %s, arrived %s", f.Expected, f.Arrived)
	}
}
