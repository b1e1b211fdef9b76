package likely

import (
	"encoding/base64"
	"net/http"
	"time"
)

// Formatted makes a text of a format (JSON Schema 2020-12, section 7.3; the
// OpenAPI format registry), or "" for one that asks for nothing that is known.
func Formatted(format string, s Slot, m Moment) string {
	switch format {
	case "date-time":
		return s.Time(m).Format("2006-01-02T15:04:05Z")
	case "date":
		return s.Time(m).Format(time.DateOnly)
	case "time":
		return s.Time(m).Format("15:04:05Z")
	case "date-time-rfc-2822", "rfc2822":
		return s.Time(m).Format("Mon, 02 Jan 2006 15:04:05 -0700")
	case "http-date":
		return s.Time(m).Format(http.TimeFormat)
	case "uuid":
		return uuid(s.Key)
	case "email", "idn-email":
		return email(s, 0)
	case "hostname", "idn-hostname":
		return slug(s.Subject) + ".example.com"
	case "ipv4":
		return ipv4(s.Key)
	case "ipv6":
		return ipv6(s.Key)
	case "uri", "url", "iri":
		return "https://example.com/" + page(s)
	case "uri-reference", "iri-reference":
		return "/" + page(s)
	case "byte", "base64", "base64url":
		return base64.StdEncoding.EncodeToString([]byte(slug(s.Subject)))
	case "int32", "int64":
		return whole(s.Key.Between(1, 9999)).String()
	}
	return ""
}
