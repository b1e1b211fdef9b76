package catalog

import (
	"context"
	"encoding/json"

	"github.com/apisteward/steward/internal/compare"
	"github.com/apisteward/steward/internal/contract/lint"
	"github.com/apisteward/steward/internal/fault"
)

// judged returns the judgement that was stored with a version.
func (s *Service) judged(ctx context.Context, v *Version) (*Judgement, error) {
	record, err := s.store.Judged(ctx, v.API, v.Version)
	if err != nil {
		return nil, err
	}
	j := &Judgement{Version: *v}
	if j.Findings, err = decodeFindings(record.Findings); err != nil {
		return nil, fault.Wrap(err, "decoding stored findings")
	}
	if record.Changes == nil {
		return j, nil
	}
	return j, fault.Wrap(j.decodeChanges(record.Changes), "decoding stored changes")
}

func decodeFindings(data []byte) ([]lint.Finding, error) {
	var records []findingRecord
	if err := json.Unmarshal(data, &records); err != nil {
		return nil, err
	}
	findings := make([]lint.Finding, len(records))
	for i, r := range records {
		severity, err := lint.ParseSeverity(r.Severity)
		if err != nil {
			return nil, err
		}
		findings[i] = lint.Finding{
			Rule: r.Rule, Severity: severity, Text: r.Text, Place: r.Place,
			Line: r.Line, Column: r.Column, Operation: r.Operation,
		}
	}
	return findings, nil
}

func (j *Judgement) decodeChanges(data []byte) error {
	var record changesRecord
	if err := json.Unmarshal(data, &record); err != nil {
		return err
	}
	r := &compare.Report{
		Verdict:      parseName(record.Verdict, compare.Identical, compare.Compatible, compare.Breaks),
		RequiredBump: parseBump(record.RequiredBump),
		Old:          compare.Source{Version: record.OldVersion, Digest: record.OldDigest},
		New:          compare.Source{Version: record.NewVersion, Digest: record.NewDigest},
		Changes:      make([]compare.Change, len(record.Changes)),
	}
	j.Report, j.Needed, j.Next = r, record.Needed, record.Next
	for i, c := range record.Changes {
		r.Changes[i] = c.change()
		if c.Waived {
			j.Waived = append(j.Waived, r.Changes[i])
		}
	}
	for _, n := range record.NotCompared {
		r.NotCompared = append(r.NotCompared, compare.NotCompared(n))
	}
	return nil
}

func (c *changeRecord) change() compare.Change {
	return compare.Change{
		Rule: c.Rule, Level: parseName(c.Level, compare.Breaking, compare.Warning, compare.Info), Bump: parseBump(c.Bump),
		Place: c.Place, Old: (*compare.Place)(c.Old), New: (*compare.Place)(c.New),
		Operations: c.Operations, Direction: c.Direction, OldValue: c.OldValue, NewValue: c.NewValue,
		Text: c.Text, Fingerprint: c.Fingerprint,
	}
}

func parseBump(name string) compare.Bump {
	return parseName(name, compare.Major, compare.Minor, compare.Patch, compare.NoBump)
}

// parseName returns the value of that name, and the first one when no value
// has it.
func parseName[T interface{ String() string }](name string, values ...T) T {
	for _, v := range values {
		if v.String() == name {
			return v
		}
	}
	return values[0]
}
