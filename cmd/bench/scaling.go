package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

const (
	scalingTitle = "scaling"
	smallest     = 1000 // operations
	largest      = 32000
	growthFrom   = 4000 // operations, from which what every process costs no longer counts
	growthAim    = 1.25 // times the time an operation takes at growthFrom
)

// scalingText compares generated documents of growing size, one process at a time.
func scalingText(ctx context.Context, set settings, folder string, ours contender) (string, error) {
	rows := [][]string{{"operations", "size of both", "entries", "time", "peak", "time per thousand", "peak per thousand"}}
	var each []time.Duration
	for n := smallest; n <= largest; n *= 2 {
		old, newer, size, err := writeGenerated(folder, n)
		if err != nil {
			return "", err
		}
		var o outcome
		for range set.Runs {
			if !o.wantsMore() {
				break
			}
			if err := ours.compare(ctx, set.Cap, old, newer, filepath.Join(folder, "output"), &o); err != nil {
				return "", err
			}
		}
		if !o.Finished() {
			return "", fmt.Errorf("%d operations: not compared: %s", n, o.Refused)
		}
		thousands := int64(n / 1000)
		if n >= growthFrom {
			each = append(each, o.Time()/time.Duration(n))
		}
		rows = append(rows, []string{fmt.Sprint(n), megabytes(size), fmt.Sprintf("%d (%d)", o.Entries, o.Breaking), seconds(o.Time()), megabytes(o.Peak()),
			seconds(o.Time() / time.Duration(thousands)), megabytes(o.Peak() / thousands)})
	}
	growth := ratio(each[len(each)-1], each[0])
	return "\n### Growth\n\nGenerated documents; each operation has parameters, a body and responses, schemas of its own and shared ones. In the newer\n" +
		"document every tenth operation differs, and one of the schemas that all share.\n\n" + table(rows) +
		fmt.Sprintf("\nFrom %d to %d operations, the time for one becomes %.2f times what it was; aim: under %.2f, growth in step with size: %s.\n",
			growthFrom, largest, growth, growthAim, holds(growth < growthAim)), nil
}

// writeGenerated writes the older and the newer document of n operations, and returns how long they are together.
func writeGenerated(folder string, n int) (old, newer string, size int64, err error) {
	old, newer = filepath.Join(folder, "generated-old.json"), filepath.Join(folder, "generated-new.json")
	for i, file := range []string{old, newer} {
		var text bytes.Buffer
		generate(&text, n, i == 1)
		size += int64(text.Len())
		if err := os.WriteFile(file, text.Bytes(), 0o600); err != nil {
			return "", "", 0, err
		}
	}
	return old, newer, size, nil
}
