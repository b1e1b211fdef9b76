package python

import (
	"embed"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/clients/source"
)

// runtime is what all packages share, as it is written in them.
//
//go:embed runtime/*.py
var runtime embed.FS

// runtimeFiles copies the runtime, with a synchronous module beside each that
// is asynchronous.
func (e *emitter) runtimeFiles() []source.File {
	entries, err := fs.ReadDir(runtime, "runtime")
	if err != nil {
		panic(err) // it is embedded
	}
	var files []source.File
	add := func(name, text string) {
		files = append(files, source.File{Name: e.module + "/_runtime/" + name, Data: []byte(generated + "\n" + text)})
	}
	for _, entry := range entries {
		data, err := runtime.ReadFile("runtime/" + entry.Name())
		if err != nil {
			panic(err)
		}
		add(entry.Name(), string(data))
		if name, ok := strings.CutPrefix(entry.Name(), "async_"); ok {
			add("sync_"+name, synchronous(string(data)))
		}
	}
	return files
}

// rules turn an asynchronous module into the synchronous one, in this order.
var rules = []struct {
	pattern     *regexp.Regexp
	replacement string
}{
	{regexp.MustCompile(`\bawait waited\((.*)\)\n`), "$1\n"},
	{regexp.MustCompile(`(?s)async def waited\(.*?\n\n\n`), ""},
	{regexp.MustCompile(`( +)(?:async )?for (\w+) in (.*):\n +yield \w+\n`), "${1}yield from $3\n"},
	{regexp.MustCompile(`\[chunk async for chunk in self\]`), "self"},
	{regexp.MustCompile(`\basync (def|with|for)\b`), "$1"},
	{regexp.MustCompile(`\bawait `), ""},
	{regexp.MustCompile(`\bAwaitable\[None\] \| None`), "None"},
	{regexp.MustCompile(`\bAwaitable\[None\]`), "None"},
	{regexp.MustCompile(`, Awaitable\b`), ""},
	{regexp.MustCompile(`__a(enter|exit|iter|next)__`), "__${1}__"},
	{regexp.MustCompile(`\ba(iter_bytes|close|read)\b`), "$1"},
	{regexp.MustCompile(`\banyio\.sleep\b`), "time.sleep"},
	{regexp.MustCompile(`\banyio\.Lock\b`), "threading.Lock"},
	{regexp.MustCompile(`import logging\n`), "import logging\nimport threading\nimport time\n"},
	{regexp.MustCompile(`import anyio\n`), ""},
	{regexp.MustCompile(`\basync_(\w+)`), "sync_$1"},
	{regexp.MustCompile(`\b(_?)Async([A-Z])`), "${1}${2}"},
}

// synchronous derives the synchronous module from the asynchronous one.
func synchronous(text string) string {
	for _, rule := range rules {
		text = rule.pattern.ReplaceAllString(text, rule.replacement)
	}
	return sortImports(text)
}

var imported = regexp.MustCompile(`(?m)^from (\S+) import ([\w, ]+)$`)

// sortImports puts the names of imports back in order, and the modules of the
// package.
func sortImports(text string) string {
	text = imported.ReplaceAllStringFunc(text, func(line string) string {
		m := imported.FindStringSubmatch(line)
		names := strings.Split(m[2], ", ")
		slices.SortFunc(names, compareNames)
		return "from " + m[1] + " import " + strings.Join(names, ", ")
	})
	lines := strings.Split(text, "\n")
	own := func(line string) bool { return strings.HasPrefix(line, "from .") }
	if first := slices.IndexFunc(lines, own); first >= 0 {
		last := first
		for last < len(lines) && own(lines[last]) {
			last++
		}
		slices.SortFunc(lines[first:last], func(a, b string) int {
			return strings.Compare(strings.Fields(a)[1], strings.Fields(b)[1])
		})
	}
	return strings.Join(lines, "\n")
}
