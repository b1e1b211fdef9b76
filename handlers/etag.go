package handlers

import (
	"crypto/sha256"
	"encoding/base64"
	"strconv"
	"strings"
	"time"
)

// revisionTag is the entity tag of something that counts its revisions. What
// is deleted and made again counts anew, so that the time of its making is
// part of the tag.
func revisionTag(created time.Time, revision int64) string {
	return `"` + strconv.FormatInt(created.UnixMilli(), 36) + "." + strconv.FormatInt(revision, 10) + `"`
}

// contentTag is the entity tag of bytes.
func contentTag(content []byte) string {
	sum := sha256.Sum256(content)
	return `"` + base64.RawURLEncoding.EncodeToString(sum[:15]) + `"`
}

// matches reports whether one of the entity tags in a field such as
// If-None-Match stands for the given one, by weak comparison (RFC 9110,
// 8.8.3.2). A tag that was sent with a compressed reply stands for the same.
func matches(field, tag string) bool {
	if strings.TrimSpace(field) == "*" {
		return true
	}
	for candidate := range strings.SplitSeq(field, ",") {
		if plainTag(candidate) == plainTag(tag) {
			return true
		}
	}
	return false
}

// matchesStrongly is like matches by strong comparison, as If-Match needs it:
// weak tags match nothing.
func matchesStrongly(field, tag string) bool {
	if strings.TrimSpace(field) == "*" {
		return true
	}
	for candidate := range strings.SplitSeq(field, ",") {
		candidate = strings.TrimSpace(candidate)
		if !strings.HasPrefix(candidate, "W/") && plainTag(candidate) == plainTag(tag) {
			return true
		}
	}
	return false
}

// plainTag returns an entity tag without weakness and compression.
func plainTag(tag string) string {
	tag = strings.TrimPrefix(strings.TrimSpace(tag), "W/")
	for _, suffix := range []string{`-gzip"`, `-zstd"`} {
		if cut, ok := strings.CutSuffix(tag, suffix); ok {
			return cut + `"`
		}
	}
	return tag
}
