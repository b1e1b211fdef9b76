package sample

import (
	"encoding/base64"
	"fmt"
	"strconv"
	"time"
)

// formatted makes a random string of a format, or "" for those that ask for
// nothing that is known.
func (g *generator) formatted(format string) string {
	switch format {
	case "":
		return ""
	case "date-time":
		return g.instant()
	case "date":
		return g.day().Format(time.DateOnly)
	case "time":
		return g.day().Format("15:04:05") + "Z"
	case "uuid":
		return g.uuid()
	case "email", "idn-email":
		return g.word() + "." + g.word() + "@example.com"
	case "hostname", "idn-hostname":
		return pick(g.rng, words[:]) + ".example.com"
	case "ipv4":
		return fmt.Sprintf("%d.%d.%d.%d", g.rng.IntN(256), g.rng.IntN(256), g.rng.IntN(256), g.rng.IntN(256))
	case "ipv6":
		return fmt.Sprintf("2001:db8:%x:%x::%x", g.rng.IntN(1<<16), g.rng.IntN(1<<16), 1+g.rng.IntN(1<<16-1))
	case "uri", "url", "iri":
		return "https://example.com/" + g.word()
	case "uri-reference", "iri-reference":
		return "/" + g.word()
	case "byte", "base64":
		return base64.StdEncoding.EncodeToString([]byte(g.word()))
	case "int32", "int64", "number", "decimal":
		return strconv.Itoa(g.rng.IntN(1000))
	}
	return formatted(format)
}

// day is a time between 1970 and 2069, rather a special one than another.
func (g *generator) day() time.Time {
	if g.chance(10) {
		return time.Date(2024, time.February, 29, 23, 59, 59, 0, time.UTC)
	}
	return time.Unix(g.rng.Int64N(100*365*24*3600), 0).UTC()
}

func (g *generator) instant() string {
	t := g.day()
	switch g.rng.IntN(8) {
	case 0:
		return t.Format("2006-01-02T15:04:05.000Z")
	case 1:
		return t.Format("2006-01-02T15:04:05") + "+02:00"
	}
	return t.Format("2006-01-02T15:04:05Z")
}

// uuid is a random one (RFC 9562, section 5.4).
func (g *generator) uuid() string {
	a, b := g.rng.Uint64(), g.rng.Uint64()
	return fmt.Sprintf("%08x-%04x-4%03x-%x%03x-%012x", a>>32, a>>16&0xffff, a&0xfff, 8+b>>62, b>>48&0xfff, b&0xffffffffffff)
}
