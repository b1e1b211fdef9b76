package verifytest

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
)

func customerSwitches() []Switch {
	const post, get = "POST /customers", "GET /customers/{customerId}"
	return []Switch{
		{ID: "customer-password", Check: "write-only-returned", Operation: post, Text: "the password is answered"},
		{ID: "customer-no-password", Check: "invalid-request-accepted", Operation: post, Text: "the password may be missing"},
		{ID: "customer-null-name", Check: "invalid-request-accepted", Operation: post, Hard: true, Text: "the name may be null"},
		{ID: "customer-pro", Check: "valid-request-refused", Operation: post, Hard: true, Text: "the tier pro is refused"},
		{ID: "customer-created-at", Check: "read-only-written", Operation: post, Text: "created_at is taken from the client"},
		{ID: "customer-html-error", Check: "undocumented-media-type", Operation: post, Hard: true, Text: "a refused body is answered with HTML"},
		{ID: "customer-location", Check: "wrong-location", Operation: post, Hard: true, Text: "Location leads to another customer"},
		{ID: "customer-time", Check: "response-schema", Operation: get, Text: "created_at is no date-time"},
		{ID: "customer-city", Check: "response-schema", Operation: get, Hard: true, Text: "an address lacks its city"},
		{ID: "customer-left-402", Check: "undocumented-status", Operation: get, Hard: true, Text: "a customer who left is answered with 402"},
	}
}

// customer is somebody who buys. Those who left stay known.
type customer struct {
	id      string
	data    object
	created string
	left    bool
}

func (s *Server) addCustomer(data object) *customer {
	data["name"] = strings.Trim(data["name"].(string), " ")
	data["email"] = strings.ToLower(data["email"].(string))
	c := &customer{id: s.uuid(), data: data, created: s.now().UTC().Format(time.RFC3339)}
	s.customers = append(s.customers, c)
	return c
}

func (s *Server) customerWithEmail(email string) *customer {
	i := slices.IndexFunc(s.customers, func(c *customer) bool { return c.data["email"] == strings.ToLower(email) })
	if i < 0 {
		return nil
	}
	return s.customers[i]
}

// render returns a customer as it is answered, with defaults filled in.
func (c *customer) render() object {
	o := c.data.only("name", "email", "tier", "birthday", "newsletter", "address")
	if o["tier"] == nil {
		o["tier"] = "basic"
	}
	if o["newsletter"] == nil {
		o["newsletter"] = false
	}
	o["id"] = c.id
	o["created_at"] = c.created
	return o
}

func customerFields() fields {
	return fields{
		"name":       spelled(1, 80, hasInk),
		"email":      spelled(0, 120, isEmail),
		"password":   text(8, 64),
		"tier":       choice("basic", "plus", "pro"),
		"birthday":   orNull(form(isDate)),
		"newsletter": flag,
		"address": record([]string{"street", "city", "zip", "country"}, true, fields{
			"street": text(1, 60), "city": text(1, 40), "zip": form(digits(4, 5)), "country": form(isCountry),
		}),
	}
}

func (s *Server) customerRule() rule {
	f, required := customerFields(), []string{"name", "email", "password"}
	if s.on("customer-no-password") {
		required = required[:2]
	}
	if s.on("customer-null-name") {
		f["name"] = orNull(f["name"])
	}
	if s.on("customer-pro") {
		f["tier"] = choice("basic", "plus")
	}
	return record(required, false, f)
}

func (s *Server) createCustomer(a *ask) reply {
	data, refusal := s.customerInput(a)
	if refusal != nil {
		if s.on("customer-html-error") && refusal.status == http.StatusUnprocessableEntity {
			return reply{status: refusal.status, media: "text/html", body: []byte("<h1>422</h1>")}
		}
		return *refusal
	}
	if data["name"] == nil {
		data["name"] = "nobody"
	}
	if s.customerWithEmail(data["email"].(string)) != nil {
		return problem(http.StatusConflict, "There is a customer with this address")
	}
	c := s.addCustomer(data)
	if given, isText := data["created_at"].(string); isText && isTime(given) && s.on("customer-created-at") {
		c.created = given
	}
	at := c.id
	if s.on("customer-location") {
		at = s.customers[0].id
	}
	o := c.render()
	if s.on("customer-password") {
		o["password"] = data["password"]
	}
	return created("/customers/"+at, o)
}

// customerInput reads a customer from JSON or from a form.
func (s *Server) customerInput(a *ask) (object, *reply) {
	if a.media() != "application/x-www-form-urlencoded" {
		return a.input(s.customerRule(), "application/json")
	}
	if refusal := a.demand(a.media()); refusal != nil {
		return nil, refusal
	}
	values, err := url.ParseQuery(string(a.body))
	if err != nil {
		rep := badRequest("The body is no form")
		return nil, &rep
	}
	data := map[string]any{}
	for name := range values {
		data[name] = values.Get(name)
	}
	if text := data["newsletter"]; text == "true" || text == "false" {
		data["newsletter"] = text == "true"
	}
	all := customerFields()
	f := fields{"name": all["name"], "email": all["email"], "password": all["password"], "newsletter": flag}
	if defects := record([]string{"name", "email", "password"}, true, f)("", data); len(defects) > 0 {
		rep := unprocessable(defects)
		return nil, &rep
	}
	return data, nil
}

// customer finds whom a path names, or answers it.
func (s *Server) customer(a *ask) (*customer, *reply) {
	id := strings.ToLower(a.params[0])
	if !isUUID(id) {
		rep := badRequest("customerId is no UUID")
		return nil, &rep
	}
	i := slices.IndexFunc(s.customers, func(c *customer) bool { return c.id == id })
	switch {
	case i < 0:
		rep := notFound()
		return nil, &rep
	case s.customers[i].left:
		rep := problem(http.StatusGone, "This customer left")
		return nil, &rep
	}
	return s.customers[i], nil
}

func (s *Server) getCustomer(a *ask) reply {
	c, refusal := s.customer(a)
	if refusal != nil {
		if refusal.status == http.StatusGone && s.on("customer-left-402") {
			return problem(http.StatusPaymentRequired, "This customer left")
		}
		return *refusal
	}
	o := c.render()
	if s.on("customer-time") {
		o["created_at"] = "yesterday"
	}
	if address, has := o["address"].(map[string]any); has && s.on("customer-city") {
		o["address"] = object(address).only("street", "zip", "country")
	}
	return ok(o)
}
