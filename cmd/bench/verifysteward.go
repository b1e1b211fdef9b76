package main

import (
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/apisteward/steward/internal/verify/verifytest"
)

// stewardVerifier is ours.
func (t verifyTools) stewardVerifier() verifier {
	return verifier{Name: "steward verify", read: readVerification, fails: 2, command: func(document, url, report string, a attempt) []string {
		command := []string{
			t.steward, "verify", document, "--url", url, "--seed", strconv.Itoa(a.Seed), "--cases", "", "--output", "json=" + report,
			"--auth", "apiKey=" + verifytest.APIKey, "--auth", "bearer=" + verifytest.BearerToken, "--auth", "adminKey=" + verifytest.AdminKey,
		}
		if a.Requests > 0 {
			command = append(command, "--max-requests", strconv.Itoa(a.Requests))
		}
		if a.slow() {
			command = append(command, "--max-response-time", slowLimit.String())
		}
		return command
	}}
}

// verification is what matters here of the JSON that `steward verify` writes.
type verification struct {
	Requests int
	Failures []verificationEntry
	Warnings []verificationEntry
}

type verificationEntry struct {
	ID, Check, Operation, Text string
	First                      int `json:"first_request"`
}

func readVerification(report []byte) (trial, error) {
	var v verification
	if err := json.Unmarshal(report, &v); err != nil {
		return trial{}, fmt.Errorf("the report of steward verify: %w", err)
	}
	t := trial{Requests: v.Requests}
	for _, e := range v.Failures {
		t.Accused = append(t.Accused, e.accusation(false))
	}
	for _, e := range v.Warnings {
		t.Accused = append(t.Accused, e.accusation(true))
	}
	return t, nil
}

func (e verificationEntry) accusation(warning bool) accusation {
	return accusation{
		Operation: e.Operation, Check: e.Check, Detail: e.ID, First: e.First, Refused: e.Check == refusedCheck, Warning: warning,
	}
}
