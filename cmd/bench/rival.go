package main

import (
	"cmp"
	"net/url"
	"strings"
)

// rival is another way to show a document in a browser, with the npm package that it comes in.
type rival struct {
	Name    string
	Package string // with its version
	Built   bool   // the page is made of the document in advance
	Page    string // HTML, with SPEC in the place of the document's address; "" when it is built
	link    func(destination) string
}

// redoclyPackage has a command that builds pages, which load the package below from elsewhere.
const (
	redoclyPackage = "@redocly/cli@2.73.0"
	redocPackage   = "redoc@3.0.1"
	redocElsewhere = "https://cdn.redocly.com/redoc/v3.0.1/bundles/redoc.standalone.js"
	redocHere      = "../redoc/bundles/redoc.standalone.js"
)

const htmlHead = `<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`

func rivals() []rival {
	return []rival{
		{Name: "Redoc", Package: redocPackage, link: redocLink, Page: htmlHead + `</head><body>` +
			`<redoc spec-url="SPEC" disable-telemetry="true"></redoc><script type="module" src="` + redocHere + `"></script></body></html>`},
		{Name: "redocly build-docs", Package: redoclyPackage, Built: true, link: redocLink},
		{Name: "Swagger UI", Package: "swagger-ui-dist@5.35.0", link: swaggerLink, Page: htmlHead +
			`<link rel="stylesheet" href="../swagger-ui-dist/swagger-ui.css"></head><body><div id="ui"></div>` +
			`<script src="../swagger-ui-dist/swagger-ui-bundle.js"></script><script>SwaggerUIBundle({url: "SPEC", dom_id: "#ui", deepLinking: true})</script></body></html>`},
		{Name: "Scalar", Package: "@scalar/api-reference@1.72.1", link: scalarLink, Page: htmlHead +
			`</head><body><div id="app"></div><script src="../@scalar/api-reference/dist/browser/standalone.js"></script>` +
			`<script>Scalar.createApiReference("#app", {url: "SPEC", telemetry: false, withDefaultFonts: false})</script></body></html>`},
	}
}

// file is the name of the rival's page about a document.
func (r rival) file() string { return strings.ReplaceAll(strings.ToLower(r.Name), " ", "-") + ".html" }

// folder is where the rival's package is among others.
func (r rival) folder() string {
	name, _, _ := strings.Cut(strings.TrimPrefix(r.Package, "@"), "@")
	if strings.HasPrefix(r.Package, "@") {
		name = "@" + name
	}
	return name
}

func redocLink(s destination) string {
	if s.Tag == "" {
		return "#operation/" + s.ID
	}
	return "#tag/" + s.Tag + "/operation/" + s.ID
}

func swaggerLink(s destination) string {
	return "#/" + cmp.Or(s.Tag, "default") + "/" + url.PathEscape(s.ID)
}

func scalarLink(s destination) string {
	return "#tag/" + strings.ReplaceAll(cmp.Or(s.Tag, "default"), "_", "-") + "/" + s.Method + s.Path
}
