package pool

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/resource/property"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
)

// once reports whether a header belongs to one request only: a condition, or
// what tells a repeated request from another.
func once(name string) bool {
	lower := strings.ToLower(name)
	return strings.HasPrefix(lower, "if-") || isIdempotency(name)
}

// isIdempotency reports whether a header tells a repeated request from another.
func isIdempotency(name string) bool { return strings.Contains(property.Letters(name), "idempoten") }

// Refresh makes a request one that was not sent before, where a header tells
// the API so: with the same value it would answer as it did the first time. The
// value is a UUID, or one in quotes as where the header is a string of
// structured fields (RFC 9651, section 3.3.3): any short one would soon be sent
// again.
func Refresh(composer *compose.Composer, c *call.Case, random *rand.Rand) {
	for i := range c.Arguments {
		a := &c.Arguments[i]
		if a.In != "header" || a.Parameter == nil || a.Raw != nil || !isIdempotency(a.Name) {
			continue
		}
		id := newUUID(random)
		for _, v := range []any{id, `"` + id + `"`, anyOf(composer, a.Parameter, random)} {
			if v != nil && composer.AllowsArgument(a.Parameter, v) {
				a.Value = v
				break
			}
		}
	}
}

// newUUID is a random UUID (RFC 9562, section 5.4).
func newUUID(random *rand.Rand) string {
	high, low := random.Uint64(), random.Uint64()
	return fmt.Sprintf("%08x-%04x-4%03x-%04x-%012x", high>>32, high>>16&0xffff, high&0xfff, 0x8000|low>>48&0x3fff, low&0xffffffffffff)
}

func anyOf(composer *compose.Composer, p *contract.Parameter, random *rand.Rand) any {
	v, ok := composer.Maker().Random(p.ValueSchema(), contract.InRequest, random)
	if !ok {
		return nil
	}
	return v
}
