package verifytest

import (
	"maps"
	"net/http"
	"strings"
)

func customerChangeSwitches() []Switch {
	const patch, del = "PATCH /customers/{customerId}", "DELETE /customers/{customerId}"
	return []Switch{
		{ID: "customer-patch-open", Check: "security-not-enforced", Operation: patch, Hard: true, Text: "no credentials are needed, only in PATCH"},
		{ID: "customer-patch-password", Check: "write-only-returned", Operation: patch, Hard: true, Text: "a new password is answered"},
		{ID: "customer-patch-tier", Check: "invalid-request-accepted", Operation: patch, Hard: true, Text: "a tier may be any string, only in PATCH"},
		{ID: "customer-patch-type", Check: "unsupported-media-type", Operation: patch, Hard: true, Text: "a body of text/plain is taken, only in PATCH"},
		{ID: "customer-patch-newsletter", Check: "update-not-kept", Operation: patch, Hard: true, Text: "the newsletter can not be turned on"},
		{ID: "customer-delete-listed", Check: "deleted-still-listed", Operation: del, Text: "customers who left are listed"},
		{ID: "customer-delete-twice", Check: "undocumented-status", Operation: del, Hard: true, Text: "leaving again is answered with 202"},
	}
}

func (s *Server) updateCustomer(a *ask) reply {
	c, refusal := s.customer(a)
	if refusal != nil {
		return *refusal
	}
	f := customerFields()
	delete(f, "email")
	if s.on("customer-patch-tier") {
		f["tier"] = text(0, 1000)
	}
	media := []string{"application/json"}
	if s.on("customer-patch-type") {
		media = append(media, "text/plain")
	}
	data, refusal := a.input(record(nil, true, f), media...)
	if refusal != nil {
		return *refusal
	}
	s.applyTo(c, data)
	o := c.render()
	if given, has := data["newsletter"]; has {
		o["newsletter"] = given
	}
	if password, given := data["password"]; given && s.on("customer-patch-password") {
		o["password"] = password
	}
	return ok(o)
}

func (s *Server) applyTo(c *customer, data object) {
	changed := maps.Clone(c.data)
	for name, value := range data {
		switch {
		case name == "newsletter" && s.on("customer-patch-newsletter"):
		case name == "tier" && customerFields()["tier"]("", value) != nil: // taken, and yet not kept
		case name == "name":
			changed[name] = strings.Trim(value.(string), " ")
		default:
			changed[name] = value
		}
	}
	c.data = changed
}

// deleteCustomer lets somebody leave: gone, and yet known.
func (s *Server) deleteCustomer(a *ask) reply {
	c, refusal := s.customer(a)
	if refusal != nil {
		if refusal.status == http.StatusGone && s.on("customer-delete-twice") {
			return reply{status: http.StatusAccepted}
		}
		return *refusal
	}
	c.left = true
	return reply{status: http.StatusNoContent}
}
