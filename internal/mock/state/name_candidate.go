package state

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/resource/property"
	"github.com/apisteward/steward/internal/sample"
)

// candidate is the next name that may do: a word out of a list, what the thing
// is called, a number, or something that looks like the names in the document.
func (n *namer) candidate(node *contract.Node, i, key, try int, random *rand.Rand) (string, bool) {
	says := property.Resolved(n.doc, node)
	switch {
	case len(says.Enum) > 0:
		if try >= len(says.Enum) {
			return "", false
		}
		return keyText(sample.Of(says.Enum[try]))
	case says.Types&contract.TypeString == 0:
		n.last = max(n.last+1, leastOf(says))
		return strconv.FormatInt(n.last, 10), true
	case says.Format == "uuid":
		return uuid(random), true
	}
	if slug := n.slug(i); slug != "" && try < maxNames/3 {
		return slug + numbered(try), true
	}
	if like := n.like(node, key); like != "" && try < maxNames/3 {
		return resembling(like, random), true
	}
	if says.Format == "" && try < maxNames/3 {
		widths := [...]int{0, 8, 12, 16, 20, 24, 26, 32, 36, 40}
		if try%len(widths) == 0 {
			n.last++
		}
		return fmt.Sprintf("%0*d", widths[try%len(widths)], n.last), true
	}
	v, _ := n.make(node, n.what+"\x00"+strconv.Itoa(try))
	return keyText(v)
}

func numbered(try int) string {
	if try == 0 {
		return ""
	}
	return "-" + strconv.Itoa(try+1)
}

// leastOf is the first number that is given as a name.
func leastOf(says *contract.Schema) int64 {
	if b := says.Minimum; b != nil && b.Value.IsInt() && b.Value.Num().IsInt64() {
		return max(b.Value.Num().Int64(), 1)
	}
	return 1
}

// uuid is a random UUID (RFC 9562, section 5.4).
func uuid(random *rand.Rand) string {
	a, b := random.Uint64(), random.Uint64()
	a = a&^0xf000 | 0x4000
	b = b&^(3<<62) | 2<<62
	return fmt.Sprintf("%08x-%04x-%04x-%04x-%012x", a>>32, a>>16&0xffff, a&0xffff, b>>48, b&0xffffffffffff)
}

// slug is what a thing is called in an address that people read, or "".
func (n *namer) slug(i int) string {
	at := n.kind.names[i]
	if at == nil || !slices.Contains([]string{"slug", "handle", "key"}, at[len(at)-1]) {
		return ""
	}
	for _, name := range []string{"name", "title", "label"} {
		if v, ok := n.sent.Get(name); ok {
			text, _ := v.(string)
			return slugOf(text)
		}
	}
	return ""
}

// maxSlug is how long what a thing is called in an address may be, in bytes.
const maxSlug = 40

func slugOf(text string) string {
	words := property.Words(text)
	for i, word := range words {
		words[i] = strings.Trim(strings.Map(func(r rune) rune {
			if r > '~' {
				return -1
			}
			return r
		}, word), "-")
	}
	slug := strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), "-")
	return strings.Trim(slug[:min(len(slug), maxSlug)], "-")
}

// like is a name that the document shows, long enough to be made into others,
// or "".
func (n *namer) like(node *contract.Node, key int) string {
	shown := slices.Clone(property.Resolved(n.doc, node).Examples)
	if p := n.kind.Parameter(key); p != nil {
		shown = append(shown, property.Resolved(n.doc, p.ValueSchema()).Examples...)
		shown = append(shown, p.Node.Get("example"))
	}
	for _, example := range shown {
		if text := example.Text(); len(text)-lastSign(text) > 7 {
			return text
		}
	}
	return ""
}

// lastSign is where what follows the last sign in a text begins.
func lastSign(text string) int {
	return strings.LastIndexFunc(strings.TrimRight(text, "="), func(r rune) bool {
		return !(r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z')
	}) + 1
}

// resembling is a text of the same form: what stands before the last sign, and
// then other letters and digits in the places of letters and digits.
func resembling(text string, random *rand.Rand) string {
	out := []byte(text)
	for i := lastSign(text); i < len(out); i++ {
		switch c := out[i]; {
		case c == '=': // the end of Base64
		case c >= '0' && c <= '9':
			out[i] = '0' + byte(random.IntN(10))
		case c >= 'a' && c <= 'f', c >= 'A' && c <= 'F': // it may be hexadecimal
			out[i] = c - (c&31 - 1) + byte(random.IntN(6))
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z':
			out[i] = c - (c&31 - 1) + byte(random.IntN(26))
		}
	}
	return string(out)
}
