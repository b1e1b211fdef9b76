package catalog

import (
	"encoding/base64"

	"github.com/apisteward/steward/internal/fault"
)

// limit returns the number of items that the page shall have.
func (p PageInput) limit() (int, error) {
	switch {
	case p.Limit == 0:
		return DefaultLimit, nil
	case p.Limit < 0 || p.Limit > MaxLimit:
		return 0, invalid("limit", "must be from 1 to 200")
	}
	return p.Limit, nil
}

// after returns the limit, and the sort key that the page begins behind.
func (p PageInput) after() (limit int, key string, err error) {
	if limit, err = p.limit(); err != nil {
		return 0, "", err
	}
	raw, err := base64.RawURLEncoding.Strict().DecodeString(p.Cursor)
	if err != nil || len(raw) > 256 || !printable(string(raw)) {
		return 0, "", errCursor()
	}
	return limit, string(raw), nil
}

// errCursor is for a cursor that no page ever carried.
func errCursor() error {
	return invalid("cursor", "is not a cursor of this list; leave it out to begin at the first page")
}

// pageOf makes a page of items that were read up to one more than the limit.
func pageOf[T any](items []T, limit int, key func(*T) string) *Page[T] {
	page := &Page[T]{Items: items}
	if len(items) > limit {
		page.Items = items[:limit]
		page.Next = base64.RawURLEncoding.EncodeToString([]byte(key(&items[limit-1])))
	}
	return page
}

// invalid is an Invalid error about one place of the input.
func invalid(place, detail string) *fault.Error {
	err := fault.New(fault.Invalid, "%s %s.", place, detail)
	err.Fields = []fault.Field{{Place: place, Detail: detail}}
	return err
}
