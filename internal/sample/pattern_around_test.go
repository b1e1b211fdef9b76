package sample

import (
	"math/rand/v2"
	"testing"

	"github.com/apisteward/steward/internal/contract"
)

func TestWithoutLooks(t *testing.T) {
	for text, want := range map[string]string{
		`^(?=.*[A-Z)])(?=.*\d)[a-z]{8,}$`: `^[a-z]{8,}$`,
		`^(?!admin)[a-z]+$`:               `^[a-z]+$`,
		`^(?!(a|b(?=c)))x$`:               `^x$`,
		`a(?<=a\))b(?<!x)`:                `ab`,
		`\(?=a`:                           `\(?=a`,
		`[(?=]a`:                          `[(?=]a`,
		`(?:a)(?<name>b)`:                 `(?:a)(?<name>b)`,
		`(?=a`:                            `(?=a`,
		`\`:                               `\`,
		`[\]`:                             `[\]`,
	} {
		if got := withoutLooks(text); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

func TestPatternsThatLookAround(t *testing.T) {
	m := New(new(contract.Document))
	for _, text := range []string{
		`^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[A-Za-z\d]{8,}$`,
		`^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[@$!%*?&])[A-Za-z\d@$!%*?&]{8,}$`,
		`(?=.*[0-9])(?=.*[A-Z]).{10,20}`,
		`^(?=.{8,32}$)(?=.*[A-Z])(?=.*[0-9]).+$`,
		`^(?!admin)[a-z]{5}$`,
		`^(?!-)[a-z0-9-]{1,63}(?<!-)$`,
		`^(?!00000)\d{5}$`,
	} {
		p := m.pattern(text)
		if made := p.make(0, maxText); made == "" {
			t.Errorf("%s: nothing is made", text)
		} else if matched, sure := p.matches(made); !matched || !sure {
			t.Errorf("%s: %q", text, made)
		}
		rng, fits := rand.New(rand.NewPCG(1, 2)), 0
		for range 100 {
			if matched, _ := p.matches(p.legible(rng)); matched {
				fits++
			}
		}
		if fits < 20 {
			t.Errorf("%s: %d of 100 fit", text, fits)
		}
	}
}
