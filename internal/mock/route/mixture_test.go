package route

import "testing"

func TestSegmentsOfTextAndParameters(t *testing.T) {
	table{
		"GET /a/1":                              "GET /a/{id} id=1",
		"GET /a/1.json":                         "GET /a/{id}.json id=1",
		"GET /a/1.2.json":                       "GET /a/{id}.json id=1.2",
		"GET /a/.json":                          "GET /a/{id} id=.json",
		"GET /a/1%2Ejson":                       "GET /a/{id}.json id=1",
		"GET /a/1:cancel":                       "GET /a/{id}:cancel id=1",
		"GET /a/1%3Acancel":                     "GET /a/{id}:cancel id=1",
		"GET /a/:cancel":                        "GET /a/{id} id=:cancel",
		"GET /a/all.json":                       "GET /a/all.json",
		"GET /a/1.json/x":                       "GET /a/{id}/x id=1.json",
		"GET /c/a...b":                          "GET /c/{base}...{head} base=a head=b",
		"GET /c/a...b...c":                      "GET /c/{base}...{head} base=a head=b...c",
		"GET /c/a%2Fb...c":                      "GET /c/{base}...{head} base=a%2Fb head=c",
		"GET /c/a....b":                         "GET /c/{base}...{head} base=a head=.b",
		"GET /c/...b":                           "404",
		"GET /c/a...":                           "404",
		"GET /d/a%2Db-c":                        "GET /d/{x}-{y} x=a%2Db y=c",
		"GET /d/a%2Db":                          "GET /d/{x}-{y} x=a y=b",
		"GET /e/f(a='1',b='2')":                 "GET /e/f(a='{a}',b='{b}') a=1 b=2",
		"GET /e/f%28a=%271%27,b=%27x%20y%27%29": "GET /e/f(a='{a}',b='{b}') a=1 b=x%20y",
		"GET /e/f(a='1')":                       "GET /e/f(a='{a}') a=1",
		"GET /p/preone":                         "GET /p/pre{x} x=one",
		"GET /p/pre":                            "404",
		"GET /p/prefixed":                       "GET /p/prefix{x} x=ed",
		"GET /adj/ab":                           "GET /adj/{x}{y} x=a y=b",
		"GET /adj/abc":                          "GET /adj/{x}{y} x=ab y=c",
		"GET /adj/a":                            "404",
		"GET /named/5.json":                     "GET /named/{id}{.format} id=5 .format=.json",
		"GET /named/5":                          "404",
		"GET /named/5x":                         "GET /named/{id}{.format} id=5 .format=x",
	}.check(t, described(t,
		"GET /a/{id}", "GET /a/{id}.json", "GET /a/{id}:cancel", "GET /a/all.json", "GET /a/{id}/x",
		"GET /c/{base}...{head}", "GET /d/{x}-{y}", "GET /e/f(a='{a}',b='{b}')", "GET /e/f(a='{a}')",
		"GET /p/pre{x}", "GET /p/prefix{x}", "GET /adj/{x}{y}", "GET /named/{id}{.format}"))
}

// Parameters that follow each other are told apart by what the document says
// of the later one: its style, or all that it can be.
func TestParametersThatFollowEachOther(t *testing.T) {
	table{
		"GET /a/x.y.json":    "GET /a/{id}{format} id=x.y format=.json",
		"GET /a/json":        "404",
		"GET /b/5;color=red": "GET /b/{id}{color} id=5 color=;color=red",
		"GET /b/5":           "404",
		"GET /c/x.html":      "GET /c/{page}{ext} page=x ext=.html",
		"GET /c/x.tar.gz":    "GET /c/{page}{ext} page=x ext=.tar.gz",
		"GET /c/x.other":     "404",
		"GET /c/.html":       "404",
		"GET /d/.5":          "GET /d/{dot} dot=.5",
		"GET /d/;m=1;n=2":    "GET /d/{dot} dot=;m=1;n=2",
		"GET /e;sort=name/x": "GET /e{sort}/x sort=;sort=name",
		"GET /e/x":           "404",
	}.check(t, load(t, `{"openapi":"3.0.3","info":{"title":"A","version":"1"},"paths":{
		"/a/{id}{format}":{"get":{"parameters":[{"name":"format","in":"path","required":true,"style":"label"}]}},
		"/b/{id}{color}":{"get":{"parameters":[{"name":"color","in":"path","required":true,"style":"matrix"}]}},
		"/c/{page}{ext}":{"get":{"parameters":[{"name":"ext","in":"path","required":true,"schema":{"enum":[".html",".gz",".tar.gz"]}}]}},
		"/d/{dot}":{"get":{"parameters":[{"name":"dot","in":"path","required":true,"style":"label"}]}},
		"/e{sort}/x":{"get":{"parameters":[{"name":"sort","in":"path","required":true,"style":"matrix"}]}}}}`))
}
