package typescript

import (
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/clients/source"
)

func comment(paragraphs ...string) string {
	w := source.NewWriter("  ")
	doc(w, paragraphs...)
	return string(w.Bytes())
}

func TestComments(t *testing.T) {
	tests := []struct {
		name string
		in   []string
		want string
	}{
		{"nothing", []string{"", " \n"}, ""},
		{"a line", []string{"One line."}, "/** One line. */\n"},
		{"paragraphs", []string{"One.", "", "Two."}, "/**\n * One.\n *\n * Two.\n */\n"},
		{"tags", []string{"One.", "@throws {@link A} 404", "@deprecated"}, "/**\n * One.\n *\n * @throws {@link A} 404\n * @deprecated\n */\n"},
		{"an end", []string{"a */ process.exit() /* b"}, "/** a *\\/ process.exit() /* b */\n"},
		{"an order to the compiler", []string{"@ts-ignore"}, "/** @ ts-ignore */\n"},
		{"a turn of direction", []string{"a\u202eb\u0000c"}, "/** abc */\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := comment(tt.in...); got != tt.want {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}

func TestCommentsEndOnce(t *testing.T) {
	for _, text := range []string{"*/", "**//", "*\n/", "/*/ */ */", "*\\/*/", "* /"} {
		got := strings.TrimSuffix(comment(text), "*/\n")
		if strings.Contains(got, "*/") {
			t.Errorf("%q ends its comment early: %s", text, got)
		}
	}
}
