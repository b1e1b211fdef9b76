package base

import (
	"context"
	"encoding/json"
	"math/big"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
)

// The most members that are tried for whether they have to be new, and of those
// alone.
const (
	maxUnique = 16
	maxAlone  = 6
)

// namesUnique are words in the names of members that many APIs want to be new
// in each thing.
var namesUnique = [...]string{"sku", "slug", "key", "code", "email", "mail", "user", "login", "handle", "isbn", "serial", "number", "name", "title", "id"}

// likelihood is how far in front a member's name stands among those that have
// to be new; it is beyond all for the others.
func likelihood(keys []string) int {
	name := strings.ToLower(keys[len(keys)-1])
	for i, word := range namesUnique {
		if strings.Contains(name, word) {
			return i + 100*(len(keys)-1)
		}
	}
	return len(namesUnique) + 100*len(keys)
}

// renew gives the members that have to be new new values, but for a place that
// is left as it is. Before anything is known of a creating operation, these are
// the members that are named like that.
func (b *Base) renew(c *call.Case, except []string) {
	if c.Body == nil || c.Body.Raw != nil {
		return
	}
	places := b.unique
	if !b.asked && !b.certain && places == nil && b.Operation.Method == "POST" {
		places = b.guesses(c)
	}
	for _, keys := range places {
		if except == nil || !slices.Equal(keys[:min(len(keys), len(except))], except[:min(len(keys), len(except))]) {
			b.renewAt(c, keys)
		}
	}
}

// guess tries once whether the members that are named like those that have to
// be new may have other values at all: they may name other things instead, and
// then whatever is sent with new values is refused for that.
func (b *Base) guess(ctx context.Context) error {
	if b.guessed || b.asked || b.Accepted == nil || b.Operation.Method != "POST" {
		return nil
	}
	b.guessed = true
	if model := b.Model(); model.Body == nil || len(b.guesses(model)) == 0 {
		return nil
	}
	c, err := b.Make(ctx, &Variation{Intent: call.Unknown})
	if c == nil || err != nil {
		return err
	}
	x, err := b.session.Send(ctx, c)
	if x == nil || err != nil {
		return err
	}
	b.Used(x)
	b.certain = x.Status >= 400 && x.Status < 500 && x.Status != 409
	return nil
}

// guesses are the members of the topmost level that are named like those that
// have to be new.
func (b *Base) guesses(c *call.Case) [][]string {
	var places [][]string
	for _, keys := range candidates(c) {
		if len(keys) == 1 && likelihood(keys) < len(namesUnique) {
			places = append(places, keys)
		}
	}
	return places
}

// renewAt gives one member a new value where the document allows one.
func (b *Base) renewAt(c *call.Case, keys []string) bool {
	old, there := compose.At(c.Body.Value, keys)
	if !there {
		return false
	}
	b.made++
	renewed, ok := Renew(old, b.made)
	if !ok {
		return false
	}
	value, ok := compose.With(c.Body.Value, keys, renewed)
	if !ok || !b.session.Composer.AllowsBody(c.Body.Media, value) {
		return false
	}
	c.Body.Value = value
	return true
}

// findUnique finds out which members of a body have to be new in each request:
// by all of them being new, and then one alone. It reports whether any have.
func (b *Base) findUnique(ctx context.Context) (bool, error) {
	b.asked = true
	model := b.Model()
	if model == nil || model.Body == nil || model.Body.Raw != nil {
		return false, nil
	}
	places := candidates(model)
	accepted, err := b.acceptedWith(ctx, places)
	if !accepted || err != nil {
		b.unique = nil
		return false, err
	}
	for _, keys := range places[:min(len(places), maxAlone)] {
		if accepted, err = b.acceptedWith(ctx, [][]string{keys}); accepted || err != nil {
			return true, err
		}
	}
	b.unique = places
	return true, nil
}

// acceptedWith sends the base with new values at some places.
func (b *Base) acceptedWith(ctx context.Context, places [][]string) (bool, error) {
	b.unique = places
	c, err := b.Make(ctx, &Variation{Intent: b.Model().Intent})
	if c == nil || err != nil {
		return false, err
	}
	x, _, err := b.session.Try(ctx, c)
	if x == nil || err != nil {
		return false, err
	}
	b.keep(x)
	return x.OK(), nil
}

// candidates are the places of texts and numbers in a body that may have to be
// new, the likeliest first: not names of other things, and not dates.
func candidates(c *call.Case) [][]string {
	var places [][]string
	var walk func(v any, keys []string)
	walk = func(v any, keys []string) {
		switch v := v.(type) {
		case sample.Object:
			for _, m := range v {
				walk(m.Value, append(slices.Clip(keys), m.Name))
			}
		case string:
			if len(keys) > 0 && !isDate(v) && !boundAt(c, keys) {
				places = append(places, keys)
			}
		}
	}
	walk(c.Body.Value, nil)
	slices.SortStableFunc(places, func(a, b []string) int { return likelihood(a) - likelihood(b) })
	return places[:min(len(places), maxUnique)]
}

func boundAt(c *call.Case, keys []string) bool {
	pointer := compose.Pointer(keys)
	return slices.ContainsFunc(c.Body.From, func(m call.BoundMember) bool { return m.Pointer == pointer })
}

// isDate reports whether a text begins with a date (RFC 3339).
func isDate(s string) bool {
	return len(s) >= 10 && s[4] == '-' && s[7] == '-' && strings.Trim(s[:10], "0123456789-") == ""
}

// Renew returns another value of the same form, the n-th: letters and digits of
// a text are counted up from its end, those of an address before the "@".
func Renew(v any, n int) (any, bool) {
	switch v := v.(type) {
	case string:
		local, _, _ := strings.Cut(v, "@")
		renewed := counted(local, n)
		return renewed + strings.TrimPrefix(v, local), renewed != local
	case json.Number:
		i, ok := new(big.Int).SetString(string(v), 10)
		if !ok {
			return nil, false
		}
		return json.Number(i.Add(i, big.NewInt(int64(n))).String()), n != 0
	}
	return nil, false
}

// counted adds n to a text whose letters and digits are those of a number.
func counted(s string, n int) string {
	letters := 26
	if strings.Trim(strings.ToLower(s), "0123456789abcdef-") == "" && strings.ContainsAny(s, "0123456789") {
		letters = 6 // as in hexadecimal digits
	}
	text := []byte(s)
	for i := len(text) - 1; i >= 0 && n > 0; i-- {
		first, radix := byte(0), 0
		switch c := text[i]; {
		case c >= '0' && c <= '9':
			first, radix = '0', 10
		case c >= 'a' && c <= 'z':
			first, radix = 'a', letters
		case c >= 'A' && c <= 'Z':
			first, radix = 'A', letters
		default:
			continue
		}
		at := int(text[i]-first) + n
		text[i] = first + byte(at%radix)
		n = at / radix
	}
	return string(text)
}
