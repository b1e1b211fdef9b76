package intake

import (
	"fmt"
	"iter"
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
		case refused != "":
			detail = refused
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
// that will do, and why not although it has the form of one.
func (x *reading) credential(s wire.Scheme) (given, right bool, refused string) {
	for text := range x.sent(s) {
		given = true
		switch {
		case !s.Holds(text):
		case isWrong(s, text):
			refused = "is refused, as any that begins with `wrong`, `invalid` or `expired`"
		case x.isForeign(s.Secret(text)):
			refused = "is refused, since it is sent for a scheme too that the operation does not take"
		default:
			right = true
		}
	}
	return given, right, refused
}

// sent returns what stands where a credential goes.
func (x *reading) sent(s wire.Scheme) iter.Seq[string] {
	return func(yield func(string) bool) {
		if s.In == "header" {
			for _, line := range x.request.Header.Values(s.Name) {
				if !yield(line) {
					return
				}
			}
			return
		}
		pairs := x.pairs
		if s.In == "cookie" {
			pairs = x.cookies
		}
		for _, pair := range pairs {
			if pair.Name == s.Name && !yield(pair.Value) {
				return
			}
		}
	}
}

// isForeign reports whether the request has a secret as that of a scheme which
// the operation does not take: then it is no secret of another.
func (x *reading) isForeign(secret string) bool {
	for _, s := range x.plan.foreign {
		for text := range x.sent(s) {
			if s.Holds(text) && s.Secret(text) == secret {
				return true
			}
		}
	}
	return false
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
