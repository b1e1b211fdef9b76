package verifytest

import (
	"net/http"
	"strings"
)

// access says who may use an operation.
type access struct {
	program, person, admin bool
	open                   string // switch that lets everyone in who gives no credentials
	trust                  string // switch that does not look at credentials closely
}

var (
	anyone         = access{}
	readers        = access{program: true, person: true}
	programs       = access{program: true}
	people         = access{person: true}
	administrators = access{admin: true}
)

func (c access) unless(id string) access   { c.open = id; return c }
func (c access) trusting(id string) access { c.trust = id; return c }

// authorise looks at the credentials of a request, and answers those that may
// not do what they ask for.
func (s *Server) authorise(a *ask, op *operation) (rep reply, refused bool) {
	c := op.access
	switch {
	case c.admin:
		return s.authoriseAdmin(a, c)
	case !c.program && !c.person:
		return reply{}, false
	case c.program && a.Header.Get("X-API-Key") == APIKey:
		return reply{}, false
	case c.person && s.identify(a, c):
		return reply{}, false
	case s.on(c.open) && a.Header.Get("X-API-Key") == "" && a.Header.Get("Authorization") == "":
		a.person = "one"
		return reply{}, false
	}
	return unauthorised(), true
}

// identify finds whom a bearer token belongs to (RFC 6750, 2.1).
func (s *Server) identify(a *ask, c access) bool {
	scheme, token, _ := strings.Cut(a.Header.Get("Authorization"), " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return false
	}
	switch strings.TrimSpace(token) {
	case BearerToken:
		a.person = "one"
	case OtherBearerToken:
		a.person = "other"
	default:
		a.person = "one"
		return s.on(c.trust) && token != ""
	}
	return true
}

func (s *Server) authoriseAdmin(a *ask, c access) (rep reply, refused bool) {
	switch a.Header.Get("X-Admin-Key") {
	case AdminKey:
		return reply{}, false
	case APIKey, BearerToken, OtherBearerToken:
		if s.on(c.trust) {
			return reply{}, false
		}
		return problem(http.StatusForbidden, "Only administrators may do this"), true
	}
	return unauthorised(), true
}

func unauthorised() reply {
	rep := problem(http.StatusUnauthorized, "Credentials are missing or wrong")
	rep.header = header("WWW-Authenticate", `Bearer realm="workshop"`)
	return rep
}
