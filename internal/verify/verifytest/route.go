package verifytest

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// operation is what a method does at a path.
type operation struct {
	method  string
	access  access
	perform func(*Server, *ask) reply
}

// path is a template and its operations.
type path struct {
	template string
	does     []operation
}

// paths returns every documented path.
func paths() []path {
	return []path{
		{"/health", []operation{{"GET", anyone, (*Server).getHealth}}},
		{"/parts", []operation{{"GET", readers, (*Server).listParts}, {"POST", people, (*Server).createPart}}},
		{"/parts/{partId}", []operation{
			{"GET", readers, (*Server).getPart}, {"HEAD", readers, (*Server).headPart}, {"PUT", people, (*Server).replacePart},
			{"PATCH", people, (*Server).updatePart}, {"DELETE", people.unless("part-delete-open"), (*Server).deletePart},
		}},
		{"/parts/{partId}/photo", []operation{{"POST", people, (*Server).uploadPhoto}}},
		{"/parts/{partId}/reviews", []operation{{"GET", readers, (*Server).listReviews}, {"POST", people, (*Server).createReview}}},
		{"/parts/{partId}/reviews/{reviewId}", []operation{{"GET", readers, (*Server).getReview}, {"DELETE", people, (*Server).deleteReview}}},
		{"/customers", []operation{{"GET", programs, (*Server).listCustomers}, {"POST", programs, (*Server).createCustomer}}},
		{"/customers/{customerId}", []operation{
			{"GET", programs, (*Server).getCustomer}, {"PATCH", programs.unless("customer-patch-open"), (*Server).updateCustomer},
			{"DELETE", programs, (*Server).deleteCustomer},
		}},
		{"/bookings", []operation{{"GET", people.trusting("bookings-any-token"), (*Server).listBookings}, {"POST", people, (*Server).createBooking}}},
		{"/bookings/{bookingId}", []operation{{"GET", people, (*Server).getBooking}}},
		{"/bookings/{bookingId}/cancel", []operation{{"POST", people, (*Server).cancelBooking}}},
		{"/search", []operation{{"GET", anyone, (*Server).search}}},
		{"/categories", []operation{{"GET", anyone, (*Server).listCategories}}},
		{"/stock", []operation{{"GET", readers, (*Server).getStock}}},
		{"/admin/limits", []operation{{"GET", administrators.trusting("limits-any-key"), (*Server).getLimits}, {"PUT", administrators, (*Server).replaceLimits}}},
	}
}

// route finds the operation of a request and decodes its path, or answers it
// where there is none.
func (s *Server) route(a *ask) (*operation, reply) {
	escaped := a.URL.EscapedPath()
	found := s.find(a, escaped)
	if found == nil {
		shorter := strings.TrimSuffix(escaped, "/")
		if shorter != escaped && s.find(a, shorter) != nil {
			return nil, redirect(shorter, a.URL.RawQuery)
		}
		return nil, reply{status: http.StatusNotFound, media: "text/plain; charset=utf-8", body: []byte("404 page not found\n")}
	}
	if op := found.operation(a.Method); op != nil {
		return op, reply{}
	}
	return nil, s.refuseMethod(a, found)
}

func redirect(to, query string) reply {
	if query != "" {
		to += "?" + query
	}
	return reply{status: http.StatusPermanentRedirect, header: header("Location", to)}
}

// operation returns what a method does. What can be read has a head.
func (p *path) operation(method string) *operation {
	for _, m := range []string{method, strings.Replace(method, "HEAD", "GET", 1)} {
		if i := slices.IndexFunc(p.does, func(op operation) bool { return op.method == m }); i >= 0 {
			return &p.does[i]
		}
	}
	return nil
}

// refuseMethod answers a method that a path does not have (RFC 9110, 15.5.6).
func (s *Server) refuseMethod(a *ask, p *path) reply {
	allow := p.allow()
	if a.Method == http.MethodOptions {
		return reply{status: http.StatusNoContent, header: header("Allow", allow)}
	}
	if s.on("health-any-method") && p.template == "/health" {
		return s.getHealth(a)
	}
	rep := problem(http.StatusMethodNotAllowed, "There is no such method here")
	if !s.on("categories-no-allow") || p.template != "/categories" {
		rep.header = header("Allow", allow)
	}
	return rep
}

func (p *path) allow() string {
	methods := []string{"OPTIONS"}
	for _, op := range p.does {
		methods = append(methods, op.method)
		if op.method == "GET" && !slices.ContainsFunc(p.does, func(o operation) bool { return o.method == "HEAD" }) {
			methods = append(methods, "HEAD")
		}
	}
	return strings.Join(methods, ", ")
}

// find returns the path that an escaped path fits, and decodes its parameters.
func (s *Server) find(a *ask, escaped string) *path {
	for i := range s.paths {
		if params, ok := fit(s.paths[i].template, escaped); ok {
			a.params = params
			return &s.paths[i]
		}
	}
	return nil
}

func fit(template, escaped string) (params []string, ok bool) {
	want, got := strings.Split(template, "/"), strings.Split(escaped, "/")
	if len(want) != len(got) {
		return nil, false
	}
	for i := range want {
		text, err := url.PathUnescape(got[i])
		switch {
		case err != nil || (got[i] == "" && i > 0):
			return nil, false
		case strings.HasPrefix(want[i], "{"):
			params = append(params, text)
		case text != want[i]:
			return nil, false
		}
	}
	return params, true
}
