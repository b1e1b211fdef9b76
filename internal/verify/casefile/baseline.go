package casefile

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/apisteward/steward/internal/verify/failure"
)

// Baseline is failures that are known, and do not count.
type Baseline struct {
	Version  int        `json:"version"`
	Accepted []Accepted `json:"accepted"`
}

// Accepted is one failure that is known.
type Accepted struct {
	ID        string `json:"id"`
	Check     string `json:"check"`
	Operation string `json:"operation"`
	Text      string `json:"text"`
	Since     string `json:"since"` // date on which it was accepted: "2026-11-22"
	Reason    string `json:"reason,omitempty"`
}

// ReadBaselineFile reads a baseline by the name of its file. Errors say what is
// wrong with it, not which it is; one that is not there is os.ErrNotExist.
func ReadBaselineFile(name string) (*Baseline, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, withoutPath(err)
	}
	defer f.Close()
	return ReadBaseline(f)
}

// ReadBaseline reads a baseline of up to 32 MiB.
func ReadBaseline(r io.Reader) (*Baseline, error) {
	var b Baseline
	if err := decode(r, &b, "baseline"); err != nil {
		return nil, err
	}
	if b.Version != version {
		return nil, fmt.Errorf("it is a baseline of version %d, and this is for version %d", b.Version, version)
	}
	if b.Accepted == nil {
		return nil, errors.New("it is not a whole baseline: it has no list of accepted failures")
	}
	seen := make(map[string]bool, len(b.Accepted))
	for i, a := range b.Accepted {
		switch {
		case !idForm.MatchString(a.ID):
			return nil, fmt.Errorf("entry %d: %q is no id of a failure", i, a.ID)
		case seen[a.ID]:
			return nil, fmt.Errorf("entry %d: %s is accepted twice", i, a.ID)
		}
		seen[a.ID] = true
		if _, err := time.Parse(time.DateOnly, a.Since); err != nil {
			return nil, fmt.Errorf("entry %d: %q is no date such as 2026-11-22", i, a.Since)
		}
	}
	return &b, nil
}

// Write writes the baseline as indented JSON, sorted, so that it changes as
// little as what is known.
func (b *Baseline) Write(w io.Writer) error {
	sorted := Baseline{version, slices.SortedFunc(slices.Values(b.Accepted), func(x, y Accepted) int {
		return cmp.Or(strings.Compare(x.Operation, y.Operation), strings.Compare(x.Check, y.Check), strings.Compare(x.ID, y.ID))
	})}
	if sorted.Accepted == nil {
		sorted.Accepted = []Accepted{}
	}
	return write(w, sorted)
}

// Save writes the baseline to a file, as a whole or not at all.
func (b *Baseline) Save(path string) error { return save(path, b.Write) }

// Find returns what is known of a failure.
func (b *Baseline) Find(id string) (Accepted, bool) {
	for _, a := range b.Accepted {
		if a.ID == id {
			return a, true
		}
	}
	return Accepted{}, false
}

// Split tells the failures that are new from those that are known, and returns
// the known ones that were not found: gone from operations for which exercised
// is true. Of other operations nothing is known, so that they are not gone.
func (b *Baseline) Split(found []failure.Failure, exercised func(operation string) bool) (fresh, known []failure.Failure, gone []Accepted) {
	seen := make(map[string]bool, len(found))
	for _, f := range found {
		seen[f.ID] = true
		if _, accepted := b.Find(f.ID); accepted {
			known = append(known, f)
		} else {
			fresh = append(fresh, f)
		}
	}
	for _, a := range b.Accepted {
		if !seen[a.ID] && exercised(a.Operation) {
			gone = append(gone, a)
		}
	}
	return fresh, known, gone
}

// Updated returns a baseline of the failures found: those that were known keep
// since when and why, and those of operations that were not exercised stay.
// mask takes secrets out of texts.
func (b *Baseline) Updated(found []failure.Failure, today time.Time, exercised func(operation string) bool, mask func(string) string) *Baseline {
	updated := &Baseline{Version: version}
	for _, f := range found {
		entry, known := b.Find(f.ID)
		if !known {
			entry = Accepted{ID: f.ID, Since: today.Format(time.DateOnly)}
		}
		entry.Check, entry.Operation, entry.Text = f.Check, f.Operation, mask(f.Text)
		updated.Accepted = append(updated.Accepted, entry)
	}
	for _, a := range b.Accepted {
		if _, again := updated.Find(a.ID); !again && !exercised(a.Operation) {
			updated.Accepted = append(updated.Accepted, a)
		}
	}
	return updated
}
