package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// expiry reads when something ends: a number of days from now ("30d"), a
// duration ("12h"), or a date, at whose end in UTC it ends.
func expiry(text string, now time.Time) (time.Time, error) {
	if days, found := strings.CutSuffix(text, "d"); found {
		if n, err := strconv.ParseUint(days, 10, 16); err == nil && n > 0 {
			return now.UTC().AddDate(0, 0, int(n)).Truncate(time.Second), nil
		}
	}
	if d, err := time.ParseDuration(text); err == nil && d > 0 {
		return now.UTC().Add(d).Truncate(time.Second), nil
	}
	if date, err := time.ParseInLocation(time.DateOnly, text, time.UTC); err == nil {
		return date.AddDate(0, 0, 1), nil
	}
	return time.Time{}, fmt.Errorf("--expires %q: give days, such as 30d, or a date, such as %s", text, now.AddDate(0, 0, 30).Format(time.DateOnly))
}
