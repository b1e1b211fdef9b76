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

// The lightest and the darkest that stands behind text in the accent colour,
// see portal.css.
var (
	lightSheet = Colour{0xec, 0xf3, 0xf4, true}
	darkSheet  = Colour{0x23, 0x2d, 0x32, true}
	black      = Colour{0, 0, 0, true}
	white      = Colour{0xff, 0xff, 0xff, true}
)

// readable is the contrast that text must have (WCAG 2.2, 1.4.3).
const readable = 4.5

// style is what the brand adds to portal.css.
func (b Brand) style() string {
	if !b.Accent.Given {
		return ""
	}
	light, dark := b.Accent.readableOn(lightSheet, black, readable), b.Accent.readableOn(darkSheet, white, readable)
	return fmt.Sprintf("\n:root { --accent: light-dark(%v, %v); --accent-soft: light-dark(%v, %v); }\n",
		light, dark, white.mix(light, 0.1), Colour{0x12, 0x18, 0x1b, true}.mix(dark, 0.2))
}
