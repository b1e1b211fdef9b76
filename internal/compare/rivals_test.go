package compare

import "testing"

func TestContradict(t *testing.T) {
	card, bank := []pin{{"v", "1"}, {"kind", `"card"`}}, []pin{{"kind", `"bank"`}}
	for _, c := range []struct {
		a, b []pin
		want bool
	}{
		{card, bank, true},
		{card, card, false},
		{card, nil, false},
		{bank, []pin{{"type", `"card"`}}, false},
	} {
		if contradict(c.a, c.b) != c.want || contradict(c.b, c.a) != c.want {
			t.Errorf("%v and %v: %v", c.a, c.b, !c.want)
		}
	}
}
