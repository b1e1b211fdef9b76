package route

import "testing"

// Paths hold no query in OpenAPI, but many documents tell operations apart by
// one.
func TestPathsWithQueries(t *testing.T) {
	table{
		"GET /now?city=Rome&country=it": "GET /now?city={city}&country={land} city=Rome land=it",
		"GET /now?ids=1%202":            "GET /now?ids={ids} ids=1%202",
		"GET /now?i%64s=1":              "GET /now?ids={ids} ids=1",
		"GET /now":                      "GET /now?city={city}&country={land}",
		"GET /now?other=1":              "GET /now?city={city}&country={land}",
		"POST /?Action=List":            "POST /#Action=List",
		"POST /?Action=Make&x=y":        "POST /#Action=Make",
		"POST /?Action=Lost":            "POST /#Action=List",
		"POST /":                        "POST /#Action=List",
		"POST /%23Action=Make":          "POST /#Action=Make",
		"PUT /b/1":                      "PUT /b/{id} id=1",
		"PUT /b/1?acl":                  "PUT /b/{id}#acl id=1",
		"PUT /b/1%23acl":                "PUT /b/{id}#acl id=1",
		"PUT /b/1%23other":              "PUT /b/{id} id=1%23other",
		"GET /s?q=1":                    "GET /s{?q,page}",
		"GET /s":                        "GET /s{?q,page}",
		"GET /v?q=1":                    "GET /v?{q}",
		"GET /w?q=ab":                   "GET /w?q=a{x}",
		"GET /now/":                     "404",
	}.check(t, described(t,
		"GET /now?city={city}&country={land}", "GET /now?ids={ids}", "POST /#Action=List", "POST /#Action=Make",
		"PUT /b/{id}#acl", "PUT /b/{id}", "GET /s{?q,page}", "GET /v?{q}", "GET /w?q=a{x}"))
}
