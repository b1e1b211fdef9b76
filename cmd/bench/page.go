package main

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

func head(m machine, now time.Time) string {
	return fmt.Sprintf(`# Benchmarks

Written by `+"`make bench`"+` on %s: %s. Each section names the command that repeats it alone. Times are wall clock, medians of
the runs; a peak is VmHWM, everything the process ever had in memory at once; MB are millions of bytes.
`, now.UTC().Format(time.DateOnly), m)
}

// table lays out rows, the first being the heads. Columns after the first are numbers, unless left names them.
func table(rows [][]string, left ...int) string {
	var b strings.Builder
	for i, row := range rows {
		b.WriteString("| " + strings.Join(row, " | ") + " |\n")
		if i == 0 {
			b.WriteString(alignment(len(row), left) + "\n")
		}
	}
	return b.String()
}

func alignment(columns int, left []int) string {
	text := "|---|"
	for column := 1; column < columns; column++ {
		if slices.Contains(left, column) {
			text += "---|"
		} else {
			text += "--:|"
		}
	}
	return text
}

func seconds(d time.Duration) string {
	if d < 100*time.Millisecond {
		return fmt.Sprintf("%.1f ms", float64(d)/float64(time.Millisecond))
	}
	return fmt.Sprintf("%.2f s", d.Seconds())
}

func megabytes(n int64) string {
	if n < 10e6 {
		return fmt.Sprintf("%.1f MB", float64(n)/1e6)
	}
	return fmt.Sprintf("%.0f MB", float64(n)/1e6)
}

// holds says whether an aim was met.
func holds(ok bool) string {
	if ok {
		return "holds"
	}
	return "missed"
}
