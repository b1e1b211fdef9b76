package etag_test

import (
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/etag"
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
		if got := etag.Matches(try.field, try.tag); got != try.weak {
			t.Errorf("Matches(%s, %s) = %v", try.field, try.tag, got)
		}
		if got := etag.MatchesStrongly(try.field, try.tag); got != try.strong {
			t.Errorf("MatchesStrongly(%s, %s) = %v", try.field, try.tag, got)
		}
	}
}

func TestTagsMatchInAnyCoding(t *testing.T) {
	tag := etag.Of([]byte("x"))
	for field, want := range map[string]bool{
		tag: true, "W/" + tag: true, etag.Coded(tag, "gzip"): true, `"a", ` + etag.Coded(tag, "zstd"): true, "*": true,
		"": false, `"a"`: false, strings.Trim(tag, `"`): false, etag.Coded(tag, "br"): false,
	} {
		if got := etag.Matches(field, tag); got != want {
			t.Errorf("%q matches %s: %v", field, tag, got)
		}
	}
}

func TestTagsDifferWhereBytesDo(t *testing.T) {
	seen := map[string]bool{}
	for _, content := range []string{"", "x", "y"} {
		for _, coding := range []string{"", "gzip", "zstd"} {
			tag := etag.Coded(etag.Of([]byte(content)), coding)
			if seen[tag] || !strings.HasPrefix(tag, `"`) || !strings.HasSuffix(tag, `"`) {
				t.Errorf("%q in %q has the tag %s", content, coding, tag)
			}
			seen[tag] = true
		}
	}
}
