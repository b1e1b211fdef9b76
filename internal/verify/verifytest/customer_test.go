package verifytest

import "fmt"

func newCustomer(more string) string {
	return `{"name":"  Ada ","email":"Ada@Mail.example","password":"secret words"` + more + `}`
}

// joined creates a customer and returns its path.
func joined(v *visitor, more string) string {
	return "/customers/" + v.send("POST", "/customers", newCustomer(more)).id()
}

func customerTrials() []trial {
	const address = `,"address":{"street":"S","city":"C","zip":"0123","country":"CH"}`
	changed := func(body, property string) func(*visitor) any {
		return func(v *visitor) any {
			answered := v.send("PATCH", joined(v, ""), body)
			return fmt.Sprint(answered.status, " ", answered.at(property))
		}
	}
	return []trial{
		{"customer-password", func(v *visitor) any { return v.send("POST", "/customers", newCustomer("")).at("password") }, "none", "secret words"},
		{"customer-no-password", posting("/customers", `{"name":"A","email":"a@b"}`), "422", "201"},
		{"customer-null-name", posting("/customers", `{"name":null,"email":"a@b","password":"12345678"}`), "422", "201"},
		{"customer-pro", posting("/customers", newCustomer(`,"tier":"pro"`)), "201", "422"},
		{"customer-created-at", func(v *visitor) any {
			return v.send("POST", "/customers", newCustomer(`,"created_at":"1999-01-01T00:00:00Z"`)).at("created_at")
		}, "2026-11-22T12:00:00Z", "1999-01-01T00:00:00Z"},
		{"customer-html-error", func(v *visitor) any {
			return v.send("POST", "/customers", "{}").header.Get("Content-Type") == "text/html"
		}, "false", "true"},
		{"customer-location", func(v *visitor) any {
			created := v.send("POST", "/customers", newCustomer(""))
			return created.header.Get("Location") == "/customers/"+created.id()
		}, "true", "false"},
		{"customer-time", func(v *visitor) any { return v.get(joined(v, "")).at("created_at") }, "2026-11-22T12:00:00Z", "yesterday"},
		{"customer-city", func(v *visitor) any { return v.get(joined(v, address)).at("address", "city") }, "C", "none"},
		{"customer-left-402", func(v *visitor) any {
			path := joined(v, "")
			v.send("DELETE", path, "")
			return v.get(path).status
		}, "410", "402"},
		{"customer-patch-open", func(v *visitor) any {
			path := joined(v, "")
			get := v.get(path, "-X-API-Key", "-Authorization").status
			return fmt.Sprint(get, v.send("PATCH", path, `{"tier":"pro"}`, "-X-API-Key", "-Authorization").status)
		}, "401 401", "401 200"},
		{"customer-patch-password", changed(`{"password":"other words"}`, "password"), "200 none", "200 other words"},
		{"customer-patch-tier", changed(`{"tier":"gold"}`, "tier"), "422 none", "200 basic"},
		{"customer-patch-type", func(v *visitor) any {
			return v.send("PATCH", joined(v, ""), `{"tier":"pro"}`, "Content-Type: text/plain").status
		}, "415", "200"},
		{"customer-patch-newsletter", func(v *visitor) any {
			path := joined(v, "")
			answered := v.send("PATCH", path, `{"newsletter":true}`)
			return fmt.Sprint(answered.at("newsletter"), v.get(path).at("newsletter"))
		}, "true true", "true false"},
		{"customer-delete-listed", func(v *visitor) any {
			v.send("DELETE", joined(v, ""), "")
			return v.get("/customers").at("total")
		}, "23", "24"},
		{"customer-delete-twice", func(v *visitor) any {
			path := joined(v, "")
			return fmt.Sprint(v.send("DELETE", path, "").status, v.send("DELETE", path, "").status)
		}, "204 410", "204 202"},
	}
}
