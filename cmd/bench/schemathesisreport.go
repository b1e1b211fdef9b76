package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
)

// The events of Schemathesis' NDJSON report that matter here: a scenario is a series of requests and what was found in them.
type (
	schemathesisEvent struct {
		ScenarioFinished *struct{ Recorder schemathesisRecorder }
		NonFatalError    *schemathesisError
	}
	// schemathesisError is a request without an answer, which ends a scenario.
	schemathesisError struct {
		Timestamp float64 // seconds since 1970
		Label     string  // the operation
		Related   bool    `json:"related_to_operation"`
		Value     struct{ Type string }
	}
	schemathesisRecorder struct {
		Cases map[string]struct {
			Value struct{ Method, Path string }
		}
		Checks       map[string][]schemathesisCheck
		Interactions map[string]schemathesisInteraction
	}
	schemathesisCheck struct {
		Name, Status string
		FailureInfo  struct {
			Failure struct{ Code, Operation string }
		} `json:"failure_info"`
	}
	schemathesisInteraction struct {
		Timestamp float64 // seconds since 1970
		Response  *struct {
			StatusCode int `json:"status_code"`
		}
	}
)

// readSchemathesis reads an NDJSON report of Schemathesis.
func readSchemathesis(report []byte) (trial, error) {
	var recorders []schemathesisRecorder
	var faults []schemathesisError
	events := json.NewDecoder(bytes.NewReader(report))
	for {
		var event schemathesisEvent
		err := events.Decode(&event)
		if err == io.EOF {
			return schemathesisTrial(recorders, faults), nil
		}
		if err != nil {
			return trial{}, fmt.Errorf("the report of Schemathesis: %w", err)
		}
		if event.ScenarioFinished != nil {
			recorders = append(recorders, event.ScenarioFinished.Recorder)
		}
		if event.NonFatalError != nil && event.NonFatalError.Related {
			faults = append(faults, *event.NonFatalError)
		}
	}
}

func schemathesisTrial(recorders []schemathesisRecorder, faults []schemathesisError) trial {
	order := requestsInOrder(recorders)
	numbers := make(map[string]int, len(order))
	for i, s := range order {
		numbers[s.id] = i + 1
	}
	t := trial{Requests: len(order)}
	for _, r := range recorders {
		for id, checks := range r.Checks {
			for _, c := range checks {
				if c.Status != "success" {
					t.add(r.accusation(id, c, numbers[id]))
				}
			}
		}
	}
	for _, f := range faults {
		before, _ := slices.BinarySearchFunc(order, f.Timestamp, func(s sent, at float64) int { return cmp.Compare(s.at, at) })
		t.add(accusation{Operation: f.Label, Check: "error", Detail: f.Value.Type, First: before + 1})
	}
	slices.SortFunc(t.Accused, func(a, b accusation) int {
		return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(a.Operation, b.Operation), cmp.Compare(a.Check, b.Check), cmp.Compare(a.Detail, b.Detail))
	})
	return t
}

// sent is a request, by the id of its case.
type sent struct {
	id string
	at float64 // seconds since 1970
}

func requestsInOrder(recorders []schemathesisRecorder) []sent {
	var all []sent
	for _, r := range recorders {
		for id, i := range r.Interactions {
			all = append(all, sent{id, i.Timestamp})
		}
	}
	slices.SortFunc(all, func(a, b sent) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.id, b.id)) })
	return all
}

// accusation is what a failed check says of a case. Its detail is the kind of failure and the status of the answer, so that a
// request that was refused in one way does not hide another one.
func (r schemathesisRecorder) accusation(id string, c schemathesisCheck, number int) accusation {
	status := "none"
	if answer := r.Interactions[id].Response; answer != nil {
		status = strconv.Itoa(answer.StatusCode)
	}
	value := r.Cases[id].Value
	return accusation{
		Operation: cmp.Or(c.FailureInfo.Failure.Operation, value.Method+" "+value.Path),
		Check:     c.Name, Detail: c.FailureInfo.Failure.Code + " " + status, First: number, Refused: c.Name == "positive_data_acceptance",
	}
}

// add adds an accusation, or keeps the earlier one that says the same.
func (t *trial) add(a accusation) {
	i := slices.IndexFunc(t.Accused, a.says)
	switch {
	case i < 0:
		t.Accused = append(t.Accused, a)
	case a.First < t.Accused[i].First:
		t.Accused[i].First = a.First
	}
}
