package page

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/apisteward/steward/internal/portal/reference"
	"github.com/apisteward/steward/internal/portal/words"
)

// addFacts adds what Steward knows about an operation to its page.
func addFacts(v *reference.Operation, f OperationFacts) {
	for _, line := range []reference.Line{deprecationLine(f.Deprecation), verifiedLine(f.Verified), trafficLine(f.Traffic)} {
		if line != nil {
			v.Notices = append(v.Notices, line)
		}
	}
	if len(f.History) > 0 {
		v.Sections = append(v.Sections, reference.ListSection("history", "What changed", historyLines(f.History)))
	}
}

// historyLines has a line for each change of the operation, newest first.
func historyLines(history []OperationHistory) []reference.Line {
	var out []reference.Line
	for _, h := range history {
		at := reference.Line{{Text: h.Version, Href: h.Href}, {Text: dated(" · ", h.Date)}}
		if h.Added {
			out = append(out, append(at[:2:2], reference.Piece{Text: " · new"}))
		}
		for _, c := range h.Changes {
			form := reference.Plain
			if c.Level == "breaking" {
				form = reference.Strong
			}
			out = append(out, append(at[:2:2], reference.Piece{Text: " · "}, reference.Piece{Text: c.Level, Form: form}, reference.Piece{Text: " · " + c.Text}))
		}
		if h.More > 0 {
			out = append(out, append(at[:2:2], reference.Piece{Text: " · and " + words.Plural(h.More, "more change")}))
		}
	}
	return out
}

func dated(before string, t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return before + t.Format("2 January 2006")
}

func deprecationLine(d *Deprecation) reference.Line {
	if d == nil {
		return nil
	}
	line := reference.Line{{Text: "Being withdrawn", Form: reference.Strong}, {Text: dated(" since ", d.Since) + dated(", switched off on ", d.Sunset) + "."}}
	if d.Successor.Text != "" {
		line = append(line, reference.Piece{Text: " Use "}, reference.Piece{Text: d.Successor.Text, Href: d.Successor.Href}, reference.Piece{Text: " instead."})
	}
	if d.Guide != "" {
		line = append(line, reference.Piece{Text: " "}, reference.Piece{Text: "How to move on", Href: d.Guide}, reference.Piece{Text: "."})
	}
	if d.Consumers > 0 {
		line = append(line, reference.Piece{Text: fmt.Sprintf(" %d of %s that use it were told.", d.Told, words.Plural(d.Consumers, "consumer"))})
	}
	return line
}

func verifiedLine(v *Verified) reference.Line {
	if v == nil {
		return nil
	}
	found := "it did as described here"
	if !v.Holds {
		found = "it did not do as described here, " + words.Plural(v.Failures, "failure")
	}
	return reference.Line{
		{Text: "Verified", Href: v.Href}, {Text: " against " + v.Environment + dated(" on ", v.At) + ": " + found + "."},
	}
}

func trafficLine(t *Traffic) reference.Line {
	if t == nil {
		return nil
	}
	rate := strings.TrimSuffix(strconv.FormatFloat(100*t.ErrorRate, 'f', 2, 64), ".00")
	return reference.Line{{Text: fmt.Sprintf("Measured%s%s: %d requests, %s%% failed; half were answered within %s, 95 of 100 within %s.",
		dated(" from ", t.From), dated(" until ", t.Until), t.Requests, rate, t.Median.Round(time.Millisecond), t.P95.Round(time.Millisecond))}}
}
