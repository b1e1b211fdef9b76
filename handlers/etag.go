package handlers

import (
	"strconv"
	"time"
)

// revisionTag is the entity tag of something that counts its revisions. What
// is deleted and made again counts anew, so that the time of its making is
// part of the tag.
func revisionTag(created time.Time, revision int64) string {
	return `"` + strconv.FormatInt(created.UnixMilli(), 36) + "." + strconv.FormatInt(revision, 10) + `"`
}
