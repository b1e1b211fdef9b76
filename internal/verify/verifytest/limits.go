package verifytest

import "encoding/json"

func limitSwitches() []Switch {
	const get, put = "GET /admin/limits", "PUT /admin/limits"
	return []Switch{
		{ID: "limits-any-key", Check: "security-not-enforced", Operation: get, Hard: true, Text: "a credential of another scheme is taken for an administrator's"},
		{ID: "limits-text", Check: "response-schema", Operation: get, Text: "the limits are strings"},
		{ID: "limits-greatest", Check: "invalid-request-accepted", Operation: put, Hard: true, Text: "a limit of 1001 is taken"},
		{ID: "limits-name-lost", Check: "update-not-kept", Operation: put, Hard: true, Text: "names with a character outside ASCII are not kept"},
		{ID: "limits-merged", Check: "update-not-kept", Operation: put, Hard: true, Text: "limits that are not sent any more stay"},
	}
}

func (s *Server) getLimits(*ask) reply {
	o := object{}
	for name, value := range s.limits {
		o[name] = loose(integer(value))
		if s.on("limits-text") {
			o[name] = "many"
		}
	}
	return ok(o)
}

func (s *Server) replaceLimits(a *ask) reply {
	most := int64(1000)
	if s.on("limits-greatest") {
		most = 1001
	}
	data, refusal := a.input(mapOf(20, whole(0, most)), "application/json")
	if refusal != nil {
		return *refusal
	}
	for name, value := range data {
		if integer(value) > 1000 {
			data[name] = json.Number("1000") // taken, and yet not kept
		}
	}
	sent := ok(data)
	kept := object{}
	for name, value := range s.limits {
		if s.on("limits-merged") {
			kept[name] = value
		}
	}
	for name, value := range data {
		if !s.on("limits-name-lost") || isASCII(name) {
			kept[name] = value
		}
	}
	s.limits = kept
	return sent
}

func isASCII(s string) bool {
	for _, r := range s {
		if r > 127 {
			return false
		}
	}
	return true
}
