package session

import (
	"bytes"
	"encoding/json"
	"strings"
	"sync"

	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/verify/failure"
)

// smuggled is what the API took although its document forbids it. Answers that
// show it again follow from that, and are no failures of their own.
type smuggled struct {
	mu     sync.Mutex
	values map[string]map[string]bool // texts of values, by the names of their members
}

// Smuggle notes that the API took a value for a member, or took a request
// without it.
func (s *Session) Smuggle(member string, v any, missing bool) {
	text := ""
	if !missing {
		text = textOf(v)
	}
	s.smuggled.mu.Lock()
	defer s.smuggled.mu.Unlock()
	if s.smuggled.values == nil {
		s.smuggled.values = map[string]map[string]bool{}
	}
	if s.smuggled.values[member] == nil {
		s.smuggled.values[member] = map[string]bool{}
	}
	s.smuggled.values[member][text] = true
}

// textOf is how a failure shows a value.
func textOf(v any) string {
	if o, ok := v.(sample.Object); ok && len(o) == 0 {
		return "an empty object"
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if e.Encode(sample.Plain(v)) != nil {
		return ""
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// follows reports whether a failure shows again what the API took before.
func (m *smuggled) follows(f *failure.Failure) bool {
	if f.Check != "response-schema" {
		return false
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	for member, texts := range m.values {
		if texts[""] && f.Expected == `the property "`+member+`"` {
			return true
		}
		arrived, cut := strings.CutSuffix(f.Arrived, "…")
		if !strings.Contains(f.Text, "/"+member+" ") {
			continue
		}
		for text := range texts {
			if text == arrived || cut && strings.HasPrefix(text, arrived) {
				return true
			}
		}
	}
	return false
}
