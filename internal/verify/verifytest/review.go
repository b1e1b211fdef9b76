package verifytest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"time"
)

func reviewSwitches() []Switch {
	const post, one = "POST /parts/{partId}/reviews", "/parts/{partId}/reviews/{reviewId}"
	return []Switch{
		{ID: "review-not-kept", Check: "created-not-readable", Operation: post, Text: "a created review is not kept"},
		{ID: "review-rating-none", Check: "invalid-request-accepted", Operation: post, Hard: true, Text: "a rating of 0, which is excluded, is taken"},
		{ID: "review-recommended", Check: "invalid-request-accepted", Operation: post, Hard: true, Text: "recommended may be of any type"},
		{ID: "review-title", Check: "invalid-request-accepted", Also: "response-schema", Operation: post, Hard: true, Text: "a title of 41 characters is taken, and answered"},
		{ID: "review-location", Check: "wrong-location", Operation: post, Hard: true, Text: "Location leads to the first review of the part"},
		{ID: "review-empty", Check: "missing-body", Operation: "GET " + one, Text: "answered without a body"},
		{ID: "review-unknown-500", Check: "server-error", Operation: "GET " + one, Text: "an unknown review is answered with 500"},
		{ID: "review-delete-late", Check: "deleted-still-readable", Operation: "DELETE " + one, Hard: true, Text: "a deleted review is not listed, but can be read"},
		{ID: "review-delete-listed", Check: "deleted-still-listed", Operation: "DELETE " + one, Hard: true, Text: "a deleted review can not be read, but is listed"},
	}
}

// review is what somebody thinks of a part.
type review struct {
	id      int64
	data    object
	written time.Time
	deleted bool
}

func (s *Server) addReview(p *part, data object) *review {
	s.reviews++
	r := &review{id: s.reviews, data: data, written: s.now()}
	p.reviews = append(p.reviews, r)
	return r
}

func (r *review) render() object {
	o := r.data.only("rating", "title", "text", "recommended")
	if _, given := o["text"]; !given {
		o["text"] = nil
	}
	o["id"] = r.id
	o["written_at"] = r.written.UTC().Format(time.RFC3339)
	return o
}

func (s *Server) createReview(a *ask) reply {
	p := s.part(a.params[0])
	if p == nil {
		return notFound()
	}
	f := fields{"rating": whole(1, 5), "title": text(1, 40), "text": orNull(text(0, 500)), "recommended": flag}
	if s.on("review-rating-none") {
		f["rating"] = whole(0, 5)
	}
	if s.on("review-title") {
		f["title"] = text(1, 41)
	}
	if s.on("review-recommended") {
		f["recommended"] = anything
	}
	data, refusal := a.input(record([]string{"rating", "title"}, false, f), "application/json")
	if refusal != nil {
		return *refusal
	}
	if _, isFlag := data["recommended"].(bool); !isFlag {
		delete(data, "recommended")
	}
	if integer(data["rating"]) < 1 {
		data["rating"] = json.Number("1") // taken, and yet not kept
	}
	r := s.addReview(p, data)
	if s.on("review-not-kept") {
		p.reviews = p.reviews[:len(p.reviews)-1]
	}
	at := r.id
	if s.on("review-location") && len(p.reviews) > 1 {
		at = p.reviews[0].id
	}
	return created(fmt.Sprintf("%s/reviews/%d", p.place(), at), r.render())
}

// review finds the part and the review that a path names, or answers it.
func (s *Server) review(a *ask) (*part, *review, *reply) {
	id, err := strconv.ParseInt(a.params[1], 10, 64)
	if err != nil || id < 1 || a.params[1][0] == '+' {
		rep := badRequest("reviewId is no such integer")
		return nil, nil, &rep
	}
	if p := s.part(a.params[0]); p != nil {
		if i := slices.IndexFunc(p.reviews, func(r *review) bool { return r.id == id }); i >= 0 {
			return p, p.reviews[i], nil
		}
	}
	rep := notFound()
	if s.on("review-unknown-500") && a.Method == http.MethodGet {
		rep = problem(http.StatusInternalServerError, "Something went wrong")
	}
	return nil, nil, &rep
}

// getReview gives a weak entity tag: reviews never change.
func (s *Server) getReview(a *ask) reply {
	_, r, refusal := s.review(a)
	if refusal != nil {
		return *refusal
	}
	if r.deleted && !s.on("review-delete-late") {
		return notFound()
	}
	tag := fmt.Sprintf(`W/"review-%d"`, r.id)
	if knows(a.Header.Get("If-None-Match"), tag) {
		return reply{status: http.StatusNotModified, header: header("ETag", tag)}
	}
	if s.on("review-empty") {
		return reply{status: http.StatusOK, header: header("ETag", tag)}
	}
	return ok(r.render()).with("ETag", tag)
}

func (s *Server) deleteReview(a *ask) reply {
	p, r, refusal := s.review(a)
	if refusal != nil {
		return *refusal
	}
	if r.deleted {
		return notFound()
	}
	r.deleted = s.on("review-delete-late") || s.on("review-delete-listed")
	if !r.deleted {
		p.reviews = slices.DeleteFunc(p.reviews, func(other *review) bool { return other == r })
	}
	return reply{status: http.StatusNoContent}
}
