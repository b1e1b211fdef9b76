package handlers

import (
	"github.com/dunglas/httpsfv"

	"github.com/apisteward/steward/internal/fault"
)

// maxIdempotencyKey bounds the field with its quotes, as the contract does.
const maxIdempotencyKey = 257

// parseIdempotencyKey returns the string in an Idempotency-Key field, which is
// a structured field: a quoted string, parameters being ignored (RFC 9651,
// 3.3.3). Malformed when it is none, or empty.
func parseIdempotencyKey(field string) (string, error) {
	if len(field) <= maxIdempotencyKey {
		item, err := httpsfv.UnmarshalItem([]string{field})
		if err == nil {
			if key, ok := item.Value.(string); ok && key != "" {
				return key, nil
			}
		}
	}
	return "", malformed(fault.Field{Place: idempotencyHeader, Detail: "must be a quoted string of 1 to 255 characters"})
}
