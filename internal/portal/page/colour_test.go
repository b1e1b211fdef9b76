package page

import (
	"math"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/fault"
)

func TestParseColour(t *testing.T) {
	for text, want := range map[string]Colour{"": {}, "#0f5f6b": {0x0f, 0x5f, 0x6b, true}, "#FFFFFF": {0xff, 0xff, 0xff, true}} {
		if got, err := ParseColour(text); err != nil || got != want {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
	for _, text := range []string{"red", "#fff", "#0f5f6", "#0f5f6bb", "0f5f6b", "#gggggg", "#0f5f6b; } * {", "#+f5f6b"} {
		if got, err := ParseColour(text); !fault.Is(err, fault.Invalid) {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
}

// The values are those of WCAG's own examples.
func TestContrast(t *testing.T) {
	grey := Colour{0x77, 0x77, 0x77, true}
	for _, tt := range []struct {
		a, b Colour
		want float64
	}{{black, white, 21}, {white, white, 1}, {grey, white, 4.48}} {
		if got := contrast(tt.a, tt.b); math.Abs(got-tt.want) > 0.005 {
			t.Errorf("%v on %v: %.3f, want %.2f", tt.a, tt.b, got, tt.want)
		}
	}
}

func TestAnyAccentCanBeRead(t *testing.T) {
	for r := 0; r < 256; r += 51 {
		for g := 0; g < 256; g += 51 {
			for b := 0; b < 256; b += 51 {
				accent := Colour{uint8(r), uint8(g), uint8(b), true}
				light, dark, lightSoft, darkSoft := Brand{Accent: accent}.colours()
				for _, pair := range [][2]Colour{{light, white}, {light, lightSoft}, {dark, darkPaper}, {dark, darkSoft}} {
					if c := contrast(pair[0], pair[1]); c < readable {
						t.Fatalf("accent %v: %v on %v is %.2f", accent, pair[0], pair[1], c)
					}
				}
			}
		}
	}
	kept := Colour{0x0f, 0x5f, 0x6b, true}
	if style := (Brand{Accent: kept}).style(); !strings.Contains(style, "light-dark(#0f5f6b, ") {
		t.Errorf("a colour that can be read is changed: %s", style)
	}
}
