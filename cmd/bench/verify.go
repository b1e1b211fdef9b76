package main

import (
	"context"
	"fmt"

	"github.com/apisteward/steward/internal/verify/verifytest"
)

// verifySection measures `steward verify` beside Schemathesis.
func verifySection(ctx context.Context, set settings) (string, error) {
	return toolSection[verifyTools]{
		title: "Verifying", needs: "python3", tools: newVerifyTools, head: verifyHead(),
		parts: []toolPart[verifyTools]{
			{"detection", detectionPart},
			{"false", falsePart},
			{"rate", ratePart},
			{"ready", readyPart},
			{"judging", judgingPart},
		},
	}.measure(ctx, set)
}

func verifyHead() string {
	return fmt.Sprintf("## Verifying, beside Schemathesis\n\n`go run ./cmd/bench -only verify`: `steward verify` and `%s`, each a process, with the same document, address, credentials and seed.\n"+
		"Schemathesis has every check turned on, goes on after a failure (`continue-on-failure`), and does not shrink (`--no-shrink`); all else is its default.\n", schemathesisPackage)
}

func detectionPart(ctx context.Context, set settings, t verifyTools) (string, error) {
	list := batches(selectSwitches(verifytest.Switches(), set.Every))
	ours, theirs := t.contestants()
	if err := ours.detect(ctx, list); err != nil {
		return "", err
	}
	if err := theirs.detect(ctx, list); err != nil {
		return "", err
	}
	return detectionText(set.Every, list, ours, theirs), nil
}
