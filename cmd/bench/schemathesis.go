package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"github.com/apisteward/steward/internal/verify/verifytest"
)

// schemathesisPackage is what verification is measured beside, in the version that .ci/schemathesis runs.
const schemathesisPackage = "schemathesis==4.32.5"

// schemathesisConfig turns every check on, goes on after a failure, and gives the credentials that ours is given.
const schemathesisConfig = `continue-on-failure = true
request-timeout = 20.0

[generation]
database = "none"

[auth.openapi.apiKey]
api_key = "` + verifytest.APIKey + `"
[auth.openapi.bearer]
bearer = "` + verifytest.BearerToken + `"
[auth.openapi.adminKey]
api_key = "` + verifytest.AdminKey + `"

[checks]
enabled = true
`

// schemathesisVerifier is the other one, with what it does by default. It does not shrink, which takes time and finds nothing.
func (t verifyTools) schemathesisVerifier() verifier {
	return verifier{Name: "Schemathesis", read: readSchemathesis, fails: 2, command: func(document, url, report string, a attempt) []string {
		command := []string{
			t.python("schemathesis"), "--config-file", t.schemathesisConfig(), "run", document, "--url", url, "--seed", strconv.Itoa(a.Seed),
			"--no-shrink", "--report", "ndjson", "--report-ndjson-path", report,
		}
		if a.slow() {
			command = append(command, "--max-response-time", strconv.FormatFloat(slowLimit.Seconds(), 'f', -1, 64))
		}
		return command
	}}
}

// trySchemathesis tells what an attempt of Schemathesis comes to, or came to before: what is the same finds the same, and takes
// minutes.
func (t verifyTools) trySchemathesis(ctx context.Context, a attempt) (trial, error) {
	key, err := t.attemptKey(a)
	if err != nil {
		return trial{}, err
	}
	file := t.in(filepath.Join("attempts", key+".json"))
	var known trial
	if text, err := os.ReadFile(file); err == nil && json.Unmarshal(text, &known) == nil {
		return known, nil
	}
	done, err := t.try(ctx, t.schemathesisVerifier(), a)
	if err != nil {
		return done, err
	}
	text, err := json.Marshal(done)
	if err != nil {
		return done, err
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return done, err
	}
	return done, os.WriteFile(file, text, 0o644)
}

// attemptKey stands for the workshop and for what is tried on it.
func (t verifyTools) attemptKey(a attempt) (string, error) {
	h := sha256.New()
	for _, name := range []string{t.workshop, t.document("3.1")} {
		text, err := os.ReadFile(name)
		if err != nil {
			return "", err
		}
		fmt.Fprintln(h, len(text))
		h.Write(text)
	}
	fmt.Fprintln(h, schemathesisPackage, schemathesisConfig, a.workshopArgs(), a.Seed, a.slow(), slowLimit)
	return hex.EncodeToString(h.Sum(nil)), nil
}
