package intake

import (
	"fmt"
	"strings"

	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/wire"
)

// credentials looks whether everything is there for one of the ways in.
func (x *reading) credentials() {
	for i := range x.plan.ways {
		if len(x.lacking(&x.plan.ways[i])) == 0 {
			return
		}
	}
	if len(x.plan.ways) == 0 {
		return
	}
	x.refused = true
	x.fields = append(x.fields, x.lacking(x.closest())...)
}

// closest is the way in for which the least is missing, the first of several.
func (x *reading) closest() *way {
	best, least := &x.plan.ways[0], 0
	for i := range x.plan.ways {
		w := &x.plan.ways[i]
		if n := len(x.lacking(w)); n < len(w.credentials) && (least == 0 || n < least) {
			best, least = w, n
		}
	}
	return best
}

// lacking says what is missing for a way in.
func (x *reading) lacking(w *way) []fault.Field {
	var fields []fault.Field
	for _, s := range w.credentials {
		given, right, refused := x.credential(s)
		if right {
			continue
		}
		detail := "is missing"
		switch {
		case refused:
			detail = "is refused, as any that begins with `wrong`, `invalid` or `expired`"
		case given && s.Word != "":
			detail = fmt.Sprintf("must be `%s ...`", shortened(wire.Field(s.Word)))
		case given:
			detail = "must not be empty"
		}
		fields = append(fields, fault.Field{Place: s.In + " " + shortened(s.Name), Detail: detail})
	}
	return fields
}

// credential looks where a credential goes: whether something is there, whether
// that will do, and whether it would if it did not say itself that it is wrong.
func (x *reading) credential(s wire.Scheme) (given, right, refused bool) {
	look := func(text string) {
		given = true
		switch {
		case !s.Holds(text):
		case isWrong(s, text):
			refused = true
		default:
			right = true
		}
	}
	if s.In == "header" {
		for _, line := range x.request.Header.Values(s.Name) {
			look(line)
		}
		return given, right, refused
	}
	pairs := x.pairs
	if s.In == "cookie" {
		pairs = x.cookies
	}
	for _, pair := range pairs {
		if pair.Name == s.Name {
			look(pair.Value)
		}
	}
	return given, right, refused
}

// isWrong reports whether a secret, or the password in it, says of itself that
// it is wrong. Any other is taken for right: this is how consumers, and those
// who verify a mock, see what becomes of wrong ones.
func isWrong(s wire.Scheme, text string) bool {
	secret := s.Secret(text)
	if s.Basic() {
		_, secret, _ = strings.Cut(secret, ":")
	}
	for _, word := range [...]string{"wrong", "invalid", "expired"} {
		if len(secret) >= len(word) && strings.EqualFold(secret[:len(word)], word) {
			return true
		}
	}
	return false
}

// wanted says which credentials would do.
func (x *reading) wanted() string {
	texts := make([]string, len(x.plan.ways))
	for i := range x.plan.ways {
		texts[i] = x.plan.ways[i].text
	}
	return "The operation needs credentials: " + strings.Join(texts, ", or ") + "."
}
