package store

import (
	"encoding/json"
	"fmt"
	"time"
)

// moment is a time as it is stored: milliseconds since 1970, 0 for never.
type moment struct{ time *time.Time }

// at returns what is stored for a time.
func at(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

// Scan reads a stored time.
func (m moment) Scan(value any) error {
	ms, ok := value.(int64)
	if !ok {
		return fmt.Errorf("a stored time is a %T", value)
	}
	*m.time = time.Time{}
	if ms != 0 {
		*m.time = time.UnixMilli(ms).UTC()
	}
	return nil
}

// text is a value that is stored as JSON.
type text struct{ value any }

// inText returns what is stored for a value. The values of this package are
// lists and tables of strings and numbers, which cannot fail.
func inText(value any) string {
	data, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	return string(data)
}

// Scan reads a stored value.
func (t text) Scan(value any) error {
	switch data := value.(type) {
	case string:
		return json.Unmarshal([]byte(data), t.value)
	case []byte:
		return json.Unmarshal(data, t.value)
	}
	return fmt.Errorf("stored JSON is a %T", value)
}
