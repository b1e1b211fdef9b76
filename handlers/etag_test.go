package handlers

import (
	"testing"
	"time"
)

func TestWhatIsMadeAgainHasAnotherTag(t *testing.T) {
	made := time.UnixMilli(1_700_000_000_000)
	first, again := revisionTag(made, 1), revisionTag(made.Add(time.Second), 1)
	if first == again {
		t.Errorf("both have the tag %s", first)
	}
	if changed := revisionTag(made, 2); changed == first {
		t.Errorf("a change keeps the tag %s", first)
	}
}
