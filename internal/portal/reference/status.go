package reference

import (
	"net/http"
	"strconv"
)

// statusWords is a response's status with its meaning: "404 Not Found",
// "2XX Success", "Any other status".
func statusWords(status string) string {
	switch status {
	case "default":
		return "Any other status"
	case "1XX":
		return "1XX Informational"
	case "2XX":
		return "2XX Success"
	case "3XX":
		return "3XX Redirection"
	case "4XX":
		return "4XX Mistake of the caller"
	case "5XX":
		return "5XX Failure of the server"
	}
	code, err := strconv.Atoi(status)
	if err != nil || http.StatusText(code) == "" {
		return status
	}
	return status + " " + http.StatusText(code)
}
