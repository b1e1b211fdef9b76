package verifytest

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"strings"
)

func httpManners() []manner {
	return []manner{
		{"weak-etags", func(v *visitor) any {
			tag := v.get(reviews + "/1").header.Get("ETag")
			return fmt.Sprint(tag, v.get(reviews+"/1", "If-None-Match: "+strings.TrimPrefix(tag, "W/")).status)
		}, `W/"review-1"304`},
		{"strong-if-match", func(v *visitor) any {
			weak := v.patch("/parts/1001", `{"stock":1}`, `If-Match: W/"1-1"`).status
			return fmt.Sprint(weak, v.patch("/parts/1001", `{"stock":1}`, `If-Match: "0", "1-1"`).status)
		}, "412 200"},
		{"head-everywhere", func(v *visitor) any {
			a := v.send("HEAD", "/parts?limit=1", "")
			return fmt.Sprint(a.status, a.raw, a.header.Get("X-Total-Count"))
		}, "20026"},
		{"head-without-length", func(v *visitor) any { return v.send("HEAD", "/parts/1001", "").header.Get("Content-Length") }, ""},
		{"options-everywhere", func(v *visitor) any {
			a := v.send("OPTIONS", "/parts/1001", "", "-Authorization", "-X-API-Key")
			return fmt.Sprint(a.status, " ", a.header.Get("Allow"))
		}, "204 OPTIONS, GET, HEAD, PUT, PATCH, DELETE"},
		{"plain-404", func(v *visitor) any {
			a := v.get("/nothing/here")
			return fmt.Sprint(a.status, a.header.Get("Content-Type"))
		}, "404text/plain; charset=utf-8"},
		{"trailing-slash", func(v *visitor) any {
			a := v.get("/parts/?limit=1")
			return fmt.Sprint(a.status, a.header.Get("Location"))
		}, "308/parts?limit=1"},
		{"extra-headers", func(v *visitor) any { return v.get("/health").header.Get("X-RateLimit-Remaining") != "" }, "true"},
		{"lower-case-headers", func(v *visitor) any {
			return strings.Contains(v.speak("GET /health HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"), "\nx-request-id: ")
		}, "true"},
		{"locations", func(v *visitor) any {
			part := v.send("POST", "/parts", newPart("")).header.Get("Location")
			return fmt.Sprint(strings.HasPrefix(part, v.server.URL+"/parts/"), v.send("POST", "/bookings", newBooking(card, "")).header.Get("Location"))
		}, "true/bookings/14"},
		{"optional-security", func(v *visitor) any {
			return fmt.Sprint(v.get("/search?q=a", "Authorization: Bearer x").status, v.get("/search?q=a", "-Authorization").status)
		}, "200 200"},
		{"any-accept", func(v *visitor) any { return v.get("/health", "Accept: image/png").status }, "200"},
		{"undocumented-415", posting(reviews, `{"rating":1,"title":"T"}`, "Content-Type: application/xml"), "415"},
		{"media-case", posting(reviews, `{"rating":1,"title":"T"}`, "Content-Type: APPLICATION/JSON; charset=UTF-8"), "201"},
		{"body-ignored", posting("/bookings/1/cancel", "<x>", "Content-Type: application/xml"), "200"},
		{"query-ignored", func(v *visitor) any {
			return fmt.Sprint(v.get("/customers?filter=x&a;b=1").at("total"))
		}, "23"},
		{"continue", func(v *visitor) any {
			body := `{"a":1}`
			return strings.SplitN(v.speak(fmt.Sprintf("PUT /admin/limits HTTP/1.1\r\nHost: h\r\nConnection: close\r\nX-Admin-Key: %s\r\n"+
				"Content-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: %d\r\n\r\n%s", AdminKey, len(body), body)), "\r\n", 2)[0]
		}, "HTTP/1.1 100 Continue"},
		{"deprecated", func(v *visitor) any {
			a := v.get("/stock")
			return fmt.Sprint(a.status, a.header.Get("Deprecation"))
		}, "200@1735689600"},
	}
}

// speak writes a request as it is, and returns the answer as it comes.
func (v *visitor) speak(request string) string {
	v.t.Helper()
	connection, err := net.Dial("tcp", v.server.Listener.Addr().String())
	if err != nil {
		v.t.Fatal(err)
	}
	defer connection.Close()
	if _, err := io.WriteString(connection, request); err != nil {
		v.t.Fatal(err)
	}
	answer, err := io.ReadAll(bufio.NewReader(connection))
	if err != nil {
		v.t.Fatal(err)
	}
	return string(answer)
}
