package report

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"html/template"
	"io"
)

//go:embed page
var pageFiles embed.FS

// html writes one page that needs nothing else, so that it can be kept as an
// artifact and opened as a file.
func (v *Verification) html(w io.Writer, o Options) error {
	parts := make(map[string]string, 3)
	for _, name := range []string{"verification.html", "verification.css", "verification.js"} {
		data, err := pageFiles.ReadFile("page/" + name)
		if err != nil {
			return err
		}
		parts[name] = string(data)
	}
	page, err := template.New("verification").Parse(parts["verification.html"])
	if err != nil {
		return err
	}
	style, script := parts["verification.css"], parts["verification.js"]
	return page.Execute(w, struct {
		*verificationView
		Policy  string
		Style   template.CSS
		Script  template.JS
		Version string
	}{v.view(), policy(style, script), template.CSS(style), template.JS(script), o.Version})
}

// policy lets a browser run nothing but the page's own style and script, and
// load nothing (Content Security Policy Level 3, section 2.3.1).
func policy(style, script string) string {
	return "default-src 'none'; style-src " + digest(style) + "; script-src " + digest(script) + "; base-uri 'none'; form-action 'none'"
}

func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
