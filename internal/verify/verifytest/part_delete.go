package verifytest

import (
	"net/http"
	"slices"
)

func partDeleteSwitches() []Switch {
	const op = "DELETE /parts/{partId}"
	return []Switch{
		{ID: "part-delete-200", Check: "undocumented-status", Operation: op, Text: "answered with 200 instead of 204"},
		{ID: "part-delete-kept", Check: "deleted-still-readable", Operation: op, Text: "nothing is deleted"},
		{ID: "part-delete-open", Check: "security-not-enforced", Operation: op, Text: "no credentials are needed"},
	}
}

func (s *Server) deletePart(a *ask) reply {
	p := s.part(a.params[0])
	if p == nil {
		return notFound()
	}
	if !s.on("part-delete-kept") {
		s.parts = slices.DeleteFunc(s.parts, func(other *part) bool { return other == p })
	}
	if s.on("part-delete-200") {
		return reply{status: http.StatusOK}
	}
	return reply{status: http.StatusNoContent}
}
