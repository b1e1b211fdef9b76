package catalog

import (
	"encoding/json"

	"github.com/apisteward/steward/internal/fault"
)

// What is stored of a judgement has a form of its own, so that stored rows
// outlive changes of the types in memory.

type findingRecord struct {
	Rule      string `json:"rule"`
	Severity  string `json:"severity"`
	Text      string `json:"text"`
	Place     string `json:"place"`
	Line      int    `json:"line,omitempty"`
	Column    int    `json:"column,omitempty"`
	Operation string `json:"operation,omitempty"`
}

type placeRecord struct {
	Pointer string `json:"pointer"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
}

type changeRecord struct {
	Rule        string       `json:"rule"`
	Level       string       `json:"level"`
	Bump        string       `json:"bump"`
	Place       string       `json:"place"`
	Old         *placeRecord `json:"old,omitempty"`
	New         *placeRecord `json:"new,omitempty"`
	Operations  []string     `json:"operations,omitempty"`
	Direction   string       `json:"direction,omitempty"`
	OldValue    string       `json:"old_value,omitempty"`
	NewValue    string       `json:"new_value,omitempty"`
	Text        string       `json:"text"`
	Fingerprint string       `json:"fingerprint"`
	Waived      bool         `json:"waived,omitempty"`
}

type notComparedRecord struct {
	Place       string   `json:"place"`
	Operations  []string `json:"operations,omitempty"`
	Text        string   `json:"text"`
	Fingerprint string   `json:"fingerprint"`
}

type changesRecord struct {
	Verdict      string              `json:"verdict"`
	RequiredBump string              `json:"required_bump"`
	Needed       string              `json:"needed,omitempty"`
	Next         string              `json:"next,omitempty"`
	OldVersion   string              `json:"old_version"`
	OldDigest    string              `json:"old_digest"`
	NewVersion   string              `json:"new_version"`
	NewDigest    string              `json:"new_digest"`
	Changes      []changeRecord      `json:"changes"`
	NotCompared  []notComparedRecord `json:"not_compared,omitempty"`
}

// record encodes what a judgement found.
func (j *Judgement) record() (*Record, error) {
	findings := make([]findingRecord, len(j.Findings))
	for i, f := range j.Findings {
		findings[i] = findingRecord{f.Rule, f.Severity.String(), f.Text, f.Place, f.Line, f.Column, f.Operation}
	}
	var record Record
	var err error
	if record.Findings, err = json.Marshal(findings); err != nil {
		return nil, fault.Wrap(err, "encoding findings")
	}
	if j.Report == nil {
		return &record, nil
	}
	if record.Changes, err = json.Marshal(j.changesRecord()); err != nil {
		return nil, fault.Wrap(err, "encoding changes")
	}
	return &record, nil
}

func (j *Judgement) changesRecord() *changesRecord {
	r := j.Report
	out := &changesRecord{
		Verdict: r.Verdict.String(), RequiredBump: r.RequiredBump.String(), Needed: j.Needed, Next: j.Next,
		OldVersion: r.Old.Version, OldDigest: r.Old.Digest, NewVersion: r.New.Version, NewDigest: r.New.Digest,
		Changes: make([]changeRecord, len(r.Changes)),
	}
	waived := make(map[string]bool, len(j.Waived))
	for _, c := range j.Waived {
		waived[c.Fingerprint] = true
	}
	for i, c := range r.Changes {
		out.Changes[i] = changeRecord{
			c.Rule, c.Level.String(), c.Bump.String(), c.Place, (*placeRecord)(c.Old), (*placeRecord)(c.New),
			c.Operations, c.Direction, c.OldValue, c.NewValue, c.Text, c.Fingerprint, waived[c.Fingerprint],
		}
	}
	for _, n := range r.NotCompared {
		out.NotCompared = append(out.NotCompared, notComparedRecord(n))
	}
	return out
}
