package verifytest

import "net/http"

// defect is one thing that is wrong with a body.
type defect struct{ pointer, text string }

// problem answers with a problem (RFC 9457).
func problem(status int, title string) reply {
	return reply{status: status, media: "application/problem+json", body: object{
		"type": "about:blank", "title": title, "status": status,
	}}
}

// unprocessable answers a body that says something that is not allowed.
func unprocessable(defects []defect) reply {
	rep := problem(http.StatusUnprocessableEntity, "The body says something that is not allowed")
	errors := make([]any, 0, len(defects))
	for _, d := range defects[:min(len(defects), 100)] {
		errors = append(errors, object{"pointer": d.pointer, "text": d.text})
	}
	rep.body.(object)["errors"] = errors
	return rep
}

func notFound() reply { return problem(http.StatusNotFound, "There is no such thing") }

func badRequest(detail string) reply {
	rep := problem(http.StatusBadRequest, "The request can not be understood")
	rep.body.(object)["detail"] = detail
	return rep
}
