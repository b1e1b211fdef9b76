package roundtrip

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
)

// Outcome is what a call gave, as a driver prints it: one JSON object a line.
type Outcome struct {
	Case  string
	Call  int             // from 0
	Value json.RawMessage // what it returned; of a stream of bytes its Digest; of an iterator an array. Absent when nothing is
	Error *Fault
	// Warnings are what was logged as a warning during the call.
	Warnings []string
}

// Fault is the error of a call.
type Fault struct {
	Kind    string // see Failure.Kind
	Status  int
	Name    string          // of a documented one, the plan's name
	Body    json.RawMessage // of a documented one, its value as JSON; else a string
	Message string
	Title   string
	Detail  string
	ID      string // the header X-Request-Id of the reply
}

// Digest is what is printed of bytes.
type Digest struct {
	Size   int    `json:"size"`
	SHA256 string `json:"sha256"` // hexadecimal
}

// readOutcomes reads what a driver printed, by case.
func readOutcomes(output []byte) (map[string][]*Outcome, error) {
	out := map[string][]*Outcome{}
	lines := bufio.NewScanner(bytes.NewReader(output))
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		o := new(Outcome)
		if err := json.Unmarshal(lines.Bytes(), o); err != nil {
			return nil, fmt.Errorf("%w in %.300q", err, lines.Text())
		}
		out[o.Case] = append(out[o.Case], o)
	}
	return out, lines.Err()
}
