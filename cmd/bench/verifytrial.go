package main

import (
	"slices"

	"github.com/apisteward/steward/internal/verify/verifytest"
)

// accusation is one thing that a verifier says is wrong with an API.
type accusation struct {
	Operation string // "GET /parts/{partId}"
	Check     string // in the verifier's own words
	Detail    string // what tells two accusations of one check apart, in the verifier's own words too
	First     int    // number of the request that showed it first, from 1
	Refused   bool   // it says that a request was refused that is valid
	Warning   bool
}

// refusedCheck is the check of switches that refuse valid requests, and of what ours says of them.
const refusedCheck = "valid-request-refused"

// says reports whether two accusations are the same, whenever they were made.
func (a accusation) says(b accusation) bool {
	return a.Operation == b.Operation && a.Check == b.Check && a.Detail == b.Detail
}

// trial is one run of a verifier.
type trial struct {
	Requests int
	Accused  []accusation // each once
}

// finding is what a verifier has to say of one switch.
type finding struct {
	verifytest.Switch
	Accused int // accusations that are due to it, 0 when it was missed
	First   int // number of the request that showed the first of them
}

func (f finding) found() bool { return f.Accused > 0 }

// within reports whether a switch was found by so many requests.
func (f finding) within(requests int) bool { return f.found() && f.First <= requests }

// findings tells what a trial with a batch of switches found. What trials without any switch accuse the server of is not due to
// a switch; the rest is due to the one switch of the same part of the workshop. Wrong are accusations
// where there is none.
func findings(batch []verifytest.Switch, with trial, without []trial) (found []finding, wrong []accusation) {
	for _, s := range batch {
		found = append(found, finding{Switch: s})
	}
	for _, a := range with.Accused {
		if slices.ContainsFunc(without, func(t trial) bool { return slices.ContainsFunc(t.Accused, a.says) }) {
			continue
		}
		i := slices.IndexFunc(found, func(f finding) bool { return f.explains(a) })
		if i < 0 {
			wrong = append(wrong, a)
			continue
		}
		found[i].add(a)
	}
	return found, wrong
}

// explains reports whether an accusation is due to a switch. That something valid was refused is due to one that refuses it:
// whoever guesses wrong what is valid accuses at random, and has not found anything.
func (f finding) explains(a accusation) bool {
	refuses := slices.ContainsFunc([]string{f.Check, f.Also}, func(check string) bool {
		return check == refusedCheck || check == "undocumented-status"
	})
	return partOf(f.Operation) == partOf(a.Operation) && (refuses || !a.Refused)
}

func (f *finding) add(a accusation) {
	if f.Accused == 0 || a.First < f.First {
		f.First = a.First
	}
	f.Accused++
}
