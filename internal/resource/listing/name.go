package listing

import (
	"encoding/json"
	"strconv"
)

// scalar is a value as text; ok is false for what is none.
func scalar(v any) (text string, ok bool) {
	switch v := v.(type) {
	case string:
		return v, v != ""
	case json.Number:
		return v.String(), true
	case bool:
		return strconv.FormatBool(v), true
	}
	return "", false
}
