// Package ident makes identifiers for what is stored.
package ident

import (
	"encoding/base32"
	"encoding/binary"
	"fmt"
	"io"
	"time"
)

// encoding keeps the order of the bytes it encodes.
var encoding = base32.HexEncoding.WithPadding(base32.NoPadding)

// New returns an identifier of 26 characters, digits and A to V, that is
// unique and sorts by the time of its making, to the millisecond. The error is
// that of reading from random.
func New(now time.Time, random io.Reader) (string, error) {
	var id [16]byte
	binary.BigEndian.PutUint64(id[:8], uint64(now.UnixMilli())<<16)
	if _, err := io.ReadFull(random, id[6:]); err != nil {
		return "", fmt.Errorf("making an identifier: %w", err)
	}
	return encoding.EncodeToString(id[:]), nil
}
