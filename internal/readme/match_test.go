package readme

import (
	"strings"
	"testing"
)

func TestMatch(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		want, got string
		holds     bool
	}{
		"equal":                            {"a\nb", "a\nb", true},
		"another word":                     {"a\nb", "a\nc", false},
		"a line less":                      {"a\nb", "a", false},
		"a line more":                      {"a", "a\nb", false},
		"any lines":                        {"a\n...\nd", "a\nb\nc\nd", true},
		"any lines may be none":            {"a\n...\nd", "a\nd", true},
		"any lines, then not":              {"a\n...\nd", "a\nb\nc", false},
		"another instant":                  {"at 2026-11-22T08:00:00Z", "at 2027-01-02T03:04:05.678Z", true},
		"no instant":                       {"at 2026-11-22T08:00:00Z", "at noon", false},
		"another duration":                 {"in 12 ms", "in 1.3 s", true},
		"durations in columns":             {"a   200  12 ms  2", "a   200   0.5 ms  2", true},
		"another number of requests":       {"2 operations, 75 requests in 12 ms", "2 operations, 1,075 requests in 9 s", true},
		"seen more often":                  {"coverage  seen 2 times", "coverage  seen 12 times", true},
		"another ISBN":                     {"/books/9780262046305", "/books/9790000000001", true},
		"another number":                   {"12 operations", "13 operations", false},
		"another key":                      {"key stw_0123456789", "key stw_abcdefghij", true},
		"two keys where one was":           {"stw_0123456789 stw_0123456789", "stw_abcdefghij stw_zzzzzzzzzz", false},
		"one key in two lines":             {"stw_0123456789\nstw_0123456789", "stw_abcdefghij\nstw_abcdefghij", true},
		"another identifier":               {"06H04V6JHARK231P8EMELEBE6K", "06H05012S6ANB4E8AE0O9O9OO0", true},
		"a digest is no identifier":        {"sha256:0a", "sha256:0b", false},
		"what means something in a regexp": {"a.b (c)*", "a.b (c)*", true},
		"dots are dots":                    {"a.b", "axb", false},
	} {
		err := Match(strings.Split(tc.want, "\n"), strings.Split(tc.got, "\n"), Bindings{})
		if (err == nil) != tc.holds {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestMatchNamesTheFirstLineThatDiffers(t *testing.T) {
	t.Parallel()
	err := Match([]string{"a", "...", "c", "d"}, []string{"a", "b", "c", "e"}, Bindings{})
	if err == nil || !strings.Contains(err.Error(), `line 4, "d"`) {
		t.Errorf("err = %v", err)
	}
}

func TestBindingsReachLaterCommands(t *testing.T) {
	t.Parallel()
	b := Bindings{}
	if err := Match([]string{"Admin key: stw_FromTheText"}, []string{"Admin key: stw_OfThisRun0"}, b); err != nil {
		t.Fatal(err)
	}
	if got := b.Apply("export STEWARD_KEY=stw_FromTheText OTHER=stw_Unknown00"); got != "export STEWARD_KEY=stw_OfThisRun0 OTHER=stw_Unknown00" {
		t.Errorf("command = %q", got)
	}
}

func TestNoBindingFromWhatDoesNotMatch(t *testing.T) {
	t.Parallel()
	b := Bindings{}
	if err := Match([]string{"stw_FromTheText", "b"}, []string{"stw_OfThisRun0", "c"}, b); err == nil || len(b) != 0 {
		t.Errorf("err = %v, bindings = %v", err, b)
	}
}
