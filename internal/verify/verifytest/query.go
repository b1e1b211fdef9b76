package verifytest

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// query reads parameters, and remembers what is wrong with them.
type query struct {
	values url.Values
	wrong  []string
}

func newQuery(a *ask) *query {
	values, err := a.query()
	q := &query{values: values}
	if err != nil {
		q.fault("the query is not encoded")
	}
	return q
}

func (q *query) fault(text string) { q.wrong = append(q.wrong, text) }

// refusal answers a request with wrong parameters; nil when they are right.
func (q *query) refusal() *reply {
	if len(q.wrong) == 0 {
		return nil
	}
	rep := badRequest(strings.Join(q.wrong, ", "))
	return &rep
}

func (q *query) has(name string) bool { return len(q.values[name]) > 0 }

// whole reads an integer.
func (q *query) whole(name string, least, most, otherwise int) int {
	if !q.has(name) {
		return otherwise
	}
	text := q.values.Get(name)
	n, err := strconv.Atoi(text)
	if err != nil || strings.HasPrefix(text, "+") || n < least || n > most {
		q.fault(name + " is no such integer")
		return otherwise
	}
	return n
}

// number reads a number that is not negative.
func (q *query) number(name string) (n float64, given bool) {
	if !q.has(name) {
		return 0, false
	}
	text := q.values.Get(name)
	n, err := strconv.ParseFloat(text, 64)
	if err != nil || !isNumber(text) || n < 0 {
		q.fault(name + " is no such number")
	}
	return n, true
}

// flag reads true or false.
func (q *query) flag(name string) (on, given bool) {
	text := q.choice(name, "true", "false")
	return text == "true", text != ""
}

// choice reads one of a few values; empty where none is given.
func (q *query) choice(name string, values ...string) string {
	if !q.has(name) {
		return ""
	}
	text := q.values.Get(name)
	if !slices.Contains(values, text) {
		q.fault(name + " is none of its values")
	}
	return text
}

// date reads a date; empty where none is given.
func (q *query) date(name string) string {
	text := q.values.Get(name)
	if q.has(name) && !isDate(text) {
		q.fault(name + " is no date")
	}
	return text
}

// text reads a string by its number of characters.
func (q *query) text(name string, least, most int) string {
	text := q.values.Get(name)
	if n := utf8.RuneCountInString(text); q.has(name) && (n < least || n > most) {
		q.fault(name + " has another length")
	}
	return text
}

// split reads values that stand in one parameter, and are some of a few.
func (q *query) split(name, separator string, values ...string) []string {
	if !q.has(name) {
		return nil
	}
	items := strings.Split(q.values.Get(name), separator)
	if slices.ContainsFunc(items, func(item string) bool { return !slices.Contains(values, item) }) {
		q.fault(name + " has another value")
	}
	return items
}
