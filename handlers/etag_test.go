package handlers

import (
	"testing"
	"time"
)

func TestEntityTagsAreCompared(t *testing.T) {
	for _, try := range []struct {
		field, tag   string
		weak, strong bool
	}{
		{`"a"`, `"a"`, true, true},
		{`"b"`, `"a"`, false, false},
		{`"b", "a"`, `"a"`, true, true},
		{`W/"a"`, `"a"`, true, false},
		{`*`, `"a"`, true, true},
		{`"a-gzip"`, `"a"`, true, true},
		{`"a-zstd"`, `"a"`, true, true},
		{`"a-br"`, `"a"`, false, false},
		{`a`, `"a"`, false, false},
	} {
		if got := matches(try.field, try.tag); got != try.weak {
			t.Errorf("matches(%s, %s) = %v", try.field, try.tag, got)
		}
		if got := matchesStrongly(try.field, try.tag); got != try.strong {
			t.Errorf("matchesStrongly(%s, %s) = %v", try.field, try.tag, got)
		}
	}
}

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
