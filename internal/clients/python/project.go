package python

import (
	"encoding/json"
	"regexp"
	"strings"

	"github.com/apisteward/steward/internal/clients/source"
)

// initFile writes what the package exports.
func (e *emitter) initFile() source.File {
	imports := newImports(0)
	imports.relative("", "models")
	exports := []string{"AsyncClient", "Client", "SERVERS", "VERSION"}
	for _, name := range exports {
		imports.relative("client", name)
	}
	for _, name := range runtimeErrors {
		imports.relative("errors", name)
	}
	for _, err := range e.plan.Errors {
		imports.relative("errors", e.names.errors[err])
	}
	others := map[string]string{
		"Event": "events", "Model": "model", "Unknown": "model", "Options": "calls", "Server": "servers", "Upload": "types", "Reply": "errors",
		"Download": "sync_streams", "Stream": "sync_streams", "AsyncDownload": "async_streams", "AsyncStream": "async_streams",
	}
	names := append([]string{"models"}, exports...)
	names = append(names, runtimeErrors...)
	for _, err := range e.plan.Errors {
		names = append(names, e.names.errors[err])
	}
	for _, name := range []string{
		"Event", "Model", "Unknown", "Options", "Reply", "Server", "Upload", "Download", "Stream", "AsyncDownload",
		"AsyncStream",
	} {
		imports.runtime(others[name], name)
		names = append(names, name)
	}
	w := begin(paragraphs(sentence("Client of "+title(e.plan)), e.plan.Summary))
	imports.write(w)
	w.Line("")
	w.Line("__version__ = VERSION")
	w.Line("")
	writeAll(w, names)
	return e.file("__init__.py", w)
}

// marker says that the package has types (PEP 561).
func (e *emitter) marker() source.File { return source.File{Name: e.module + "/py.typed"} }

// ignored keeps what Python leaves behind out of version control.
func (e *emitter) ignored() source.File {
	return source.File{Name: ".gitignore", Data: []byte(generated + "\n__pycache__/\n.mypy_cache/\n.pytest_cache/\n/dist/\n")}
}

// manifest writes pyproject.toml.
func (e *emitter) manifest() source.File {
	p := e.plan
	w := source.NewWriter("  ")
	w.Line(generated)
	w.Line("[build-system]")
	w.Line(`requires = ["hatchling"]`)
	w.Line(`build-backend = "hatchling.build"`)
	w.Line("")
	w.Line("[project]")
	w.Line("name = %s", toml(e.project))
	w.Line("version = %s", toml(release(p.Version)))
	w.Line("description = %s", toml("Client of "+title(p)))
	w.Line(`readme = "README.md"`)
	w.Line("license = { text = %s }", toml(e.license()))
	w.Line(`requires-python = ">=3.10"`)
	w.Line(`dependencies = ["httpx>=0.27", "pydantic>=2.8"]`)
	w.Line(`classifiers = ["Typing :: Typed"]`)
	if url := p.Contact; strings.HasPrefix(url, "https://") || strings.HasPrefix(url, "http://") {
		w.Line("")
		w.Line("[project.urls]")
		w.Line("Contact = %s", toml(url))
	}
	w.Line("")
	w.Line("[tool.hatch.build.targets.wheel]")
	w.Line("packages = [%s]", toml(e.module))
	return source.File{Name: "pyproject.toml", Data: w.Bytes()}
}

const notStated = "not stated"

// license is the licence as the contract gives it.
func (e *emitter) license() string {
	l := e.plan.License
	for _, text := range []string{l.Identifier, l.Name, l.URL} {
		if strings.TrimSpace(text) != "" {
			return text
		}
	}
	return notStated
}

// toml quotes a text for TOML, whose basic strings are JSON's, on one line and
// without control characters.
func toml(text string) string {
	text = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, visible(text))
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(text); err != nil {
		return `""`
	}
	return strings.TrimSuffix(b.String(), "\n")
}

var prerelease = regexp.MustCompile(`^(\d+\.\d+\.\d+)-((?:alpha|beta|a|b|c|rc|pre|preview|dev)(?:[.-]?\d+)?)$`)
var strange = regexp.MustCompile(`[^A-Za-z0-9]+`)

// release writes a semantic version as Python does (PEP 440). A pre-release
// that it has no word for becomes one of development, with its name behind.
func release(version string) string {
	core, build, _ := strings.Cut(version, "+")
	if number, before, ok := strings.Cut(core, "-"); ok && !prerelease.MatchString(core) {
		core, build = number+".dev0", strings.Trim(before+"."+build, ".")
	}
	if build = strings.Trim(strange.ReplaceAllString(build, "."), "."); build != "" {
		return core + "+" + build
	}
	return core
}
