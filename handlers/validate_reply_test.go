package handlers

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/labstack/echo/v4"

	"github.com/apisteward/steward/gen"
	"github.com/apisteward/steward/internal/fault"
)

func TestRepliesAreHeldToTheContract(t *testing.T) {
	routes, err := loadRoutes(gen.OpenAPI())
	if err != nil {
		t.Fatal(err)
	}
	s := &server{routes: routes}
	for name, try := range map[string]struct {
		answer echo.HandlerFunc
		status int
		why    string
	}{
		"as promised": {func(c echo.Context) error { return c.JSON(200, map[string]any{"status": "ok"}) }, 200, ""},
		"a problem":   {func(echo.Context) error { return fault.New(fault.NotFound, "x") }, 404, ""},
		"a member of another type": {func(c echo.Context) error { return c.JSON(200, map[string]any{"status": 1}) },
			500, "doesn't match schema"},
		"another media type": {func(c echo.Context) error { return c.String(200, "ok") }, 500, "Content-Type"},
	} {
		t.Run(name, func(t *testing.T) {
			e := echo.New()
			e.HTTPErrorHandler = s.httpError
			e.GET("/healthz", try.answer, s.checkReply(routes["getHealth"]))
			x := &exchange{requestID: "id"}
			recorder := httptest.NewRecorder()
			e.ServeHTTP(recorder, withExchange(httptest.NewRequest(http.MethodGet, "/healthz", nil), x))
			if recorder.Code != try.status {
				t.Errorf("%d %s, want %d", recorder.Code, recorder.Body, try.status)
			}
			if (x.cause == nil) != (try.why == "") || x.cause != nil && !strings.Contains(x.cause.Error(), try.why) {
				t.Errorf("the cause is %v", x.cause)
			}
			if strings.Contains(recorder.Body.String(), "schema") {
				t.Errorf("the cause is shown: %s", recorder.Body)
			}
		})
	}
}
