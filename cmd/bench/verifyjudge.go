package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/schema"
)

// bodySize is how long a body is that is judged, at least.
const bodySize = 24 << 10

// judgements is how many bodies are judged in a turn.
const judgements = 100

// judging is a body of a list of GitHub's, and what judges such bodies.
type judging struct {
	Title        string
	Path         string
	body, broken []byte
	ours, theirs func(body []byte) (faults int, err error)
}

// judgingPart compares judging answers with the library that others use for it.
func judgingPart(_ context.Context, set settings, _ verifyTools) (string, error) {
	text, err := os.ReadFile(filepath.Join(set.Root, "corpus", readyDocument))
	if err != nil {
		return "", err
	}
	doc, err := contract.Load(text, contract.DefaultLimits())
	if err != nil {
		return "", err
	}
	other, err := openapi3.NewLoader().LoadFromData(text)
	if err != nil {
		return "", err
	}
	rows := [][]string{{"body", "size", "steward", "faults", "kin-openapi", "faults", "times as fast"}}
	for _, j := range []judging{
		{Title: "issues", Path: "/repos/{owner}/{repo}/issues"},
		{Title: "repositories", Path: "/orgs/{org}/repos"},
	} {
		if err := j.prepare(doc, other); err != nil {
			return "", fmt.Errorf("%s: %w", j.Title, err)
		}
		for _, b := range []struct {
			title string
			text  []byte
		}{{"valid", j.body}, {"a fault in each element", j.broken}} {
			row, err := j.row(j.Title+", "+b.title, b.text, set.Turns)
			if err != nil {
				return "", fmt.Errorf("%s: %w", j.Title, err)
			}
			rows = append(rows, row)
		}
	}
	return fmt.Sprintf("### Judging answers\n\nA body of GitHub's lists from its bytes to all faults of its schema, which is compiled before, on one core: with `internal/schema`, as `steward verify` does it,\n"+
		"and with `openapi3.Schema.VisitJSON` of `kin-openapi` (`MultiErrors`). Medians of %d turns of %d bodies each.\n\n", set.Turns, judgements) + table(rows), nil
}

// prepare makes the bodies: the elements of the document's example that are valid, repeated, and the same without their ids.
func (j *judging) prepare(doc *contract.Document, other *openapi3.T) error {
	media := doc.Root.At("paths", j.Path, "get", "responses", "200", "content", "application/json")
	node, judge := media.Get("schema"), schema.New(doc, schema.WithFormats())
	v, _ := schema.Value(doc.Resolve(media.Get("examples").Children()[0].Value).Get("value"))
	elements, _ := v.([]any)
	var body, broken []any
	for _, e := range elements {
		if judge.Valid(node, schema.Response, []any{e}) {
			body, broken = append(body, e), append(broken, withoutID(e))
		}
	}
	if len(body) == 0 {
		return errors.New("no element of the example is valid")
	}
	var err error
	if j.body, err = repeated(body); err != nil {
		return err
	}
	if j.broken, err = repeated(broken); err != nil {
		return err
	}
	j.ours = func(body []byte) (int, error) {
		v, err := decode(body)
		if err != nil {
			return 0, err
		}
		faults, ok := judge.Faults(node, schema.Response, v)
		if !ok {
			return 0, errors.New("it takes too much work")
		}
		return len(faults), nil
	}
	theirs := other.Paths.Find(j.Path).Get.Responses.Status(200).Value.Content["application/json"].Schema.Value
	j.theirs = func(body []byte) (int, error) {
		v, err := decode(body)
		if err != nil {
			return 0, err
		}
		return countErrors(theirs.VisitJSON(v, openapi3.VisitAsResponse(), openapi3.MultiErrors())), nil
	}
	return nil
}

func withoutID(element any) any {
	copied := map[string]any{}
	for name, v := range element.(map[string]any) {
		if name != "id" {
			copied[name] = v
		}
	}
	return copied
}

// repeated is elements in JSON, over and over until they are long enough.
func repeated(elements []any) ([]byte, error) {
	var all []any
	for {
		all = append(all, elements...)
		text, err := json.Marshal(all)
		if err != nil || len(text) >= bodySize {
			return text, err
		}
	}
}

func decode(body []byte) (v any, err error) {
	d := json.NewDecoder(bytes.NewReader(body))
	d.UseNumber()
	return v, d.Decode(&v)
}

// countErrors counts the leaves of what VisitJSON returns.
func countErrors(err error) int {
	if err == nil {
		return 0
	}
	var several openapi3.MultiError
	if !errors.As(err, &several) {
		return 1
	}
	n := 0
	for _, e := range several {
		n += countErrors(e)
	}
	return n
}

// row lets both take turns.
func (j *judging) row(title string, body []byte, turns int) ([]string, error) {
	var ours, theirs []time.Duration
	var found, others int
	for range turns {
		var errs [2]error
		ours = append(ours, timed(func() { found, errs[0] = judgeOften(j.ours, body) })/judgements)
		theirs = append(theirs, timed(func() { others, errs[1] = judgeOften(j.theirs, body) })/judgements)
		if err := errors.Join(errs[:]...); err != nil {
			return nil, err
		}
	}
	return []string{
		title, fmt.Sprintf("%.1f kB", float64(len(body))/1e3), microseconds(median(ours)), fmt.Sprint(found), microseconds(median(theirs)), fmt.Sprint(others),
		fmt.Sprintf("%.1f", ratio(median(theirs), median(ours))),
	}, nil
}

func judgeOften(judge func([]byte) (int, error), body []byte) (faults int, err error) {
	for range judgements {
		if faults, err = judge(body); err != nil {
			return 0, err
		}
	}
	return faults, nil
}

func microseconds(d time.Duration) string {
	return fmt.Sprintf("%.0f µs", float64(d)/float64(time.Microsecond))
}
