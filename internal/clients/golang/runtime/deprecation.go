package runtime

import (
	"context"
	"log/slog"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// warn tells, once for each operation, that a reply announces its deprecation
// (RFC 9745) and its end (RFC 8594).
func (c *core) warn(ctx context.Context, op *operation, got *reply, s *settings) {
	text := got.header.Get("Deprecation")
	if text == "" || text == "false" || text == "?0" {
		return
	}
	if _, told := c.warned.LoadOrStore(op.id, true); told {
		return
	}
	attributes := []slog.Attr{slog.String("operation", op.id), slog.String("since", deprecatedSince(text))}
	if sunset := got.header.Get("Sunset"); sunset != "" {
		attributes = append(attributes, slog.String("sunset", sunset))
	}
	for _, relation := range [...]string{"deprecation", "sunset", "successor-version"} {
		if target := linkOf(got.header, relation); target != "" {
			attributes = append(attributes, slog.String(relation, target))
		}
	}
	s.logger.LogAttrs(ctx, slog.LevelWarn, "the operation is deprecated", attributes...)
}

// deprecatedSince is the day that "@1688169599" means; other forms, which came
// before the standard, stay as they are.
func deprecatedSince(text string) string {
	seconds, err := strconv.ParseInt(strings.TrimPrefix(text, "@"), 10, 64)
	if err != nil || !strings.HasPrefix(text, "@") {
		return text
	}
	return time.Unix(seconds, 0).UTC().Format(http.TimeFormat)
}

// linkOf returns the target of the first link of a relation (RFC 8288), or "".
func linkOf(header http.Header, relation string) string {
	for _, text := range header.Values("Link") {
		for text != "" {
			var target string
			var relations []string
			target, relations, text = cutLink(text)
			for _, r := range relations {
				if strings.EqualFold(r, relation) {
					return target
				}
			}
		}
	}
	return ""
}

// cutLink reads one link-value: <target>; name="value"; name=value, and returns
// what follows its comma.
func cutLink(text string) (target string, relations []string, rest string) {
	_, text, found := strings.Cut(text, "<")
	if !found {
		return "", nil, ""
	}
	target, text, _ = strings.Cut(text, ">")
	for {
		text = strings.TrimLeft(text, " \t")
		if !strings.HasPrefix(text, ";") {
			_, text, _ = strings.Cut(text, ",")
			return target, relations, text
		}
		var name, value string
		name, value, text = cutParameter(text[1:])
		if strings.EqualFold(name, "rel") && relations == nil {
			relations = strings.Fields(value)
		}
	}
}

// cutParameter reads name="value" or name=value.
func cutParameter(text string) (name, value, rest string) {
	end := strings.IndexAny(text, "=;,")
	if end < 0 || text[end] != '=' {
		if end < 0 {
			end = len(text)
		}
		return strings.TrimSpace(text[:end]), "", text[end:]
	}
	name, text = strings.TrimSpace(text[:end]), strings.TrimLeft(text[end+1:], " \t")
	if !strings.HasPrefix(text, `"`) {
		if end = strings.IndexAny(text, ";,"); end < 0 {
			end = len(text)
		}
		return name, strings.TrimSpace(text[:end]), text[end:]
	}
	var b strings.Builder
	for i := 1; i < len(text); i++ {
		switch {
		case text[i] == '"':
			return name, b.String(), text[i+1:]
		case text[i] == '\\' && i+1 < len(text):
			i++
		}
		b.WriteByte(text[i])
	}
	return name, b.String(), ""
}
