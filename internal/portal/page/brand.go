package page

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/portal/prose"
)

// Brand is what makes the pages somebody's own. The zero Brand is Steward's.
type Brand struct {
	Name   string  // "" is Steward
	Logo   []byte  // an SVG, PNG, JPEG or WebP image; nil is Steward's
	Accent Colour  // of links and buttons, made darker or lighter where it would be hard to read; the zero Colour is Steward's
	Links  []Crumb // beside the name
	Footer string  // one line of text
}

func (b Brand) name() string { return cmp.Or(b.Name, "Steward") }

// Validate returns fault.Invalid when the brand cannot be shown.
func (b Brand) Validate() error {
	if len(b.Logo) > 0 {
		switch imageKind(b.Logo) {
		case "image/svg+xml", "image/png", "image/jpeg", "image/webp":
		default:
			return fault.New(fault.Invalid, "the logo must be an SVG, PNG, JPEG or WebP image")
		}
	}
	for _, l := range b.Links {
		if l.Text == "" || !leadsSafely(l.Href) {
			return fault.New(fault.Invalid, "the link %q must have a text and an address with https, http or mailto, or one that begins with a slash", l.Text)
		}
	}
	return nil
}

// leadsSafely reports whether an address is one that pages may lead to.
func leadsSafely(href string) bool {
	return prose.Address(href) != "" || strings.HasPrefix(href, "mailto:") || strings.HasPrefix(href, "/")
}

// What stands behind text, and how far text may go to be read, see portal.css.
var (
	darkPaper = Colour{0x10, 0x15, 0x18, true}
	black     = Colour{0, 0, 0, true}
	white     = Colour{0xff, 0xff, 0xff, true}
)

// readable is the contrast that text must have (WCAG 2.2, 1.4.3).
const readable = 4.5

// colours are the accent in the light and in the dark, and what it stands on
// where something is marked: paper with a little of it.
func (b Brand) colours() (light, dark, lightSoft, darkSoft Colour) {
	light, lightSoft = b.Accent.onPaper(white, black, 0.1)
	dark, darkSoft = b.Accent.onPaper(darkPaper, white, 0.2)
	return light, dark, lightSoft, darkSoft
}

// onPaper returns the colour, or the one nearest to it on the way to toward
// that can be read both on paper and on soft, which is paper with a share of it.
func (c Colour) onPaper(paper, toward Colour, share float64) (text, soft Colour) {
	for step := 0.0; step < 1; step += 0.02 {
		text = c.mix(toward, step)
		soft = paper.mix(text, share)
		if contrast(text, paper) >= readable && contrast(text, soft) >= readable {
			return text, soft
		}
	}
	return toward, paper
}

// style is what the brand adds to portal.css.
func (b Brand) style() string {
	if !b.Accent.Given {
		return ""
	}
	light, dark, lightSoft, darkSoft := b.colours()
	return fmt.Sprintf("\n:root { --accent: light-dark(%v, %v); --accent-soft: light-dark(%v, %v); }\n", light, dark, lightSoft, darkSoft)
}
