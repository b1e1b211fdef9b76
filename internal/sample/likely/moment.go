package likely

import "time"

// Moment is when in the life of a subject something happens: the later, the
// greater.
type Moment uint8

// Other moments lie between these.
const (
	NoMoment    Moment = 0
	someMoment  Moment = 5 // nothing is known of when
	birth       Moment = 1
	creation    Moment = 2
	publication Moment = 4
	beginning   Moment = 6
	visit       Moment = 8
	change      Moment = 10
	completion  Moment = 12
	ending      Moment = 14
	removal     Moment = 16
	expiry      Moment = 18
)

// momentOf tells from the words of a name which moment is meant. sure is false
// where they alone do not say that it is one at all.
func momentOf(words []string) (m Moment, sure bool) {
	for i := len(words) - 1; i >= 0; i-- {
		if m = momentNamed(words[i]); m != NoMoment {
			break
		}
	}
	if len(words) == 0 {
		return someMoment, false
	}
	last := words[len(words)-1]
	switch last {
	case "at", "timestamp", "datetime", "date", "dates", "datum":
		sure = len(words) > 1 || last != "at"
	case "on", "time", "until", "since", "from", "to":
		sure = m != NoMoment && len(words) > 1
	case "created", "updated", "modified", "expires", "birthday", "birthdate", "createdat", "updatedat", "deletedat", "ctime", "mtime", "dob":
		sure = true
	}
	if words[0] == "date" && len(words) > 1 {
		sure = true
	}
	if m == NoMoment {
		m = someMoment
	}
	return m, sure
}

// momentNamed is the moment that a word is about.
func momentNamed(word string) Moment {
	switch word {
	case "birth", "born", "birthday", "birthdate", "dob":
		return birth
	case "created", "creation", "createdat", "ctime", "registered", "joined", "added", "inserted", "ordered", "placed", "received", "submitted", "opened", "issued", "signup", "founded":
		return creation
	case "published", "released", "release", "publication", "approved", "confirmed", "accepted", "verified", "activated":
		return publication
	case "start", "starts", "started", "begin", "begins", "began", "from", "since", "effective", "scheduled", "departure":
		return beginning
	case "login", "seen", "accessed", "visited", "used", "read", "viewed":
		return visit
	case "updated", "update", "modified", "changed", "edited", "refreshed", "synced", "pushed", "mtime", "updatedat", "modification", "paid", "sent":
		return change
	case "completed", "finished", "shipped", "delivered", "resolved", "processed", "succeeded", "done", "arrival", "returned":
		return completion
	case "end", "ends", "ended", "closed", "merged", "stopped", "until", "to", "failed":
		return ending
	case "deleted", "removed", "archived", "canceled", "cancelled", "revoked", "suspended", "deletedat", "disabled", "retired":
		return removal
	case "expires", "expired", "expiry", "expiration", "expire", "exp", "due", "deadline", "sunset":
		return expiry
	}
	return NoMoment
}

// Rare reports whether most subjects never see a moment, such as their own
// removal.
func (m Moment) Rare() bool { return m == removal }

// today is the day on which all values are made, whatever the clock says.
func today() time.Time { return time.Date(2026, time.January, 31, 0, 0, 0, 0, time.UTC) }

// Time is a moment of the subject, in whole seconds. All but expiry lie before
// 31 January 2026, and none but births in the years before 2023.
func (s Slot) Time(m Moment) time.Time {
	const day = 24 * time.Hour
	seconds := func(n int) time.Duration { return time.Duration(n) * time.Second }
	switch m {
	case birth:
		return today().AddDate(-18, 0, -s.Seed.Nth(ofBirth).Below(50*365))
	case expiry:
		return today().Add(day + seconds(s.Key.Below(365*24*3600)))
	}
	created := today().Add(-30*day - seconds(s.Seed.Nth(ofCreation).Below(1000*24*3600)))
	step := int(today().Sub(created).Seconds()) / int(expiry)
	pace := s.Seed.Nth(ofPace).Between(1, step)
	at := created.Add(seconds(int(m-creation) * pace))
	if m != creation {
		at = at.Add(seconds(s.Key.Below(pace)))
	}
	return at
}
