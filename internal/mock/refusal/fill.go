package refusal

import "github.com/apisteward/steward/internal/sample"

// deepestFill is how many levels of a body are filled.
const deepestFill = 4

// fill puts what there is to say where the names of members, as they are widely
// used, have room for it. Lists of faults come first: sentences need not repeat
// what stands there.
func (f *filling) fill(place []string, depth int) {
	switch v := at(f.root, place).(type) {
	case string:
		f.first(place, f.why.sentences())
	case []any:
		f.faults(place)
	case sample.Object:
		if len(v) == 0 && f.anything(place) {
			f.try(place, Problem(f.why.Status, f.why.Error))
			return
		}
		f.lists(place, depth)
		f.inner(place, depth)
		f.members(place)
	}
}

// lists fills the lists of faults of an object.
func (f *filling) lists(place []string, depth int) {
	o, _ := at(f.root, place).(sample.Object)
	for _, m := range o {
		if !isFaults(m.Name) {
			continue
		}
		in := inside(place, m.Name)
		switch v := m.Value.(type) {
		case []any:
			f.faults(in)
		case sample.Object:
			if !holdsKnown(v) && f.byPlace(in) || depth >= deepestFill {
				continue
			}
			f.fill(in, depth+1)
		}
	}
	if f.why.placed || len(f.why.Fields) == 0 {
		return
	}
	for _, name := range faultNames {
		if _, has := o.Get(name); !has && f.declares(inside(place, name)) && f.newFaults(inside(place, name)) {
			return
		}
	}
}

// inner fills the objects in which others say what is wrong.
func (f *filling) inner(place []string, depth int) {
	o, _ := at(f.root, place).(sample.Object)
	for _, m := range o {
		if _, isObject := m.Value.(sample.Object); isObject && depth < deepestFill && isWrapper(m.Name) {
			f.fill(inside(place, m.Name), depth+1)
		}
	}
}

// members fills the scalars of an object, those that are there and those that
// its schema declares.
func (f *filling) members(place []string) {
	o, _ := at(f.root, place).(sample.Object)
	for _, name := range memberNames {
		if v, has := o.Get(name); !sample.IsScalar(v) || !has && !f.declares(inside(place, name)) {
			continue
		}
		f.first(inside(place, name), f.why.say(name, o))
	}
	for _, m := range o { // spelled in some other way
		if known := spelling(m.Name); known != "" && known != m.Name && sample.IsScalar(m.Value) {
			f.first(inside(place, m.Name), f.why.say(known, o))
		}
	}
}
