package page

import (
	"encoding/hex"
	"fmt"
	"math"
	"strings"

	"github.com/apisteward/steward/internal/fault"
)

// Colour is a colour in sRGB. Given is false for none.
type Colour struct {
	R, G, B uint8
	Given   bool
}

// ParseColour reads a colour like "#0f5f6b". It returns fault.Invalid for
// anything else, and no colour for "".
func ParseColour(s string) (Colour, error) {
	if s == "" {
		return Colour{}, nil
	}
	digits, ok := strings.CutPrefix(s, "#")
	rgb, err := hex.DecodeString(digits)
	if !ok || err != nil || len(rgb) != 3 {
		return Colour{}, fault.New(fault.Invalid, "a colour must be like \"#0f5f6b\"")
	}
	return Colour{rgb[0], rgb[1], rgb[2], true}, nil
}

// String writes the colour like "#0f5f6b", and none as "".
func (c Colour) String() string {
	if !c.Given {
		return ""
	}
	return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
}

// contrast is the contrast of two colours, from 1 to 21 (WCAG 2.2, "contrast
// ratio").
func contrast(a, b Colour) float64 {
	la, lb := a.luminance(), b.luminance()
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// luminance is how light a colour is, from 0 to 1 (WCAG 2.2, "relative
// luminance").
func (c Colour) luminance() float64 {
	linear := func(v uint8) float64 {
		f := float64(v) / 255
		if f <= 0.04045 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

// mix returns a colour that is c but for a share of other, from 0 to 1.
func (c Colour) mix(other Colour, share float64) Colour {
	part := func(a, b uint8) uint8 { return uint8(math.Round(float64(a)*(1-share) + float64(b)*share)) }
	return Colour{part(c.R, other.R), part(c.G, other.G), part(c.B, other.B), true}
}
