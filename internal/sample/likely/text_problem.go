package likely

import "strings"

// problem is one of what goes wrong (RFC 9110, section 15.5).
type problem struct {
	status int
	title  string
	detail string
}

var problems = [...]problem{
	{400, "Bad request", "The request could not be read."}, {404, "Not found", "There is nothing of that name."}, {409, "Conflict", "It was changed in the meantime."},
	{422, "Invalid request", "A field is missing."},
}

func (s Subject) problem() problem { return Pick(s.Seed.Nth(ofTitle), problems[:]) }

// problemText is what a field says of a problem, or "".
func (s Slot) problemText(phrase string, try int) string {
	p := s.problem()
	switch phrase {
	case "message", "detail", "description", "text", "reason", "errormessage", "longmessage":
		return nth(try, p.detail, p.title)
	case "title", "name", "error", "summary":
		return nth(try, p.title, p.detail)
	case "status", "statuscode":
		return nth(try, whole(p.status).String())
	case "code", "errorcode":
		return nth(try, strings.ToLower(strings.ReplaceAll(p.title, " ", "_")), whole(p.status).String())
	case "type":
		return nth(try, "about:blank", "error")
	case "field", "property", "parameter", "param":
		return nth(try, "name")
	case "resource":
		return nth(try, "Item")
	}
	return ""
}

// problemNumber is the number in a field of a problem; ok is false for those
// that are about something else.
func (s Slot) problemNumber(phrase string) (n Number, ok bool) {
	switch phrase {
	case "status", "statuscode", "code", "errorcode":
		return whole(s.problem().status), true
	}
	return Number{}, false
}

// problematic is what a name tells where the subject is a problem, and what it
// tells elsewhere.
func problematic(words []string, elsewhere Textual) Textual {
	phrase := glued(words)
	if (Slot{}).problemText(phrase, 0) == "" {
		return elsewhere
	}
	return func(s Slot, try int) string {
		switch {
		case s.Kind == Problem:
			return s.problemText(phrase, try)
		case elsewhere != nil:
			return elsewhere(s, try)
		}
		return ""
	}
}

// problematicNumber is the same for numbers.
func problematicNumber(words []string, elsewhere Numeric) Numeric {
	phrase := glued(words)
	if _, ok := (Slot{}).problemNumber(phrase); !ok {
		return elsewhere
	}
	return func(s Slot) Number {
		n, _ := s.problemNumber(phrase)
		if s.Kind != Problem {
			n = whole(s.Key.Between(1, 99))
			if elsewhere != nil {
				n = elsewhere(s)
			}
		}
		return n
	}
}
