package catalog

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// semver returns the version that the document shall have.
func (in *PublishInput) semver(doc *contract.Document) (Semver, error) {
	place, text := "version", in.Version
	if text == "" {
		place, text = "#/info/version", doc.Version
	}
	v, err := ParseSemver(text)
	if err != nil {
		return v, invalid(place, "names no version: "+err.Error())
	}
	return v, nil
}

// candidate returns the version as it would be stored, not yet judged.
func (s *Service) candidate(in PublishInput, doc *contract.Document, next Semver) Version {
	v := s.described(in.Body, doc)
	v.API, v.Version, v.PublishedBy = in.API, next.String(), in.By
	v.State, v.Revision = Published, 1
	v.CreatedAt = s.now()
	if in.Draft || next.Pre != "" {
		v.State = Draft
	} else {
		v.PublishedAt = v.CreatedAt
	}
	return v
}

// described returns what a version takes from its document.
func (s *Service) described(body []byte, doc *contract.Document) Version {
	sum := sha256.Sum256(body)
	return Version{
		Digest:      doc.Digest,
		Original:    "sha256:" + hex.EncodeToString(sum[:]),
		Format:      doc.Format,
		SpecVersion: doc.SpecVersion,
		Title:       strings.ReplaceAll(doc.Title, "\x00", "\ufffd"), // PostgreSQL stores no NUL in text
		Operations:  len(doc.Operations()),
		Size:        int64(len(body)),
	}
}
