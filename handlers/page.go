package handlers

import (
	"encoding/base64"
	"encoding/binary"
	"hash/crc32"
	"net/url"
	"strconv"

	"github.com/apisteward/steward/internal/fault"
)

// A cursor belongs to one list. It carries a checksum over the list's address,
// so that one that is made up, cut off or from another list is refused before
// it reaches a service; it is no secret and no signature.

// sealCursor returns the cursor of a list that callers see, "" for "".
func sealCursor(list, cursor string) string {
	if cursor == "" {
		return ""
	}
	sum := binary.BigEndian.AppendUint32(nil, cursorSum(list, cursor))
	return base64.RawURLEncoding.EncodeToString(append(sum, cursor...))
}

// openCursor undoes sealCursor, a nil cursor being the first page. Malformed
// for what is no cursor of the list.
func openCursor(list string, sealed *string) (string, error) {
	if sealed == nil {
		return "", nil
	}
	data, err := base64.RawURLEncoding.DecodeString(*sealed)
	if err != nil || len(data) <= 4 {
		return "", errCursor()
	}
	cursor := string(data[4:])
	if sealCursor(list, cursor) != *sealed { // the decoder passes over line ends
		return "", errCursor()
	}
	return cursor, nil
}

func cursorSum(list, cursor string) uint32 {
	return crc32.ChecksumIEEE([]byte(list + "\n" + cursor))
}

func errCursor() error {
	return malformed(fault.Field{Place: "cursor", Detail: "is not a cursor of this list; leave it out to begin at the first page"})
}

// nextPage returns the members of a list's reply that lead to its next page:
// next_cursor and the Link header (RFC 8288), nil on the last one. extra are
// the query parameters besides limit and cursor, and list is the list's path.
func nextPage(list, cursor string, limit *int32, extra url.Values) (next, link *string) {
	sealed := sealCursor(list+"?"+extra.Encode(), cursor)
	if sealed == "" {
		return nil, nil
	}
	query := url.Values{"cursor": {sealed}}
	for name, values := range extra {
		query[name] = values
	}
	if limit != nil {
		query.Set("limit", strconv.Itoa(int(*limit)))
	}
	address := "<" + list + "?" + query.Encode() + `>; rel="next"`
	return &sealed, &address
}

// limitOf returns the limit for a service, 0 standing for its default.
func limitOf(limit *int32) int {
	if limit == nil {
		return 0
	}
	return int(*limit)
}
