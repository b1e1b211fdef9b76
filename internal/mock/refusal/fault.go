package refusal

import (
	"slices"
	"strconv"

	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/sample"
)

// mostFaults is how many elements a list of faults gets.
const mostFaults = 50

// fields are the faults to list: the error itself where it names no place.
func (why *Reason) fields() []fault.Field {
	if len(why.Fields) == 0 {
		return []fault.Field{{Place: "#", Detail: why.Detail}}
	}
	return why.Fields[:min(len(why.Fields), mostFaults)]
}

// faults fills a list of faults that is there, in the shape of its elements.
// Where there is nothing to list it is empty, or goes.
func (f *filling) faults(place []string) {
	list, _ := at(f.root, place).([]any)
	if len(f.why.Fields) == 0 && len(place) > 0 && (f.try(place, []any{}) || f.drop(place)) {
		return
	}
	if len(list) > 0 && f.elements(place, list[0]) {
		return
	}
	f.anyElements(place)
}

// newFaults fills a list of faults that is not there yet, if the schema
// declares it.
func (f *filling) newFaults(place []string) bool {
	if !f.try(place, []any{}) {
		return false
	}
	if f.anyElements(place) {
		return true
	}
	f.drop(place)
	return false
}

// anyElements fills a list in the first of some usual shapes that its schema
// lets through.
func (f *filling) anyElements(place []string) bool {
	for _, names := range [][]string{
		{"place", "detail"}, {"field", "message"}, {"path", "message"}, {"pointer", "detail"}, {"name", "reason"}, {"param", "message"},
		{"field", "description"}, {"field", "code"}, {"property", "message"}, {"location", "message"}, {"message"}, {"detail"},
	} {
		first := f.why.fields()[0]
		var o sample.Object
		for _, name := range names {
			o = append(o, sample.Member{Name: name, Value: tellers(name, len(names) > 1)[0](first)})
		}
		if f.elements(place, o) {
			return true
		}
	}
	return f.elements(place, "")
}

// elements fills a list with elements that are like one of them, and reports
// whether that could be done.
func (f *filling) elements(place []string, like any) bool {
	switch like := like.(type) {
	case string:
		return f.texts(place)
	case sample.Object:
		before := f.root
		if f.relist(place, []any{like}) && f.objects(place, like) {
			return true
		}
		f.root = before
	}
	return false
}

// texts fills a list with a sentence for each fault, or for some of them.
func (f *filling) texts(place []string) bool {
	var list []any
	for _, field := range f.why.fields() {
		if v := inLine(field); !slices.Contains(list, v) {
			list = append(list, v)
		}
	}
	if f.try(place, list) {
		f.why.placed = len(f.why.Fields) > 0
		return true
	}
	return f.try(place, list[:1]) || f.try(place, []any{f.why.fields()[0].Detail})
}

// teller is what a member of an element tells of a fault.
type teller func(fault.Field) any

// telling is a member of an element and what it tells.
type telling struct {
	place   []string // in the element
	tell    teller
	locates bool // it says where the fault is
}

// objects makes of the one object in a list one for each fault. It is false
// when nothing in the object tells of one.
func (f *filling) objects(place []string, like any) bool {
	fields := f.why.fields()
	tellings := f.tellings(inside(place, "0"), fields[0])
	if len(tellings) == 0 {
		return false
	}
	f.prune(inside(place, "0"))
	for _, field := range fields[1:] {
		f.another(place, like, tellings, field)
	}
	f.set[key(place)] = true
	list, _ := at(f.root, place).([]any)
	located := slices.ContainsFunc(tellings, func(t telling) bool { return t.locates })
	f.why.placed = f.why.placed || located && len(list) == len(f.why.Fields)
	return true
}

// another adds an element to a list: what the first tells is told of another
// fault in the same words or, where those do not fit, in others.
func (f *filling) another(place []string, like any, tellings []telling, field fault.Field) {
	list, _ := at(f.root, place).([]any)
	if f.relist(place, append(slices.Clip(list), retold(list[0], tellings, field))) {
		return
	}
	if f.relist(place, append(slices.Clip(list), like)) {
		f.tellings(inside(place, strconv.Itoa(len(list))), field)
		f.prune(inside(place, strconv.Itoa(len(list))))
	}
}

// retold is an element that tells of another fault.
func retold(element any, tellings []telling, field fault.Field) any {
	for _, t := range tellings {
		if next, ok := put(element, t.place, t.tell(field)); ok {
			element = next
		}
	}
	return element
}

// tellings fills an element, and returns what it was filled with: where the
// fault is first, since what is said may then leave that out.
func (f *filling) tellings(place []string, field fault.Field) []telling {
	var found []telling
	element, _ := at(f.root, place).(sample.Object)
	if source, ok := at(element, []string{"source"}).(sample.Object); ok { // JSON:API, section 7.2
		for _, m := range source {
			if t, ok := f.telling(place, []string{"source", m.Name}, field, sourceTellers(m.Name)); ok {
				found = append(found, t)
			}
		}
	}
	for _, names := range [][]string{placeNames, detailNames} {
		placed := len(found) > 0
		for _, name := range spelledIn(element, names) {
			if v, has := element.Get(name); isObject(v) || !has && !f.declares(inside(place, name)) {
				continue
			}
			if t, ok := f.telling(place, []string{name}, field, tellers(name, placed)); ok {
				found = append(found, t)
			}
		}
	}
	return found
}

func isObject(v any) bool {
	_, is := v.(sample.Object)
	return is
}

// telling fills one member of an element.
func (f *filling) telling(element, member []string, field fault.Field, tells []teller) (telling, bool) {
	place := slices.Concat(element, member)
	for _, tell := range tells {
		if v := tell(field); v != nil && f.try(place, v) {
			return telling{member, tell, locates(member[len(member)-1]) || v == any(said(field))}, true
		}
	}
	return telling{}, false
}

// byPlace fills an object whose members are named by the places at fault.
func (f *filling) byPlace(place []string) bool {
	if len(f.why.Fields) == 0 {
		return false
	}
	var lists, texts sample.Object
	for _, field := range f.why.fields() {
		said, _ := at(lists, []string{field.Place}).([]any)
		lists = lists.With(field.Place, append(said, field.Detail))
		texts = texts.With(field.Place, field.Detail)
	}
	if !f.try(place, lists) && !f.try(place, texts) {
		return false
	}
	f.why.placed = true
	return true
}
