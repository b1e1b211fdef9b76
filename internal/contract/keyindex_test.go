package contract

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"pgregory.net/rapid"
)

// Keys are ordered by their UTF-16 code units, of which UTF-8 knows nothing.
func TestKeysAreOrderedAsInUTF16(t *testing.T) {
	letter := rapid.SampledFrom([]rune("\x00aé߿ࠀ퟿\ue000\uee00\uffff\U00010000\U0001F600\U0010FFFF"))
	key := rapid.StringOfN(letter, 0, 4, -1)
	rapid.Check(t, func(t *rapid.T) {
		a, b := key.Draw(t, "a"), key.Draw(t, "b")
		want := slices.Compare(utf16.Encode([]rune(a)), utf16.Encode([]rune(b)))
		if got := compareKeys(a, b); cmp.Compare(got, 0) != want {
			t.Fatalf("compareKeys(%q, %q) = %d, want %d", a, b, got, want)
		}
	})
}

// Objects with an index and without answer alike.
func TestMembersAreFoundWithAndWithoutAnIndex(t *testing.T) {
	for _, size := range []int{0, 1, indexFrom - 1, indexFrom, 3 * indexFrom} {
		var text strings.Builder
		text.WriteString(`{"again": 1, "` + "\uffff" + `": 0, "` + "\U00010000" + `": 0`)
		for i := range size {
			fmt.Fprintf(&text, `, "k%d": %d`, i*7%size, i*7%size)
		}
		text.WriteString(`, "again": 2}`)
		n, err := readJSON(text.String())
		if err != nil {
			t.Fatal(err)
		}
		if (n.index != nil) != (n.Len() >= indexFrom) {
			t.Fatalf("%d members: index %v", n.Len(), n.index)
		}
		for i := range size {
			if got := n.Get(fmt.Sprintf("k%d", i)).Literal(); got != fmt.Sprint(i) {
				t.Errorf("%d members: k%d is %q", size, i, got)
			}
		}
		if n.Get("again").Literal() != "2" || !n.Has("\uffff") || !n.Has("\U00010000") {
			t.Errorf("%d members: a member is lost", size)
		}
		for _, absent := range []string{"", "k", "k9999", "zz", "\U0010FFFF"} {
			if n.Has(absent) {
				t.Errorf("%d members: there is a member %q", size, absent)
			}
		}
	}
}

// A key that is given again is noted each time, in the order of the text.
func TestKeysGivenAgainInALargeObject(t *testing.T) {
	b := newBuilder(DefaultLimits(), 0)
	text := `{"z": 1, "a": 1, "z": 2, "a": 2` + strings.Repeat(`, "y": 0`, indexFrom) + `, "a": 3}`
	if _, err := parseJSON([]byte(text), b); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, twice := range b.twice {
		got = append(got, twice.member.Key)
	}
	want := "z a " + strings.Repeat("y ", indexFrom-1) + "a"
	if strings.Join(got, " ") != want {
		t.Errorf("given again: %q, want %q", got, want)
	}
}
