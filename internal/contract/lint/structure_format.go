package lint

import (
	"net/url"
	"strings"
)

// format is a form that a string or a key must have. The zero format is any.
type format struct {
	name string // with an article: "a URL"
	ok   func(string) bool
}

func anyFormat() format { return format{} }

// componentNameFormat is OpenAPI 3.x, Components Object.
func componentNameFormat() format {
	return format{"a name of the letters A-Z and a-z, digits, `.`, `_` and `-`", func(s string) bool {
		return s != "" && onlyOf(s, func(c byte) bool {
			return isAlphanumeric(c) || c == '.' || c == '_' || c == '-'
		})
	}}
}

// pathFormat is the key of a Paths Object.
func pathFormat() format {
	return format{"a path, which starts with `/`", func(s string) bool { return strings.HasPrefix(s, "/") }}
}

// statusFormat is the key of a Responses Object of OpenAPI 3.x.
func statusFormat() format {
	return format{"a status (`200`), a range of them (`2XX`) or `default`", func(s string) bool {
		if len(s) != 3 || s[0] < '1' || s[0] > '5' {
			return s == "default"
		}
		return s[1:] == "XX" || isDigit(s[1]) && isDigit(s[2])
	}}
}

// statusFormat20 is the key of a Responses Object of Swagger 2.0, which has no ranges.
func statusFormat20() format {
	return format{"a status (`200`) or `default`", func(s string) bool {
		return s == "default" || len(s) == 3 && onlyOf(s, isDigit)
	}}
}

// mediaRangeFormat is a media type or range with optional parameters (RFC 9110,
// sections 8.3.1 and 12.5.1).
func mediaRangeFormat() format {
	return format{"a media type such as `application/json`", func(s string) bool {
		s, _, _ = strings.Cut(s, ";")
		major, minor, _ := strings.Cut(strings.TrimSpace(s), "/")
		return isToken(major) && isToken(minor)
	}}
}

// methodFormat is a method that a Path Item Object of OpenAPI 3.2 has no field for.
func methodFormat() format {
	return format{"a method other than those that have a field of their own", func(s string) bool {
		switch s {
		case "GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "QUERY":
			return false
		}
		return isToken(s)
	}}
}

// urlFormat is a URI reference (RFC 3986, section 4.1): a URL, absolute or not.
func urlFormat() format {
	return format{"a URL", func(s string) bool {
		if strings.ContainsAny(s, " \t\r\n<>\"") {
			return false
		}
		_, err := url.Parse(s)
		return err == nil
	}}
}

// absoluteFormat is a URI with a scheme (RFC 3986, section 3).
func absoluteFormat() format {
	return format{"an absolute URI", func(s string) bool {
		u, err := url.Parse(s)
		return err == nil && u.IsAbs() && urlFormat().ok(s)
	}}
}

// fragmentlessFormat is a URI reference without a fragment.
func fragmentlessFormat() format {
	return format{"a URL without a fragment (`#`)", func(s string) bool {
		return !strings.Contains(s, "#") && urlFormat().ok(s)
	}}
}

// emailFormat is an address of one mailbox (RFC 5321, section 4.1.2), loosely.
func emailFormat() format {
	return format{"an email address", func(s string) bool {
		at := strings.LastIndexByte(s, '@')
		return at > 0 && at < len(s)-1 && !strings.ContainsAny(s, " \t\r\n<>")
	}}
}

// hostFormat is a host with an optional port (Swagger 2.0, Swagger Object).
func hostFormat() format {
	return format{"a host, without scheme and path, and optionally a port", func(s string) bool {
		host, port, hasPort := strings.Cut(s, ":")
		if hasPort && (port == "" || !onlyOf(port, isDigit)) {
			return false
		}
		return host != "" && !strings.ContainsAny(host, "{}/ \\")
	}}
}

// versionFormat20 is the version that Swagger 2.0 wants.
func versionFormat20() format {
	return format{"the string \"2.0\"", func(s string) bool { return s == "2.0" }}
}

// tokenFormat is the name of a header field (RFC 9110, section 5.1).
func tokenFormat() format { return format{"the name of a header", isToken} }

func isToken(s string) bool {
	return s != "" && onlyOf(s, func(c byte) bool {
		return isAlphanumeric(c) || strings.IndexByte("!#$%&'*+-.^_`|~", c) >= 0
	})
}

func isAlphanumeric(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || isDigit(c)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func onlyOf(s string, ok func(byte) bool) bool {
	for i := range len(s) {
		if !ok(s[i]) {
			return false
		}
	}
	return true
}
