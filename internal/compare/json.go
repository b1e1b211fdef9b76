package compare

import "encoding/json"

// The JSON form of a report is part of Steward's contract: the command line and
// the server print the same object.

type reportJSON struct {
	Verdict      Verdict       `json:"verdict"`
	RequiredBump Bump          `json:"required_bump"`
	Old          Source        `json:"old"`
	New          Source        `json:"new"`
	Summary      summaryJSON   `json:"summary"`
	Changes      []Change      `json:"changes"`
	NotCompared  []NotCompared `json:"not_compared"`
}

type summaryJSON struct {
	Breaking int `json:"breaking"`
	Warning  int `json:"warning"`
	Info     int `json:"info"`
}

type changeJSON struct {
	Rule        string   `json:"rule"`
	Level       Level    `json:"level"`
	Bump        Bump     `json:"bump"`
	Place       string   `json:"place"`
	Old         *Place   `json:"old,omitempty"`
	New         *Place   `json:"new,omitempty"`
	Direction   string   `json:"direction,omitempty"`
	Operations  []string `json:"operations"`
	OldValue    string   `json:"old_value,omitempty"`
	NewValue    string   `json:"new_value,omitempty"`
	Text        string   `json:"text"`
	Fingerprint string   `json:"fingerprint"`
}

type placeJSON struct {
	Pointer string `json:"place"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
}

type notComparedJSON struct {
	Place       string   `json:"place"`
	Operations  []string `json:"operations"`
	Text        string   `json:"text"`
	Fingerprint string   `json:"fingerprint"`
}

type sourceJSON struct {
	Version string `json:"version"`
	Digest  string `json:"digest"`
}

// MarshalJSON writes the object that `steward diff --format json` prints.
func (r *Report) MarshalJSON() ([]byte, error) {
	out := reportJSON{
		Verdict: r.Verdict, RequiredBump: r.RequiredBump, Old: r.Old, New: r.New,
		Summary:     summaryJSON{r.Count(Breaking), r.Count(Warning), r.Count(Info)},
		Changes:     orEmpty(r.Changes),
		NotCompared: orEmpty(r.NotCompared),
	}
	return json.Marshal(out)
}

// MarshalJSON writes one member of the report's "changes".
func (c Change) MarshalJSON() ([]byte, error) {
	return json.Marshal(changeJSON{
		Rule: c.Rule, Level: c.Level, Bump: c.Bump, Place: c.Place, Old: c.Old, New: c.New,
		Direction: c.Direction, Operations: orEmpty(c.Operations),
		OldValue: c.OldValue, NewValue: c.NewValue, Text: c.Text, Fingerprint: c.Fingerprint,
	})
}

// MarshalJSON writes one member of the report's "not_compared".
func (n NotCompared) MarshalJSON() ([]byte, error) {
	return json.Marshal(notComparedJSON{n.Place, orEmpty(n.Operations), n.Text, n.Fingerprint})
}

// MarshalJSON writes {"place", "line", "column"}.
func (p Place) MarshalJSON() ([]byte, error) { return json.Marshal(placeJSON(p)) }

// MarshalJSON writes {"version", "digest"}.
func (s Source) MarshalJSON() ([]byte, error) { return json.Marshal(sourceJSON(s)) }

// MarshalText makes a Level its name in JSON.
func (l Level) MarshalText() ([]byte, error) { return []byte(l.String()), nil }

// UnmarshalText reads a Level by its name.
func (l *Level) UnmarshalText(text []byte) (err error) {
	*l, err = ParseLevel(string(text))
	return err
}

// MarshalText makes a Verdict its name in JSON.
func (v Verdict) MarshalText() ([]byte, error) { return []byte(v.String()), nil }

// MarshalText makes a Bump its name in JSON.
func (b Bump) MarshalText() ([]byte, error) { return []byte(b.String()), nil }

// orEmpty makes an absent list [] rather than null.
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
