package verifytest

import "time"

func healthSwitches() []Switch {
	const op = "GET /health"
	return []Switch{
		{ID: "health-text", Check: "undocumented-media-type", Operation: op, Text: "the JSON is called text/plain"},
		{ID: "health-any-method", Check: "method-not-allowed", Operation: op, Text: "every method is answered as GET is"},
		{ID: "health-debug", Check: "undocumented-property", Operation: op, Text: "the name of the machine is given"},
	}
}

func (s *Server) getHealth(*ask) reply {
	o := object{
		"status": "ok", "release": "1.2.0",
		"started_at": s.started.UTC().Format(time.RFC3339),
		"uptime_s":   s.now().Sub(s.started).Seconds(),
	}
	if s.on("health-debug") {
		o["machine"] = "workshop-1"
	}
	rep := ok(o)
	if s.on("health-text") {
		rep.media = "text/plain"
	}
	return rep
}
