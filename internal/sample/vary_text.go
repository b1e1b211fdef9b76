package sample

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// maxVaried is the longest string that is made to be one too long.
const maxVaried = 20_000

// texts varies a string.
func (w *walker) texts(at *spot) {
	listed := false
	for _, s := range at.shape.all {
		listed = listed || s.EnumNode != nil
		if s.MaxLength != nil && *s.MaxLength < maxVaried {
			w.longest(at, s, int(max(*s.MaxLength, 0)))
		}
		if s.MinLength != nil && *s.MinLength < maxVaried && *s.MinLength > 0 {
			w.shortest(at, s, int(*s.MinLength))
		}
		if s.pattern != nil {
			w.unmatched(at, s)
		}
		if f := s.format; f != nil && f.broken != "" {
			w.note(at, f.rank(), Variant{Keyword: "format", Schema: s.Node, Text: "no " + s.Format + " at all", Soft: f.soft}, f.broken)
		}
	}
	if !listed && !at.tag {
		w.unusual(at)
	}
}

// rank puts formats that many do not check last.
func (f *format) rank() int {
	if f.soft {
		return 3
	}
	return 0
}

func (w *walker) longest(at *spot, s *view, most int) {
	sh := at.shape
	w.later(at, 1, Variant{Valid: true, Keyword: "maxLength", Schema: s.Node, Text: fmt.Sprintf("at its maximum length of %d", most), Soft: sh.opaque()}, func() (any, bool) {
		return sh.textOf(most)
	})
	w.later(at, 0, Variant{Keyword: "maxLength", Schema: s.Node, Text: fmt.Sprintf("one longer than its maximum of %d", most)}, func() (any, bool) {
		text, _ := sh.textOf(most + 1)
		return text, true
	})
}

func (w *walker) shortest(at *spot, s *view, least int) {
	sh := at.shape
	w.later(at, 1, Variant{Valid: true, Keyword: "minLength", Schema: s.Node, Text: fmt.Sprintf("at its minimum length of %d", least), Soft: sh.opaque()}, func() (any, bool) {
		return sh.textOf(least)
	})
	w.later(at, 0, Variant{Keyword: "minLength", Schema: s.Node, Text: fmt.Sprintf("one shorter than its minimum of %d", least)}, func() (any, bool) {
		text, _ := sh.textOf(least - 1)
		return text, true
	})
}

// opaque reports whether strings of a place have a format of which nothing is
// known: what is made for them may mean nothing to the API.
func (sh *shape) opaque() bool {
	for _, s := range sh.all {
		if s.format == nil && !free(s.Format) {
			return true
		}
	}
	return false
}

// textOf is a string of a length, in characters, that keeps the patterns and
// the format of a place; ok is false when it does not.
func (sh *shape) textOf(length int) (text any, ok bool) {
	var patterns []*pattern
	for _, s := range sh.all {
		if s.pattern != nil {
			patterns = append(patterns, s.pattern)
		}
	}
	for _, p := range patterns {
		if made := p.make(length, length); utf8.RuneCountInString(made) == length && matchesAll(patterns, made) && sh.keepsFormat(made) {
			return made, true
		}
	}
	plain := strings.Repeat("x", length)
	if sh.keepsFormat(plain) && matchesAll(patterns, plain) {
		return plain, true
	}
	if padded := padded(sh.formatName(), length); padded != "" && sh.keepsFormat(padded) && matchesAll(patterns, padded) {
		return padded, true
	}
	return plain, false
}

func (sh *shape) formatName() string {
	for _, s := range sh.all {
		if s.Format != "" {
			return s.Format
		}
	}
	return ""
}

// keepsFormat reports whether a string is certainly of all formats of a place.
func (sh *shape) keepsFormat(text string) bool {
	for _, s := range sh.all {
		if f := s.format; f != nil && f.check != nil && f.check(text) != holds {
			return false
		}
	}
	return true
}

// padded is a string of a format made as long as is asked for, or "".
func padded(format string, length int) string {
	text := formatted(format)
	missing := length - len(text)
	switch {
	case text == "" || missing < 0:
		return ""
	case format == "uri" || format == "url":
		return text + "/" + strings.Repeat("x", max(missing-1, 0))
	case format == "email" && missing < 50:
		return strings.Repeat("x", missing) + text
	}
	return ""
}

// unmatched puts in a string that keeps the lengths and breaks a pattern.
func (w *walker) unmatched(at *spot, s *view) {
	was, _ := at.value.(string)
	for _, text := range []string{was + "!", "!" + was, "!" + tail(was), "no match", "!", "¶", ""} {
		matched, sure := s.pattern.matches(text)
		if matched || !sure || !at.shape.keepsLengths(text) {
			continue
		}
		w.note(at, 0, Variant{Keyword: "pattern", Schema: s.Node, Text: "a string that its pattern does not match"}, text)
		return
	}
}

// tail is a string without its first character.
func tail(s string) string {
	_, size := utf8.DecodeRuneInString(s)
	return s[size:]
}

func (sh *shape) keepsLengths(text string) bool {
	n := int64(utf8.RuneCountInString(text))
	for _, s := range sh.all {
		if s.MinLength != nil && n < *s.MinLength || s.MaxLength != nil && n > *s.MaxLength {
			return false
		}
	}
	return true
}

// unusual puts in strings that nothing speaks against.
func (w *walker) unusual(at *spot) {
	for i, c := range []struct{ text, is string }{
		{"", "empty"}, {"Zoë 🚀 漢字", "beyond ASCII"}, {"null", "a word that some take for nothing"}, {strings.Repeat("long ", 60), "long"},
	} {
		w.note(at, 2+i, Variant{Valid: true, Keyword: "type", Schema: at.typed(), Text: c.is, Soft: true}, c.text)
	}
}
